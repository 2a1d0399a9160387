"""Words that every room uses."""

from typing import Literal, get_args

Audience = Literal["baby", "toddler", "child", "adult", "unknown"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

FactKind = Literal[
    "what_it_is",
    "cause",
    "course",
    "care",
    "treatment",
    "procedure",
    "prevention",
    "warning",
    "refer",
]
TermKind = Literal[
    "treatment",
    "procedure",
    "product",
    "medication",
    "home_removal",
    "milia_type",
    "cause",
    "condition",
    "effect",
    "skin_type",
    "body_site",
    "audience",
    "professional",
]
NotCoveredKind = Literal[
    "product",
    "ingredient",
    "medicine",
    "procedure",
    "remedy",
    "condition",
    "food",
    "habit",
    "situation",
]
