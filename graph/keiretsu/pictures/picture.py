"""A picture: its scene, its breaches, and its forms; saved whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from keiretsu.errors import BadValue, KeiretsuError
from keiretsu.pictures.alt import in_words
from keiretsu.pictures.check import breaches
from keiretsu.pictures.checks.finding import Finding
from keiretsu.pictures.scene import Scene

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf", "html", "json", "txt")


class Unprintable(KeiretsuError):
    """A picture breaks rules and was asked for strictly; ``findings`` are the breaches."""

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        listed = "\n".join(str(finding) for finding in self.findings[:10])
        super().__init__(f"the picture breaks {len(self.findings)} rules; nothing was saved:\n{listed}")


class Picture:
    """What ``draw`` gives: show it in a notebook, save it, or take its figure or scene.

    ``remark`` says what could not be drawn as it was asked for, and the cure; it is empty if all could.
    """

    def __init__(self, scene: Scene, page: Callable[[Scene], str] | None = None, *, remark: str = "") -> None:
        self.scene, self.remark = scene, remark
        self._page = page

    @cached_property
    def findings(self) -> list[Finding]:
        """All breaches of the rules for pictures; empty for one that is fit to print."""
        return breaches(self.scene)

    @property
    def figure(self) -> Figure:
        """The picture as a matplotlib Figure, made anew."""
        from keiretsu.pictures import mpl

        return mpl.figure(self.scene)

    @property
    def words(self) -> str:
        """The picture as plain text."""
        return in_words(self.scene)

    def _repr_svg_(self) -> str:
        from keiretsu.pictures.svg import to_svg

        return to_svg(self.scene)

    def as_bytes(self, form: str) -> bytes:
        """The picture in a form: png, svg, pdf, html, json (the scene) or txt. Raises BadValue for any other."""
        if form in ("png", "pdf"):
            from keiretsu.pictures import mpl

            return mpl.to_png(self.scene) if form == "png" else mpl.to_pdf(self.scene)
        if form == "svg":
            return self._repr_svg_().encode()
        if form == "html":
            return self._html().encode()
        if form == "json":
            return self.scene.to_json()
        if form == "txt":
            return self.words.encode()
        raise BadValue(f'there is no form "{form}". A picture can be saved as {", ".join(FORMATS)}.')

    def _html(self) -> str:
        from keiretsu.pictures.html import page

        return self._page(self.scene) if self._page else page(self.scene)

    def save(self, *paths: str | os.PathLike[str], strict: bool = False) -> None:
        """Write the picture, its form told by the ending of each path; each file appears whole or not at all.

        Raises:
            BadValue: an ending is not known; nothing is saved.
            Unprintable: with ``strict``, if the picture breaks a rule; nothing is saved.
        """
        forms = [form_of(path) for path in paths]
        if strict and self.findings:
            raise Unprintable(self.findings)
        for path, form in zip(paths, forms, strict=True):
            write_whole(Path(path), self.as_bytes(form))


def form_of(path: str | os.PathLike[str]) -> str:
    """The form that a path's ending asks for. Raises BadValue for an ending that is not known."""
    form = Path(path).suffix.removeprefix(".").lower()
    if form not in FORMATS:
        raise BadValue(f'"{path}" has no ending of a picture. Known: {", ".join("." + one for one in FORMATS)}.')
    return form


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there. Raises BadValue where that cannot be."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
            made.write(content)
            made.flush()
            os.fsync(made.fileno())
        _set_usual_mode(Path(made.name))
        Path(made.name).replace(path)
    except OSError as error:
        raise BadValue(f'"{path}" cannot be written: {error.strerror}. Name a file in a folder that exists.') from error


def _set_usual_mode(path: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
