"""What a drawn face wears: hair or headgear behind the head and over it, and a neckline.

Each style is path data in the 200-unit square of `face`, drawn round a head whose crown is at
y = 40 and whose temples are at x = 57 and 143. Nothing here depends on the anger: the group it
lies in moves as a whole.
"""

from typing import Final, NamedTuple

from trainer.web.face_looks import Looks, mix


class _Style(NamedTuple):
    """Path data: behind the head, over the forehead, and strands that catch the light."""

    behind: str
    before: str
    strands: str = ""


_CLOUD: Final = (
    "M48 118a22 22 0 0 1-8-38a24 24 0 0 1 12-38a26 26 0 0 1 34-22a28 28 0 0 1 42 4"
    "a26 26 0 0 1 26 30"
    "a24 24 0 0 1 6 36a22 22 0 0 1-10 30z"
)
_SHAVEN: Final = "M56 98Q50 66 60 50L68 59Q60 76 61 98ZM144 98Q150 66 140 50L132 59Q140 76 139 98Z"
_STYLES: Final = {
    "short": _Style(
        "",
        "M53 99C45 58 64 28 102 28C140 28 155 58 147 99L142 96Q143 77 131 67Q102 70 82 57"
        "Q62 68 58 96Z",
        "M84 42Q104 54 128 52M94 36Q112 45 130 43",
    ),
    "quiff": _Style(
        "",
        "M54 97C49 72 50 56 59 47C60 26 94 12 130 23C146 28 151 44 147 60Q149 78 146 97"
        "L142 94Q142 76 134 65"
        "Q112 68 90 56Q70 58 63 72Q60 82 58 95Z",
        "M74 48Q88 30 120 32M86 50Q102 40 132 43",
    ),
    "fade": _Style("", "M59 64Q58 36 78 29Q100 23 122 29Q142 36 141 64Q120 53 100 54Q80 53 59 64Z"),
    "bald": _Style("", "M56 102Q46 84 54 70Q63 76 60 100ZM144 102Q154 84 146 70Q137 76 140 100Z"),
    "curls": _Style(
        "",
        "M55 104a13 13 0 0 1-6-24a14 14 0 0 1 5-26a15 15 0 0 1 20-22a17 17 0 0 1 30-6"
        "a16 16 0 0 1 26 12a14 14 0 0 1 16 20"
        "a14 14 0 0 1 5 24a13 13 0 0 1-6 22Q145 86 139 76a11 11 0 0 1-18-8"
        "a12 12 0 0 1-21-2a12 12 0 0 1-21 3"
        "a11 11 0 0 1-17 8Q56 86 55 104Z",
        "M70 52a9 9 0 0 1 14-7M98 42a9 9 0 0 1 14 4M124 54a8 8 0 0 1 10 7",
    ),
    "afro": _Style(
        _CLOUD,
        "M55 98C50 60 68 32 100 32S150 60 145 98Q142 74 132 66Q100 54 68 66Q58 74 55 98Z",
    ),
    "bob": _Style(
        "M50 90C42 40 68 24 100 24S158 40 150 90Q156 126 149 148Q136 156 122 148L78 148"
        "Q64 156 51 148Q44 126 50 90Z",
        "M50 128C42 50 66 25 100 25S158 50 150 128Q141 104 141 77Q120 71 108 54Q96 72 59 77"
        "Q59 104 50 128Z",
        "M106 44Q92 60 68 66M116 46Q126 58 136 66",
    ),
    "long": _Style(
        "M50 90C42 40 68 24 100 24S158 40 150 90Q152 140 166 188H34Q48 140 50 90Z",
        "M50 136C40 50 64 25 100 25S160 50 150 136Q140 114 141 92Q137 62 108 44Q100 60 82 66"
        "Q62 74 59 92Q60 114 50 136Z",
        "M102 42Q94 54 74 62M118 44Q138 58 143 84",
    ),
    "bun": _Style(
        "M100 44C74 44 74 6 100 6S126 44 100 44Z",
        "M55 100C49 56 68 31 100 31S151 56 145 100Q143 76 129 64Q115 53 100 53Q85 53 71 64"
        "Q57 76 55 100Z",
        "M68 58Q80 42 94 38M132 58Q120 42 106 38M90 22Q98 12 108 16",
    ),
    "ponytail": _Style(
        "M128 34Q182 38 172 104Q170 140 154 160Q156 124 146 96Z",
        "M54 100C47 56 66 30 100 30S153 56 146 100Q144 78 136 68Q108 64 92 50Q84 66 66 74"
        "Q56 82 54 100Z",
        "M94 42Q114 54 138 58M156 64Q166 92 160 122",
    ),
    "waves": _Style(
        "M54 60C40 66 46 84 42 96Q34 110 44 124Q40 142 58 150H142Q160 142 156 124"
        "Q166 110 158 96C154 84 160 66 146 60Z",
        "M52 112Q40 96 50 82C44 44 66 25 100 25S156 44 150 82Q160 96 148 112Q144 96 141 86"
        "Q140 70 126 62"
        "Q100 68 80 52Q78 70 62 76Q60 98 52 112Z",
        "M84 42Q104 54 132 54M50 104Q46 116 52 128M150 104Q154 116 148 128",
    ),
    "scarf": _Style(
        "M100 20C58 20 42 54 45 98Q42 140 60 170H140Q158 140 155 98C158 54 142 20 100 20Z",
        "M49 128C36 52 62 22 100 22S164 52 151 128Q146 104 141 90C136 68 120 59 100 59"
        "S64 68 59 90Q54 104 49 128Z",
        "M58 74Q72 42 104 36M142 74Q134 56 122 46",
    ),
}  # fmt: skip
_GARMENTS: Final = {
    "crew": "M77 165Q100 192 123 165L128 169Q100 202 72 169Z",
    "shirt": "M79 163L100 187L89 204L67 171ZM121 163L100 187L111 204L133 171Z",
    "rollneck": "M75 153Q100 174 125 153L130 173Q100 194 70 173Z",
    "jacket": "M77 164L100 206H80L62 172ZM123 164L100 206H120L138 172Z",
    "drape": "M58 158Q100 200 142 158Q150 176 146 190Q100 214 54 190Q50 176 58 158Z",
}


def hair_behind(looks: Looks) -> str:
    """What lies behind head and neck; the empty string for most short hair."""
    behind = _STYLES[looks.style].behind
    return f'<path fill="{mix(looks.hair, "#1a1014", 0.22)}" d="{behind}"/>' if behind else ""


def hair_before(looks: Looks) -> str:
    """What falls over the forehead, with the strands that catch the light."""
    style = _STYLES[looks.style]
    drawn = f'<path fill="{looks.hair}" d="{style.before}"/>'
    if looks.style == "fade":
        drawn += f'<path fill="{mix(looks.hair, looks.skin, 0.5)}" d="{_SHAVEN}"/>'
    if style.strands:
        light = mix(looks.hair, "#fff3e0", 0.2)
        drawn += f'<path fill="none" stroke="{light}" stroke-width="2.5" d="{style.strands}"/>'
    return drawn


def neckline(looks: Looks) -> str:
    """The collar or band of the clothes; with a headscarf, its end laid round the neck."""
    if looks.style == "scarf":
        return f'<path fill="{mix(looks.hair, "#1a1014", 0.12)}" d="{_GARMENTS["drape"]}"/>'
    shirt = (
        '<path fill="#f4f1ec" d="M78 164Q100 190 122 164L104 206H96Z"/>'
        if looks.garment == "jacket"
        else ""
    )
    return f'{shirt}<path fill="{mix(looks.top, "#1a1014", 0.22)}" d="{_GARMENTS[looks.garment]}"/>'
