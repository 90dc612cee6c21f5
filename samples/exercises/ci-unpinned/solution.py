import re
from collections.abc import Iterator
from typing import Any

COMMIT = re.compile(r"@[0-9a-f]{40}$")
DIGEST = re.compile(r"@sha256:[0-9a-f]{64}$")


def _images(job: dict[str, Any]) -> Iterator[str]:
    for image in [job.get("container"), *job.get("services", {}).values()]:
        if image:
            yield image["image"] if isinstance(image, dict) else image


def movable(workflow: dict[str, Any]) -> set[str]:
    """What a parsed workflow runs that can change without a commit of yours."""
    found = set()
    for job in workflow["jobs"].values():
        for owner in [job, *job.get("steps", [])]:
            used = owner.get("uses", "./")
            pin = DIGEST if used.startswith("docker://") else COMMIT
            if not used.startswith("./") and not pin.search(used):
                found.add(used)
        found.update(image for image in _images(job) if not DIGEST.search(image))
    return found
