"""The functions of `orders.yaml`."""


def said(count: str | float | None) -> str:
    return f"{count or 'none'}"


def total(*values: str | float | None) -> str:
    return ", ".join(str(value) for value in values)
