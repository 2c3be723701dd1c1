"""Ratings of dishes, in words and together."""

WORDS = ("poor", "fair", "good", "excellent")


def in_words(value: int, best: int) -> str:
    """A rating as a word."""
    place = min(value * len(WORDS) // best, len(WORDS) - 1)
    return f"{value} of {best}: {WORDS[place]}"


def summarise(*ratings: int) -> str:
    """The mean of all ratings."""
    mean = sum(ratings) / len(ratings)
    return f"{len(ratings)} dishes, {mean:.1f} on average"
