saved = []


def pair(clicks):
    return clicks, "text"


def sometimes(clicks):
    if clicks:
        return "one", "two"
    return "none"


def annotated(clicks) -> str:
    return str(clicks)


def keyed(clicks):
    return {"first": "a", "last": "b"}


def silent(clicks) -> None:
    saved.append(clicks)


def loud(clicks):
    return f"{clicks} clicks"
