def exit_problems(section: str) -> list[str]:
    return [] if section.strip() else ["empty"]
