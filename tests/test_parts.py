"""What each file says is kept between rebuilds, and read anew only where it changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from keiretsu import building, parts
from keiretsu.errors import BrokenData
from keiretsu.reading import Part

BASE = (("ontology.ttl", 1, 1),)


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.setenv("KEIRETSU_CACHE", str(tmp_path))
    asked = []

    def reading(path, text):
        asked.append(path.name)
        return Part((f"https://example.org/{text.decode()}",), (), (), ())

    def by_file(base=BASE, **texts):
        asked.clear()
        found = parts.by_file([(Path(f"{name}.ttl"), text.encode()) for name, text in texts.items()], base, reading)
        return [part.subjects[0].rpartition("/")[2] for part in found], list(asked)

    return by_file


def test_a_file_that_has_not_changed_is_not_read_again(read):
    assert read(a="one", b="two") == (["one", "two"], ["a.ttl", "b.ttl"])
    assert read(a="one", b="two") == (["one", "two"], [])
    assert read(a="one", b="three") == (["one", "three"], ["b.ttl"])
    assert read(b="three") == (["three"], [])


def test_with_another_ontology_all_is_read_again(read):
    read(a="one")

    assert read(base=(("ontology.ttl", 2, 2),), a="one") == (["one"], ["a.ttl"])


def test_what_is_kept_and_not_sound_is_ignored(read, tmp_path):
    read(a="one")
    (file,) = tmp_path.glob("*.parts")
    file.write_bytes(file.read_bytes()[:-6] + b"broken")

    assert read(a="one") == (["one"], ["a.ttl"])
    assert read(a="one") == (["one"], [])


def test_a_subject_told_of_in_two_shipped_files_is_refused_with_the_cure():
    part = Part(("https://w3id.org/keiretsu/id/nissan",), (), (), ())

    with pytest.raises(BrokenData, match=r"b\.ttl: id:nissan: also described in a\.ttl\. Describe it in one file\."):
        building._refuse_told_twice([Path("a.ttl"), Path("b.ttl")], [part, part])
