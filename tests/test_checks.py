"""Each rule has a witness that breaks it, and it alone."""

from pathlib import Path

import pytest

from keiretsu import checks
from keiretsu.errors import BadFile
from keiretsu.knowledge import load

BROKEN = Path(__file__).parent / "broken"
RULES = {rule.name: rule for rule in checks.rules()}
WITNESSES = {file.stem: file for file in BROKEN.glob("*.ttl")}


def test_every_rule_has_a_witness_and_every_witness_a_rule():
    assert set(RULES) == set(WITNESSES)


@pytest.mark.parametrize("name", sorted(WITNESSES))
def test_a_witness_breaks_its_rule_once_and_no_other(name):
    found = load([WITNESSES[name]], only_data=True, unchecked=True).findings()

    assert [finding.rule for finding in found] == [name]
    assert found[0].subject.startswith(("id:", "src:"))
    assert "{" not in found[0].words
    assert found[0].file.endswith(f"{name}.ttl") or found[0].rule == "refers-to-nothing"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"40"', '"39"'),
        ('id:c ; kei:capital "100"', 'id:c ; kei:capital "99.9"'),
        ('"2019-01-01" ; kei:observed "2020-01-01"', '"2021-01-01"'),
    ],
)
def test_a_loop_with_room_outside_or_on_different_days_is_not_closed(tmp_path, old, new):
    text = WITNESSES["closed-loop"].read_text()
    assert old in text
    file = tmp_path / "open.ttl"
    file.write_text(text.replace(old, new))

    rules = {finding.rule for finding in load([file], only_data=True, unchecked=True).findings()}
    assert "closed-loop" not in rules


def test_the_example_world_breaks_no_rule(example):
    assert [str(finding) for finding in example.findings()] == []


def test_every_rule_says_problem_solution_level_and_message():
    for rule in RULES.values():
        assert rule.problem.endswith("."), rule.name
        assert rule.solution.endswith("."), rule.name
        assert not rule.message.endswith("."), rule.name


def test_a_rule_without_its_head_is_refused(tmp_path):
    file = tmp_path / "headless.rq"
    file.write_text("# Problem: none.\nSELECT * { ?a ?b ?c }")

    with pytest.raises(BadFile, match="solution"):
        checks.rule(file)


def test_the_shapes_accept_the_example_and_refuse_a_broken_copy(tmp_path):
    pytest.importorskip("pyshacl")
    text = (Path(__file__).parent / "worlds" / "example.ttl").read_text()
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    good.write_text(text)
    bad.write_text(text.replace("kei:holder id:alder ; kei:issuer id:cedar ;", "kei:issuer id:cedar ;"))

    assert checks.by_shapes([good]) == []
    assert any("id:alder-in-cedar" in sentence for sentence in checks.by_shapes([bad]))
