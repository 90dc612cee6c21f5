"""Logs an error, or would."""

import logging

logging.basicConfig(format="%(levelname)s %(message)s")


def pay(order: int) -> None:
    try:
        raise ConnectionError("card network")
    except ConnectionError as error:
        logging.error("order %s not paid", order, error)  # (!)


if __name__ == "__main__":
    pay(7)
