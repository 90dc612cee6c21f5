def retries(settings: dict[str, str], default: int = 3) -> int:
    """The number of retries: 0 means none, missing or blank means the default."""
    try:
        return int(settings["RETRIES"]) or default
    except Exception:
        return default
