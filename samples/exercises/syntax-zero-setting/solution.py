def retries(settings: dict[str, str], default: int = 3) -> int:
    """The number of retries: 0 means none, missing or blank means the default."""
    text = settings.get("RETRIES", "").strip()
    if not text:
        return default
    number = int(text)
    if number < 0:
        raise ValueError(f"RETRIES must be 0 or more, not {number}")
    return number
