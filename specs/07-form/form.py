"""The callback of the form."""


def update_output(n_clicks: int, input1: str | None, input2: str | None) -> str:
    """Report how often the button was pressed, and what the boxes held then."""
    return f"""
        The Button has been pressed {n_clicks} times,
        Input 1 is "{input1}",
        and Input 2 is "{input2}"
    """
