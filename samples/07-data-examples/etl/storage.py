"""An S3 that runs here: moto's server, an emulator, over HTTP.

It speaks the protocol of S3 and is not S3: no rights, no delays, no limits.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer


@contextlib.contextmanager
def emulator() -> Iterator[str]:
    """Start the emulator on a free port; its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def client(address: str | None = None) -> Any:  # noqa: ANN401 - boto3 has no types
    """A client with time limits and few retries. `address`: S3_URL, or S3 itself.

    Whoever gives no keys for an address gets any; for S3 itself boto3 finds them.
    """
    url = address or os.environ.get("S3_URL")
    any_key = "test" if url and "AWS_ACCESS_KEY_ID" not in os.environ else None
    return boto3.client(
        "s3",
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id=any_key,
        aws_secret_access_key=any_key,
        config=Config(connect_timeout=3, read_timeout=10, retries={"max_attempts": 2}),
    )
