"""Who makes cars, and which brands of a maker matter most on the days shown."""

from __future__ import annotations

from collections.abc import Sequence

from keiretsu.facts import Fact
from keiretsu.pictures.told import Told

SOLD_AS = ("Rebadging", "Production")


def makes_cars(told: Told, id_: str) -> bool:
    """Whether a party holds a brand, on any day."""
    return any(fact.kind == "BrandHolding" and id_ in fact.tails for fact in told.world.about(id_))


def brands_first(told: Told, maker: str, holdings: Sequence[Fact]) -> list[Fact]:
    """Holdings of brands: that of the maker's own name, then those with most cars in force, then by name."""
    own = told.label(maker)

    def rank(holding: Fact) -> tuple[object, ...]:
        brand, begun = holding.heads[0], "start" in holding.values
        name = told.label(brand)
        return not f"{own} ".startswith(f"{name} "), -_cars_in_force(told, brand), not begun, name, holding.id

    return sorted(holdings, key=rank)


def _cars_in_force(told: Told, brand: str) -> int:
    cars = {fact.tails[0] for fact in told.world.about(brand) if fact.kind == "underBrand" and brand in fact.heads}
    return sum(
        any(fact.kind in SOLD_AS and told.status(fact) == "current" for fact in told.world.about(car)) for car in cars
    )
