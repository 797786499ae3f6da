"""The real data breaks no rule, and tells what the project began with."""

from keiretsu import building, files


def test_no_subject_is_described_in_two_files():
    contents = [(path, path.read_bytes()) for path in files.shipped_data()]

    assert building.twice_described(contents) == []


def test_the_shipped_data_breaks_no_rule_of_level_error(shipped):
    errors = [str(finding) for finding in shipped.findings("error")]

    assert errors == [], "run: keiretsu check"


def test_every_statement_has_evidence_with_a_described_source(shipped):
    for fact in shipped.statements:
        assert fact.evidence, fact.id
        for piece in fact.evidence:
            assert piece.source in shipped.world.sources, (fact.id, piece.source)
            assert 5 <= len(piece.says) <= 200, (fact.id, piece.says)


def test_the_word_majority_stands_rejected_beside_the_figure(shipped):
    claim = shipped.world.facts["renault-in-nissan-majority-claim"]

    assert claim.standing == "rejected"
    assert claim.value("reason")
    assert claim.values["contradictedBy"] == ("renault-in-nissan-43",)


def test_the_ways_of_the_article_are_found(shipped):
    ways = [
        path.things for path in shipped.ways("Nissan Dayz", "Renault", k=3, asked=shipped.scope(at="2013-11-08")).paths
    ]

    assert any("nmkv" in things and "nissan" in things for things in ways)
    assert any("nissan-brand" in things for things in ways)


def test_each_plan_of_the_article_has_stage_evidence_and_outcome(shipped):
    plans = [
        fact for fact in shipped.statements if fact.kind == "ProductPlan" and "carnewscafe-2013-11" in fact.sources
    ]
    shelved = [fact for fact in plans if fact.stage == "shelved"]

    assert len(plans) >= 5
    assert len(shelved) >= 2
    assert all(fact.value("shelvedOn") for fact in shelved)


def test_the_data_speaks_of_carmakers_and_not_of_how_it_was_gathered():
    for path in files.shipped_data():
        text = path.read_text(encoding="utf-8").casefold()
        for word in ("excerpt", "look-up", "seen-facts"):
            assert word not in text, (path.name, word)
