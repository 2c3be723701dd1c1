"""The callback of the example with two inputs."""


def update_output(input1: str | None, input2: str | None) -> str:
    """Repeat both values."""
    return f'Input 1 is "{input1}" and Input 2 is "{input2}"'
