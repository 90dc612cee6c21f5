from typing import Any


def movable(workflow: dict[str, Any]) -> set[str]:
    """What a parsed workflow runs that can change without a commit of yours."""
    found = set()
    for job in workflow["jobs"].values():
        for step in job.get("steps", []):
            if "uses" in step and "@" not in step["uses"]:
                found.add(step["uses"])
    return found
