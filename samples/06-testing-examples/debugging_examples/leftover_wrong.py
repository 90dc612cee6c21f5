"""A breakpoint that went out with the release."""


def charge(cents: int) -> str:
    breakpoint()  # (!)
    return f"charged {cents}"


if __name__ == "__main__":
    print(charge(1_999))
