"""Rates, because the two groups differ in size, and costs, because the faults do."""


def choose(answerable: list[float], empty: list[float], cost: float) -> float:
    """The threshold, in steps of 0.01: a question below it gets no answer.

    answerable, empty: similarity of the nearest chunk for questions that have an
    answer and for those that have none. cost: how many refusals one false answer
    is worth.
    """

    def price(threshold: float) -> float:
        refused = sum(one < threshold for one in answerable) / len(answerable)
        answered = sum(one >= threshold for one in empty) / len(empty)
        return refused + cost * answered

    return min((n / 100 for n in range(100, -1, -1)), key=price)
