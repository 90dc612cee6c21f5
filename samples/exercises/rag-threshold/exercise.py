"""Choose below which similarity to say nothing."""


def choose(answerable: list[float], empty: list[float], cost: float) -> float:
    """The threshold, in steps of 0.01: a question below it gets no answer.

    answerable, empty: similarity of the nearest chunk for questions that have an
    answer and for those that have none. cost: how many refusals one false answer
    is worth.
    """

    def right(threshold: float) -> int:
        answered = sum(one >= threshold for one in answerable)
        refused = sum(one < threshold for one in empty)
        return answered + refused

    return max((n / 100 for n in range(101)), key=right)
