"""Draws the winner of the raffle."""

import random

print(random.sample(["Ana", "Ben", "Eva"], k=1))
