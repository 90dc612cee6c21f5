"""The nights of a stay, from the day of arrival to the day of departure."""


class Period:
    def __init__(self, start, end):
        self.start = start
        self.end = end
