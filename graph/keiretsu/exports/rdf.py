"""All statements, things and sources as RDF: Turtle, N-Quads, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from keiretsu import store, terms

FORMATS = {"turtle": ox.RdfFormat.TURTLE, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}


def write(quads: Iterable[ox.Quad], form: str) -> bytes:
    """The triples in one of FORMATS, sorted, so that the same data gives the same bytes."""
    ordered = sorted(
        set(quads), key=lambda q: (str(q.subject), q.predicate.value != terms.TYPE, str(q.predicate), str(q.object))
    )
    return store.write(ordered, FORMATS[form])
