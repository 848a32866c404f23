"""Every colour pair that the pages use can be read, in every theme and kind of sight.

Ratios: WCAG 2.2, 1.4.3 and 1.4.11. Sight: Machado et al. 2009, severity 1.0; distance of
two fills as CIELAB delta E 76, where 10 is clearly seen side by side.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from parastaminen_nb.look import CASES, THEMES, theme

Triple = tuple[float, float, float]

GROUNDS = ("page", "surface", "sunken")
STATUS = ("ok", "warn", "danger", "info")


def pairs() -> list[tuple[str, str, float]]:
    text: list[tuple[str, str]] = [
        (front, back) for front in ("ink", "ink-muted", "link", *STATUS) for back in GROUNDS
    ]
    text += [("on-primary", f"primary{state}") for state in ("", "-hover", "-active")]
    text += [(front, "primary-soft") for front in ("on-primary-soft", "ink", "link", "primary")]
    text += [("on-now", "now"), ("on-disabled", "disabled")]
    text += [("on-danger", f"danger-solid{state}") for state in ("", "-hover")]
    text += [("page", "ink"), ("page", "primary-active")]  # the toast and its button
    for status in STATUS:
        text += [(front, f"{status}-soft") for front in (status, "ink", "ink-muted", "link")]
    for case in CASES:
        text += [(f"{case}-on", case)]
        text += [(f"{case}-ink", back) for back in (f"{case}-tint", "surface", "page")]
        text += [(front, f"{case}-tint") for front in ("ink", "ink-muted", "link")]
    edges: list[tuple[str, str]] = [("focus", "focus-edge")]
    edges += [(front, back) for front in ("line-strong", "primary") for back in GROUNDS]
    edges += [("danger-solid", back) for back in ("surface", "page")]
    edges += [(f"{status}-edge", back) for status in STATUS for back in ("page", "surface")]
    edges += [(f"{case}-edge", back) for case in CASES for back in (*GROUNDS, f"{case}-tint")]
    return [(*pair, 4.5) for pair in text] + [(*pair, 3.0) for pair in edges]


def linear(colour: str) -> Triple:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def ratio(one: str, other: str) -> float:
    def light(colour: str) -> float:
        red, green, blue = linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_can_be_read(name: str) -> None:
    colours = theme(name)
    bad = {
        (front, back): round(ratio(colours[front], colours[back]), 2)
        for front, back, needed in pairs()
        if ratio(colours[front], colours[back]) < needed
    }
    assert not bad


@pytest.mark.parametrize("name", THEMES)
def test_one_of_the_two_focus_rings_is_seen_on_any_ground(name: str) -> None:
    colours = theme(name)
    for ground in (*GROUNDS, "primary", "danger-solid", "now", *CASES):
        rings = (ratio(colours[ring], colours[ground]) for ring in ("focus", "focus-edge"))
        assert max(rings) >= 3, ground


def test_high_contrast_text_has_seven_to_one() -> None:
    colours = theme("contrast")
    for front in ("ink", "ink-muted", "link", *STATUS, *(f"{case}-ink" for case in CASES)):
        assert ratio(colours[front], colours["page"]) >= 7, front


SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, sight: str) -> Triple:
    plain = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, plain, strict=True))))
        for row in SIGHT[sight]
    )
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue

    def bent(value: float) -> float:
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    fx, fy, fz = bent(x / 0.95047), bent(y), bent(z / 1.08883)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_cases_are_told_apart_by_any_sight(name: str, sight: str) -> None:
    colours = theme(name)
    for one, other in combinations(CASES, 2):
        distance = sum(
            (a - b) ** 2
            for a, b in zip(lab(colours[one], sight), lab(colours[other], sight), strict=True)
        )
        assert distance**0.5 >= 10, (one, other)
