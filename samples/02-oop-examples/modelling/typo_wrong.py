"""An object takes any attribute, a misspelt one too."""


# --8<-- [start:typo]
class Refund:
    def __init__(self, number):
        self.number = number
        self.state = "waiting"


refund = Refund(1042)
refund.staus = "rejected"  # (!)
if refund.state != "rejected":
    print("paid out:", vars(refund))
# --8<-- [end:typo]
