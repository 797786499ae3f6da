"""What is kept between runs."""

import os

import pytest

from conftest import WORLDS
from keiretsu import snapshot
from keiretsu.files import write_atomically
from keiretsu.knowledge import load


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KEIRETSU_CACHE", str(tmp_path))
    return tmp_path


def world():
    known = load([WORLDS / "example.ttl"], only_data=True).world
    return known.facts, known.things, known.sources, known.vocabulary


def test_a_second_run_gets_the_same_from_the_cache(cache, monkeypatch):
    first = world()
    monkeypatch.setattr("keiretsu.building.build", None)

    assert world() == first


def test_a_damaged_snapshot_is_made_again(cache):
    first = world()
    for file in cache.iterdir():
        file.write_bytes(b"nonsense" + file.read_bytes()[:50])

    assert world() == first


def test_a_cut_snapshot_is_made_again(cache):
    first = world()
    for file in cache.iterdir():
        file.write_bytes(file.read_bytes()[:-7])

    assert world() == first


def test_a_changed_file_is_read_again(cache, tmp_path_factory):
    own = tmp_path_factory.mktemp("own") / "own.ttl"
    text = (WORLDS / "example.ttl").read_text()
    own.write_text(text)
    load([own], only_data=True)
    own.write_text(
        text.replace("Birch holds 15 percent itself.", "Birch keeps 15 percent.").replace('"Cedar"@en', '"Zeder"@en')
    )

    assert load([own], only_data=True)["Zeder"].id == "cedar"


def test_without_a_place_to_write_it_still_answers(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("KEIRETSU_CACHE", str(blocked / "below"))

    assert "cedar" in world()[1]


def test_old_snapshots_are_forgotten(cache):
    for number in range(30):
        snapshot.write_quietly(str(cache / f"{number}.facts"), b"x")

    assert len(list(cache.iterdir())) <= 16


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "answer"
    target.write_bytes(b"old")

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, b"new")

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
