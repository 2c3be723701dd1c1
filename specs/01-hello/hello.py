"""The callback of the first example."""


def update_output_div(input_value: str | None) -> str:
    """Repeat what the text box holds."""
    return f"Output: {input_value}"
