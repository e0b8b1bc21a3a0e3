"""The list of files to make: each case draws one PDF and returns its truth."""
from dataclasses import dataclass, field
from typing import Callable

CASES = {}


@dataclass
class Case:
    name: str
    producer: str
    features: list[str]
    make: Callable
    expect: str = "ok"
    also: list[str] = field(default_factory=list)


def case(name, producer, features, expect="ok", also=()):
    """Registers a function(path) -> truth (a dict, or a list of dicts for several editions)."""

    def register(make):
        assert name not in CASES, name
        CASES[name] = Case(name, producer, features.split(), make, expect, list(also))
        return make

    return register


def not_this_publication():
    return {
        "region": None,
        "period": None,
        "rows": [],
        "total": None,
        "register": None,
        "fictional": True,
        "defects": ["not-this-publication"],
    }
