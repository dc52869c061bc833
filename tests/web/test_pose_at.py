from __future__ import annotations

from itertools import pairwise

import pytest

from trainer.web.face_pose import pose_at

steps = [tenth / 10 for tenth in range(101)]


def test_it_never_jumps():
    poses = [pose_at(anger) for anger in steps]
    moved = [
        abs(after - before)
        for one, other in pairwise(poses)
        for before, after in zip(one, other, strict=True)
    ]
    assert max(moved) < 2


@pytest.mark.parametrize("feature", ["flush", "lean", "crease", "chin"])
def test_it_never_calms_as_the_anger_grows(feature):
    values = [getattr(pose_at(anger), feature) for anger in steps]
    assert values == sorted(values)
    assert values[0] < values[-1]


def test_it_draws_the_brows_together():
    content, shouting = pose_at(0), pose_at(10)
    assert shouting.brow_in > content.brow_in
    assert shouting.brow_gap < content.brow_gap


@pytest.mark.parametrize(("outside", "inside"), [(-1, 0), (11, 10)])
def test_it_brings_an_anger_inside(outside, inside):
    assert pose_at(outside) == pose_at(inside)
