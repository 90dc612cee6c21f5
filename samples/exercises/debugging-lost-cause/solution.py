class ConfigError(Exception):
    pass


NEEDED = ("port", "workers")


def load(name: str, config: dict[str, str]) -> dict[str, int]:
    found = {}
    for key in NEEDED:
        try:
            found[key] = int(config[key])
        except (KeyError, ValueError) as error:
            raise ConfigError(f"{name}: {key}: {error!r}") from error
    return found
