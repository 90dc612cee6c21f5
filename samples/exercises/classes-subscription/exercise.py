"""A subscription: trial -> active <-> past_due, and from each of them cancelled."""


class Subscription:
    def __init__(self):
        self.state = "trial"

    def become(self, new):
        self.state = new
