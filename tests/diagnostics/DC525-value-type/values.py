least = "zero"
lowest = 0
names = {"Ada", "Grace"}


def sorted_names() -> list[str]:
    return sorted(names)
