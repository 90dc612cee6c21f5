def gaps(
    oldest: str, released: list[str], matrix: list[object]
) -> tuple[list[str], list[str]]:
    """Releases from `oldest` on that are not tested, and the reverse."""
    promised = {version for version in released if version >= oldest}
    tested = {str(version) for version in matrix}
    return sorted(promised - tested), sorted(tested - promised)
