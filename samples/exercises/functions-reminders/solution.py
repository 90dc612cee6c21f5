from functools import partial


def buttons(amounts, pay):
    """Label -> a function without arguments that pays the amount of its label."""
    return {label: partial(pay, cents) for label, cents in amounts.items() if cents > 0}
