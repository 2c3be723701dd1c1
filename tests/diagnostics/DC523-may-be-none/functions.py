def count(clicks: int) -> str:
    return f"{clicks + 1}"
