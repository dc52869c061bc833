"""The customer's drawn face: pure functions from looks and one number, the anger, to SVG markup.

The drawing is 200 units square; x = 100 is the middle of the face, "left" the viewer's left.
What shows feeling is in presentation attributes, and a path keeps its commands whatever the
anger, so that CSS transitions carry the face from one drawing to the next.
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Final

from trainer.web.face_hair import hair_before, hair_behind, neckline
from trainer.web.face_looks import HeadShape, Looks, mix, read_looks
from trainer.web.face_pose import Pose, pose_at

_EYE: Final = 22.0  # from the middle of the face to the middle of an eye
_EYE_Y: Final = 99.0
_INK: Final = "#2a1a17"


def draw(
    looks: Mapping[str, object],
    anger: float,
    *,
    label: str,
    prefix: str = "",
    size: int = 200,
    css: str = "face",
) -> str:
    """The face as one `<svg>` element, 4 KB at most and safe to put on a page as it is.

    `looks`: hair, skin, glasses, beard, top, as in a persona's file; what is missing or unknown
    gets a plain default. `anger`: 0 (content) to 10 (shouting); what lies outside is brought
    inside. `label`: what it shows, for those who do not see it; empty marks a decoration.
    `prefix`: not empty, the moving parts get ids: "customer" gives `customer-brow-left`.
    `size`: width and height in CSS pixels. `css`: its classes.
    """
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg class="{escape(css)}" viewBox="6 6 188 188" width="{size}" height="{size}" '
        f"{spoken}>{_portrait(read_looks(looks), anger, prefix)}</svg>"
    )


@lru_cache(maxsize=512)
def _portrait(looks: Looks, anger: float, prefix: str) -> str:
    """What is inside the frame, kept: a customer has eleven faces, and shows them to everybody."""
    pose, name = pose_at(anger), _Names(prefix)
    return (
        _ground(name, pose)
        + f"<g{name('back')} {_lean(pose)}>{hair_behind(looks)}</g>"
        + _body(name, looks, pose)
        + f'<g{name("head")} fill="{_skin(looks, pose)}" {_lean(pose)}>'
        + _head(name, looks, pose)
        + "</g>"
    )


class _Names:
    """Gives a moving part its id, or nothing where no prefix was asked for."""

    def __init__(self, prefix: str) -> None:
        self._prefix = escape(prefix)

    def __call__(self, part: str) -> str:
        return f' id="{self._prefix}-{part}"' if self._prefix else ""


def _path(*steps: str | float) -> str:
    """Path data, a tenth of a unit exact: `_path("M", 1.04, 2)` is `"M1 2"`."""
    data = " ".join(step if isinstance(step, str) else f"{round(step, 1):g}" for step in steps)
    for command in "MCQHZ":
        data = data.replace(f" {command}", command).replace(f"{command} ", command)
    return data


# --- The large shapes --------------------------------------------------------------------------


def _ground(name: _Names, pose: Pose) -> str:
    square, heat = 'd="M0 0h200v200H0z"', f"{pose.flush * 0.5:.2f}"
    return (
        f'<path class="face-ground" fill="#dfe7e6" {square}/>'
        f'<path{name("heat")} class="face-heat" fill="#e58a6c" fill-opacity="{heat}" {square}/>'
    )


def _lean(pose: Pose) -> str:
    scale = 1 + pose.lean * 0.008
    there = _path(100 - 100 * scale, pose.lean)
    return f'transform="translate({there}) scale({scale:.3f})"'


def _body(name: _Names, looks: Looks, pose: Pose) -> str:
    """Shoulders, which rise with the anger, and the neck with the shadow of the head on it."""
    lift = pose.lean * 1.6
    shoulders = _path(
        "M", 8, 206, "C", 10, 186 - lift, 34, 178 - lift, 76, 166,
        "H", 124, "C", 166, 178 - lift, 190, 186 - lift, 192, 206, "Z",
    )  # fmt: skip
    return (
        f'<path{name("body")} fill="{looks.top}" d="{shoulders}"/>'
        f'<path{name("neck")} fill="{_skin(looks, pose)}" d="M78 138V164Q100 188 122 164V138z"/>'
        '<path fill="#5a1c08" fill-opacity=".17" d="M78 146V156Q100 174 122 156V146z"/>'
        + neckline(looks)
    )


def _skin(looks: Looks, pose: Pose) -> str:
    return mix(looks.skin, looks.flush, 0.2 * pose.flush)


def _shade(looks: Looks, pose: Pose) -> str:
    return mix(mix(looks.skin, "#8a3b22", 0.24), looks.flush, 0.2 * pose.flush)


def _head(name: _Names, looks: Looks, pose: Pose) -> str:
    """What lies in the head's group, from back to front; what has no fill here has the skin's."""
    brows = _brow(name, -1, pose, looks) + _brow(name, 1, pose, looks)
    return (
        _ears(name, looks, pose)
        + f'<path{name("face")} d="{_outline(looks.shape, pose)}"/>'
        + _eye(name, -1, pose, looks)
        + _eye(name, 1, pose, looks)
        + _lashes(name, pose)
        + _cheeks(name, looks, pose)
        + _beard(name, looks, pose)
        + _lines(name, looks, pose)
        + _mouth(name, looks, pose)
        + hair_before(looks)
        + f'<g fill="{looks.brow_colour}">{brows}</g>'
        + _glasses(looks)
    )


def _outline(shape: HeadShape, pose: Pose) -> str:
    wide, jaw, tip, chin = shape.temple, shape.jaw, shape.tip, shape.chin + pose.chin
    return _path(
        "M", 100 + wide, 90, "C", 100 + wide, 118, 100 + jaw, chin - 17, 100 + tip, chin - 5,
        "Q", 100, chin + 5, 100 - tip, chin - 5,
        "C", 100 - jaw, chin - 17, 100 - wide, 118, 100 - wide, 90,
        "C", 100 - wide, 56, 76, 40, 100, 40, "C", 124, 40, 100 + wide, 56, 100 + wide, 90, "Z",
    )  # fmt: skip


def _ears(name: _Names, looks: Looks, pose: Pose) -> str:
    if looks.style == "scarf":
        return ""
    left, right = 100 - looks.shape.temple, 100 + looks.shape.temple
    hot = mix(_shade(looks, pose), looks.flush, 0.3 * pose.flush)
    hollow = f"M{left} 98a5 7 0 1 0 0 13zM{right} 98a5 7 0 1 1 0 13z"
    return (
        f'<path d="M{left} 92a9 12 0 1 0 0 24zM{right} 92a9 12 0 1 1 0 24z"/>'
        f'<path{name("ears")} fill="{hot}" d="{hollow}"/>'
    )


def _cheeks(name: _Names, looks: Looks, pose: Pose) -> str:
    colour, glow = mix(looks.skin, looks.flush, 0.65), f"{0.1 + 0.2 * pose.flush:.2f}"
    spots = "".join(
        f'<ellipse cx="{x}" cy="122" rx="{wide}" ry="{high}"/>'
        for x in (75, 125)
        for wide, high in ((14, 10), (8, 6))
    )
    return f'<g{name("flush")} fill="{colour}" fill-opacity="{glow}">{spots}</g>'


# --- The features ------------------------------------------------------------------------------


def _eye(name: _Names, side: int, pose: Pose, looks: Looks) -> str:
    """White and iris lie below a piece of skin with an eye-shaped hole, wound the other way."""

    def x(out: float) -> float:
        return 100 + side * out

    where, y = ("left" if side < 0 else "right"), _EYE_Y
    low = y + pose.bag * 1.25
    skin = f"M{x(6):g} 83h{32 * side}v30h{-32 * side}z"
    skin += _path("M", x(34), y - 0.5, *_upper_lid(side, pose))
    skin += _path("C", x(16), low, x(28), low, x(34), y - 0.5, "Z")
    centre = f'cx="{x(_EYE):g}" cy="{y:g}"'
    return (
        f'<ellipse {centre} rx="14" ry="12" fill="#fdfaf6"/>'
        f'<circle{name(f"iris-{where}")} {centre} r="{pose.iris - 1.5:.1f}" fill="{_INK}" '
        f'stroke="{looks.iris}" stroke-width="3"/>'
        f'<circle cx="{x(_EYE) - 2:g}" cy="{y - 2.2:g}" r="1.5" fill="#fff"/>'
        f'<path{name(f"lid-{where}")} d="{skin}"/>'
    )


def _upper_lid(side: int, pose: Pose) -> tuple[str | float, ...]:
    """The curve from the outer corner of an eye to the inner one."""
    top, inner = _EYE_Y - pose.lid * 1.25, _EYE_Y + 1 + pose.slant * 0.35
    pressed = top + pose.slant * 1.3
    return ("C", 100 + side * 30, top, 100 + side * 18, pressed, 100 + side * 10.5, inner)


def _lashes(name: _Names, pose: Pose) -> str:
    left, right = (
        _path("M", 100 + side * 35.5, _EYE_Y - 1, *_upper_lid(side, pose)) for side in (-1, 1)
    )
    stroke = f'fill="none" stroke="{_INK}" stroke-width="3"'
    return f'<path{name("lashes")} {stroke} d="{left}{right}"/>'


def _brow(name: _Names, side: int, pose: Pose, looks: Looks) -> str:
    """Thick at the nose, thin at the temple; the left one a little higher, as in most people."""

    def x(out: float) -> float:
        return 100 + side * out

    where, up = ("left", 1.2) if side < 0 else ("right", 0.0)
    half, gap = 3.2 * looks.brow, pose.brow_gap
    out, mid, inner = pose.brow_out - up, pose.brow_mid - up, pose.brow_in - up
    shape = _path(
        "M", x(38), out, "Q", x(27), mid - half, x(gap), inner - half,
        "Q", x(gap - 2.5), inner, x(gap), inner + half, "Q", x(26), mid + half, x(38), out, "Z",
    )  # fmt: skip
    return f'<path{name(f"brow-{where}")} d="{shape}"/>'


def _lines(name: _Names, looks: Looks, pose: Pose) -> str:
    """Nose, frown, and the folds beside the mouth: those of an old face never go quite away."""
    flare, fold = pose.lean * 0.5, pose.mouth + 8
    nose = _path(
        "M", 97, 103, "Q", 92, 115, 92 - flare, 119, "Q", 93, 124 - flare, 100, 124,
        "Q", 106, 124 - flare, 108 + flare, 119.5,
    )  # fmt: skip
    folds = _path(
        "M", 86, 120, "Q", 100 - fold, 126, 99 - fold, 137,
        "M", 114, 120, "Q", 100 + fold, 126, 101 + fold, 137,
    )  # fmt: skip
    frown, deep = pose.crease * 0.8, max(0.55 if looks.old else 0.0, pose.crease * 0.7)
    return (
        f'<g fill="none" stroke="{mix(looks.skin, "#6d2415", 0.5)}" stroke-width="2.5">'
        f'<path{name("nose")} stroke="{_shade(looks, pose)}" stroke-width="3.4" d="{nose}"/>'
        f'<path{name("frown")} stroke-opacity="{frown:.2f}" '
        'd="M96 82Q98 87 97 92M105 82Q102 87 104 92"/>'
        f'<path{name("folds")} stroke-opacity="{deep:.2f}" d="{folds}"/></g>'
    )


def _mouth(name: _Names, looks: Looks, pose: Pose) -> str:
    """One closed shape for lips and hollow; teeth and tongue are slices that never leave it."""
    left, right, corner = 100 - pose.mouth, 100 + pose.mouth, pose.corner
    inset = pose.mouth * (0.75 - 0.6 * pose.square)

    def slice_of(top: float, bottom: float) -> str:
        upper = ("C", left + inset, top, right - inset, top, right, corner)
        lower = ("C", right - inset, bottom, left + inset, bottom, left, corner)
        return _path("M", left, corner, *upper, *lower, "Z")

    lip, jaw, open_by = pose.lip, pose.jaw, pose.jaw - pose.lip
    bite, tongue = lip + open_by * pose.teeth, jaw - open_by * 0.34 * (1 - pose.teeth)
    lips = mix(mix(looks.skin, "#7c1f22", 0.62), looks.flush, 0.15 * pose.flush)
    return (
        f'<path{name("mouth")} fill="#4a1115" stroke="{lips}" stroke-width="4" '
        f'd="{slice_of(lip, jaw)}"/>'
        f'<path{name("tongue")} fill="#c4595a" d="{slice_of(tongue, jaw)}"/>'
        f'<path{name("teeth")} fill="#fbf6ef" d="{slice_of(lip, bite)}"/>'
    )


def _beard(name: _Names, looks: Looks, pose: Pose) -> str:
    if not looks.beard:
        return ""
    wide, jaw, tip = looks.shape.temple, looks.shape.jaw, looks.shape.tip
    chin = looks.shape.chin + pose.chin
    shape = _path(
        "M", 100 - wide, 100, "C", 100 - wide, 128, 96 - jaw, chin - 12, 98 - tip, chin + 1,
        "Q", 100, chin + 12, 102 + tip, chin + 1,
        "C", 104 + jaw, chin - 12, 100 + wide, 128, 100 + wide, 100,
        "Q", 96 + wide, 126, 122, 127, "Q", 100, 122, 78, 127,
        "Q", 104 - wide, 126, 100 - wide, 100, "Z",
    )  # fmt: skip
    return f'<path{name("beard")} fill="{looks.hair}" d="{shape}"/>'


def _glasses(looks: Looks) -> str:
    if not looks.glasses:
        return ""
    rims = "".join(f'<rect x="{x}" y="85" width="36" height="29" rx="12"/>' for x in (59, 105))
    return (
        f'<g fill="#fff" fill-opacity=".12" stroke="#2b2a30" stroke-width="3">{rims}'
        '<path fill="none" d="M95 97Q100 93 105 97M59 96L52 93M141 96L148 93"/></g>'
    )
