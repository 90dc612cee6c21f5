from collections.abc import Hashable


def first_of_each(items: list[Hashable]) -> list[Hashable]:
    """Each item once, in the order of its first appearance."""
    result: list[Hashable] = []
    for item in items:
        if item not in result:
            result.append(item)
    return result
