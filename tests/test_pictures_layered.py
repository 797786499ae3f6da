"""The layered layout: capital above the box it buys, whatever the web of stakes."""

import random

import pytest

from keiretsu.pictures.geometry import cross, grown, meet, segments
from keiretsu.pictures.layered import Node, Tie, lay_out
from keiretsu.pictures.layered.across import pooled
from keiretsu.pictures.layered.ranks import directed, ranked


def nodes(count):
    return [Node(f"n{i}", 60.0, 30.0) for i in range(count)]


def tie(tail, head, weight=50.0):
    return Tie(f"{tail}-{head}", f"n{tail}", f"n{head}", weight, 40.0, 20.0)


def web(seed, count):
    chance = random.Random(seed)
    ties = {}
    for head in range(1, count):
        for _ in range(chance.choice([1, 1, 1, 2])):
            tail = max(0, head - 1 - int(chance.expovariate(0.3)))
            pair = (tail, head) if chance.random() < 0.9 else (head, tail)
            ties[pair] = tie(*pair, weight=chance.randint(1, 100))
    return [Node(f"n{i}", chance.uniform(50, 110), chance.choice([28.0, 40.0])) for i in range(count)], list(
        ties.values()
    )


def rects(layout):
    return {id_: (x, y, x + layout.sizes[id_][0], y + layout.sizes[id_][1]) for id_, (x, y) in layout.corners.items()}


@pytest.mark.parametrize("seed", range(12))
def test_no_tie_passes_through_a_box_and_no_box_lies_on_another(seed):
    boxes, ties = web(seed, 8 + 3 * seed)
    layout = lay_out(boxes, ties)
    places = rects(layout)

    hit = [
        (one.id, id_)
        for one in ties
        for a, b in segments(layout.routes[one.id])
        for id_, rect in places.items()
        if id_ not in (one.tail, one.head)
        and meet(grown(rect, 2), (min(a[0], b[0]) - 1, min(a[1], b[1]) - 1, max(a[0], b[0]) + 1, max(a[1], b[1]) + 1))
    ]
    ids = sorted(places)
    assert hit == []
    assert [1 for i, a in enumerate(ids) for b in ids[i + 1 :] if meet(places[a], places[b])] == []


@pytest.mark.parametrize("seed", range(12))
def test_ties_end_at_their_boxes_and_run_at_right_angles(seed):
    boxes, ties = web(seed, 20)
    layout = lay_out(boxes, ties)
    places = rects(layout)

    for one in ties:
        points = layout.routes[one.id]
        for id_, (x, y) in ((one.tail, points[0]), (one.head, points[-1])):
            assert meet(grown(places[id_], 0.2), (x - 0.1, y - 0.1, x + 0.1, y + 0.1))
        assert all(abs(a[0] - b[0]) < 0.31 or abs(a[1] - b[1]) < 0.31 for a, b in segments(points))


def test_a_loop_is_broken_at_its_smallest_stake():
    ties = [tie(0, 1, 40), tie(1, 2, 30), tie(2, 0, 5)]

    assert lay_out(nodes(3), ties).upward == {"2-0"}


def test_a_tree_has_no_crossings():
    ties = [tie(0, i) for i in range(1, 6)] + [tie(1, 6), tie(2, 7), tie(2, 8), tie(5, 9)]
    layout = lay_out(nodes(10), ties)
    pieces = [(id_, piece) for id_, route in layout.routes.items() for piece in segments(route)]

    assert layout.crossings == 0
    assert [1 for i, (a, p) in enumerate(pieces) for b, q in pieces[i + 1 :] if a != b and cross(p, q)] == []


def test_siblings_stand_in_the_order_in_which_they_are_given():
    layout = lay_out(nodes(6), [tie(0, i) for i in range(1, 6)])

    assert sorted(range(1, 6), key=lambda i: layout.corners[f"n{i}"][0]) == [1, 2, 3, 4, 5]


def test_a_holder_stands_just_above_what_it_holds():
    down = directed(4, [(0, 1), (1, 2), (3, 2)], [tie(0, 1), tie(1, 2), tie(3, 2)])

    assert ranked(4, down) == [0, 1, 2, 1]


def test_a_long_row_becomes_two():
    boxes = [Node(f"n{i}", 60.0, 30.0, i % 2 if i else 0) for i in range(7)]
    layout = lay_out(boxes, [tie(0, i) for i in range(1, 7)])

    assert len({layout.corners[f"n{i}"][1] for i in range(1, 7)}) == 2


def test_the_same_web_is_laid_out_the_same():
    assert lay_out(*web(5, 30)) == lay_out(*web(5, 30))


def test_a_chain_of_five_hundred_needs_no_recursion():
    layout = lay_out(nodes(500), [tie(i, i + 1) for i in range(499)])

    assert layout.corners["n499"][1] > layout.corners["n0"][1]


def test_nothing_gives_an_empty_layout_and_a_stake_in_oneself_is_no_tie():
    assert lay_out([], []).corners == {}
    assert lay_out(nodes(1), [tie(0, 0)]).routes == {}


def test_pooling_gives_the_nearest_rising_places():
    assert pooled([3.0, 1.0, 5.0], [1.0, 1.0, 1.0]) == [2.0, 2.0, 5.0]
