"""The play of the features: one number, the anger, to the held pose of a drawn face.

Seven poses were drawn by hand; every anger between two of them is the straight line between
their numbers, so that the face never jumps.
"""

from typing import Final, NamedTuple

MOST_ANGER: Final = 10.0


class Pose(NamedTuple):
    """How a face is held, in units of the 200-unit drawing; a y counts downward from its top."""

    anger: float
    brow_out: float  # y of a brow's outer end
    brow_mid: float  # y its middle is pulled towards
    brow_in: float  # y of its inner end
    brow_gap: float  # from the middle of the face to the inner end
    lid: float  # how far the upper lid opens above the middle of the eye
    slant: float  # how far its inner half is pressed down
    bag: float  # how far the lower lid opens below the middle of the eye
    iris: float  # its radius
    mouth: float  # half its width
    corner: float  # y of its corners
    lip: float  # y the upper lip is pulled towards
    jaw: float  # y the lower lip is pulled towards
    square: float  # 0 a leaf-shaped mouth, 1 a box
    teeth: float  # share of the open mouth that shows the upper teeth
    chin: float  # how far the chin drops
    flush: float  # 0 none, 1 burning
    crease: float  # 0–1, the lines of a frown
    lean: float  # how far the head comes forward


# fmt: off
_POSES: Final = (
    # anger, brow: out mid in gap, lid slant bag iris,
    # mouth corner lip jaw square teeth chin, flush crease lean
    Pose(0, 86, 73, 82.5, 10.5, 8.6, 0, 5.6, 6.1, 19, 131, 141, 142.5, 0, .2, 0, .06, 0, 0),
    Pose(3, 85, 76.5, 85, 10.5, 9.2, .4, 7.2, 6.1, 15, 136, 137, 137.8, 0, .2, 0, .06, 0, 0),
    Pose(5, 84, 79, 88.5, 9.5, 8.8, 1.8, 6.8, 6, 15, 139.5, 135, 135.5, 0, .4, 0, .26, .3, 1),
    Pose(6, 83, 80, 90.5, 9, 8.4, 3.2, 6.2, 5.9, 15.5, 141, 134, 135, .1, .7, 0, .4, .5, 1.6),
    Pose(7, 81, 81.5, 92.5, 8, 8.2, 4.6, 5.6, 5.8, 17, 142.5, 132, 134.5, .3, 1, .5, .55, .7, 2.4),
    Pose(8.5, 78.5, 83, 94.5, 7.5, 9.2, 5.6, 6.2, 5.4, 20, 142, 129, 143, .7, .9, 3, .8, .9, 3.6),
    Pose(10, 75, 83.5, 96.5, 7, 11.6, 6.2, 7.8, 4.9, 21.5, 139, 124, 165, .8, .24, 9, 1, 1, 5),
)
# fmt: on


def pose_at(anger: float) -> Pose:
    """The pose for an anger of 0–10 (what lies outside is brought inside): content to shouting."""
    anger = min(max(0.0, anger), MOST_ANGER)
    above = next(i for i, pose in enumerate(_POSES) if i and anger <= pose.anger)
    low, high = _POSES[above - 1], _POSES[above]
    share = (anger - low.anger) / (high.anger - low.anger)
    return Pose(*(a + (b - a) * share for a, b in zip(low, high, strict=True)))
