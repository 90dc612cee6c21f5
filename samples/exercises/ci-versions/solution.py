def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def gaps(
    oldest: str, released: list[str], matrix: list[object]
) -> tuple[list[str], list[str]]:
    """Releases from `oldest` on that are not tested, and the reverse."""
    for version in matrix:
        if not isinstance(version, str):
            raise ValueError(f"{version!r} is a number: write the version in quotes")
    tested = {str(version) for version in matrix}
    promised = {version for version in released if _parts(version) >= _parts(oldest)}
    return (
        sorted(promised - tested, key=_parts),
        sorted(tested - promised, key=_parts),
    )
