"""What can go wrong, in words one can act on."""

from __future__ import annotations

from collections.abc import Sequence


class KeiretsuError(Exception):
    """Something the user can mend; its text says what was wrong, where, and the cure."""

    exit_code = 2


class UnknownName(KeiretsuError):
    """Nothing is called so; ``nearest`` holds the labels that come closest, best first."""

    def __init__(self, name: str, nearest: Sequence[str] = (), sort: str = "company or car") -> None:
        self.name = name
        self.nearest = tuple(nearest)
        cure = f" Did you mean {', '.join(self.nearest)}?" if self.nearest else " Try: keiretsu find TEXT"
        super().__init__(f'no {sort} is called "{name}".{cure}')


class AmbiguousName(KeiretsuError):
    """Several things of one sort bear the name; ``choices`` holds (id, words about it)."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.name = name
        self.choices = tuple(choices)
        listed = ", ".join(f"{id_} ({words})" for id_, words in self.choices)
        super().__init__(f'"{name}" names {len(self.choices)} things: {listed}. Use one of these ids.')


class BadValue(KeiretsuError):
    """A word on the command line or an argument is not of the form or set it should be."""


class BadFile(KeiretsuError):
    """A file cannot be read as what it claims to be; the text names file and line where known."""

    exit_code = 3


class BrokenData(KeiretsuError):
    """Data that breaks rules; ``findings`` are sentences, one a broken rule."""

    exit_code = 3

    def __init__(self, findings: Sequence[str], heading: str = "the data breaks a rule") -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join((f"{heading}; nothing was loaded:", *self.findings)))


class BadQuery(KeiretsuError):
    """A query that is not SPARQL, or that asks for what is not allowed here."""


class TooMuch(KeiretsuError):
    """A time or size limit was reached; the text says which and how to raise it."""

    exit_code = 4


class NoAnswer(KeiretsuError):
    """The question was understood and its answer is empty."""

    exit_code = 1
