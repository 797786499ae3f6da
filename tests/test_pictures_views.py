"""What one page holds: views of the first thing on several dates, and of the things around it."""

from __future__ import annotations

import base64
import json
import re
import zlib

import keiretsu
from keiretsu.pictures.asking import Asker


def test_a_page_about_a_much_tied_maker_leads_on_to_its_neighbours():
    graph = keiretsu.load()
    page = Asker(graph, graph.scope()).around("renault").as_bytes("html").decode()
    packed = max(re.findall(r"[A-Za-z0-9+/=]{2000,}", page), key=len)

    views = json.loads(zlib.decompress(base64.b64decode(packed)))["views"]

    assert len(page) < 250_000
    assert len(views["renault"]) >= 4
    assert len(views) >= 15
