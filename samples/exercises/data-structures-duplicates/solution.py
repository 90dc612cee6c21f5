from collections.abc import Hashable


def first_of_each(items: list[Hashable]) -> list[Hashable]:
    """Each item once, in the order of its first appearance."""
    return list(dict.fromkeys(items))
