"""What is on file about a thing or a statement."""

from keiretsu import cards
from keiretsu.narrow import EVER


def card(kg, id_, at=None):
    asked = kg.scope(at=at)
    return cards.card(kg.world, id_, asked, dated=at is not None, name=kg.namer(asked.span if at else None))


def headings(found):
    return [section.heading for section in found.sections]


def lines(found, heading):
    return [line.sentence for section in found.sections if section.heading == heading for line in section.lines]


def test_a_company_is_shown_with_holders_holdings_ventures_brands_plans_and_claims(example):
    found = card(example, "alder")

    assert headings(found) == [
        "Holders",
        "Holdings",
        "Ventures",
        "Brands",
        "Memberships",
        "Cooperations",
        "Plans",
        "Events",
        "Claims not accepted",
    ]
    assert lines(found, "Claims not accepted") == [
        "Rejected: Alder Motor was more than 50 % owned by Birch as of November 2013"
    ]


def test_what_holds_today_stands_before_what_is_over(example):
    order = lines(card(example, "alder"), "Holders")

    assert order.index("Alder Motor has been 15 % owned by Birch (votes capped) since 2023") < order.index(
        "Alder Motor was 43.4 % owned by Birch from 1999 to 2023"
    )


def test_on_a_day_only_what_counts_then_is_shown(example):
    found = card(example, "alder", at="2013-11-08")

    assert lines(found, "Holders") == ["Alder Motor was 43.4 % owned by Birch from 1999 to 2023"]
    assert "Claims not accepted" not in headings(found)


def test_what_a_car_is_by_definition_needs_no_source(example):
    assert card(example, "alder-twig-2013").what == ("is a generation of Alder Twig",)


def test_a_brand_shows_its_cars(example):
    assert "Alder Twig is sold under the brand Alder" in " ".join(lines(card(example, "alder-brand"), "Cars")) or lines(
        card(example, "alder-brand"), "Cars"
    )


def test_a_statement_is_shown_with_its_rivals(example):
    found = cards.statement_card(example.world, "birch-in-alder-majority-claim", name=example.namer())

    relations = {rival.fact.id: rival.relation for rival in found.rivals}
    assert relations["birch-in-alder-43"] == "contradicted by"
    assert relations["birch-in-alder-15"] == "speaks of the same pair"


def test_a_guess_stands_beside_the_plan_it_refines(example):
    found = cards.statement_card(example.world, "plan-sedan", name=example.namer())

    assert [(rival.relation, rival.fact.id) for rival in found.rivals] == [("is refined by", "plan-sedan-leaf-guess")]


def test_a_guess_is_shown_at_the_parties_of_its_plan(example):
    assert any("Guess: the Leaf" in line for line in lines(card(example, "dogwood"), "Plans"))


def test_every_thing_and_statement_that_ships_can_be_shown(shipped):
    asked, name = shipped.scope(ever=True), shipped.namer()
    for id_ in list(shipped.world.things)[::7]:
        assert cards.card(shipped.world, id_, asked, dated=False, name=name).thing.id == id_
    for fact in shipped.statements[::17]:
        assert cards.statement_card(shipped.world, fact.id, name=name).sentence
    assert asked.span == EVER
