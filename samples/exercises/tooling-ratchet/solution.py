from collections import Counter


def by_rule(findings: dict[str, int]) -> Counter[str]:
    """The sum of each rule over all files."""
    total: Counter[str] = Counter()
    for place, number in findings.items():
        total[place.rpartition(" ")[2]] += number
    return total


def grown(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """What there is more of: "B006: 3, was 2 (src/new.py)". Keys: "src/a.py B006"."""
    old, lines = by_rule(before), []
    for rule, number in sorted(by_rule(now).items()):
        if number > old[rule]:
            files = [
                place.rpartition(" ")[0]
                for place, count in sorted(now.items())
                if place.endswith(f" {rule}") and count > before.get(place, 0)
            ]
            lines.append(f"{rule}: {number}, was {old[rule]} ({', '.join(files)})")
    return lines
