"""The ontology's terms that the code names; a test checks that each of them exists."""

from __future__ import annotations

from functools import cache

KEI = "https://w3id.org/keiretsu/def#"
ID = "https://w3id.org/keiretsu/id/"
SOURCE = "https://w3id.org/keiretsu/source/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"

PREFIXES = {"kei": KEI, "id": ID, "src": SOURCE, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "prov": PROV, "xsd": XSD}

TYPE = RDF + "type"
LABEL = RDFS + "label"
DEFINITION = SKOS + "definition"
ALT_LABEL = SKOS + "altLabel"
SUBCLASS = RDFS + "subClassOf"
IN_SCHEME = SKOS + "inScheme"

MILESTONES = ("rumouredOn", "announcedOn", "agreedOn", "shelvedOn", "cancelledOn")
OPENING_MILESTONES = ("rumouredOn", "announcedOn", "agreedOn")
CLOSING_MILESTONES = ("shelvedOn", "cancelledOn")
STAGES = ("rumoured", "announced", "agreed", "inEffect", "shelved", "cancelled")
STANDINGS = ("accepted", "contested", "rejected", "unreviewed")


@cache
def short(iri: str) -> str:
    """The id used inside: an address below our own namespaces without it, any other address whole."""
    for base in (ID, KEI, SOURCE):
        if iri.startswith(base):
            return iri[len(base) :]
    return iri


def id_iri(id_: str) -> str:
    """The whole address of a thing or statement."""
    return id_ if "://" in id_ else ID + id_


def source_iri(id_: str) -> str:
    """The whole address of a source."""
    return id_ if "://" in id_ else SOURCE + id_


def term_iri(name: str) -> str:
    """The whole address of a term of the ontology."""
    return name if "://" in name else KEI + name


def curie(iri: str) -> str:
    """An address with its prefix, as the data writes it."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
