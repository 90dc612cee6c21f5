class ConfigError(Exception):
    pass


NEEDED = ("port", "workers")


def load(name: str, config: dict[str, str]) -> dict[str, int]:
    try:
        return {key: int(config[key]) for key in NEEDED}
    except Exception:
        raise ConfigError("bad config") from None
