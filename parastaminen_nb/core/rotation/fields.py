"""Arithmetic of small finite fields, from which perfect rotations are drawn.

An element is a whole number 0..order-1 whose digits in the base of the field's prime are the
coefficients of a polynomial; products are taken modulo an irreducible polynomial.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)

# Powers of x written in lower ones, as digits from the constant on: x**2 = x + 1 in order 4.
REDUCED_POWER = {
    4: (2, (1, 1)),
    8: (2, (1, 1, 0)),
    9: (3, (2, 0)),
    16: (2, (1, 1, 0, 0)),
    25: (5, (2, 0)),
    27: (3, (2, 1, 0)),
    32: (2, (1, 0, 1, 0, 0)),
}


@dataclass(frozen=True)
class Field:
    """Sums and products as tables: `plus[a][b]`, `times[a][b]`."""

    order: int
    plus: tuple[tuple[int, ...], ...]
    times: tuple[tuple[int, ...], ...]


@cache
def field_of(order: int) -> Field | None:
    """The field with this many elements, or None when there is none (6, 10) or it is large.

    >>> field = field_of(4)
    >>> field.plus[2][3], field.times[2][2]
    (1, 3)
    """
    if order in PRIMES:
        every = range(order)
        return Field(
            order,
            tuple(tuple((a + b) % order for b in every) for a in every),
            tuple(tuple(a * b % order for b in every) for a in every),
        )
    if order not in REDUCED_POWER:
        return None
    prime, reduced = REDUCED_POWER[order]
    digits = [_digits(a, prime, len(reduced)) for a in range(order)]
    return Field(
        order,
        tuple(
            tuple(
                _number([(i + j) % prime for i, j in zip(a, b, strict=True)], prime) for b in digits
            )
            for a in digits
        ),
        tuple(
            tuple(_number(_product(a, b, prime, reduced), prime) for b in digits) for a in digits
        ),
    )


def _digits(number: int, base: int, length: int) -> list[int]:
    found = []
    for _ in range(length):
        number, digit = divmod(number, base)
        found.append(digit)
    return found


def _number(digits: list[int], base: int) -> int:
    return sum(digit * base**place for place, digit in enumerate(digits))


def _product(a: list[int], b: list[int], prime: int, reduced: tuple[int, ...]) -> list[int]:
    degree = len(reduced)
    product = [0] * (2 * degree - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            product[i + j] = (product[i + j] + x * y) % prime
    for place in range(2 * degree - 2, degree - 1, -1):
        high, product[place] = product[place], 0
        for j, digit in enumerate(reduced):
            spot = place - degree + j
            product[spot] = (product[spot] + high * digit) % prime
    return product[:degree]
