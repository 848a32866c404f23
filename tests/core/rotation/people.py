"""People and cases for the tests of the rotation."""

from parastaminen_nb.core.workshop import Case, Person

CASES = [Case(key, f"Case {key.upper()}") for key in "abcdefgh"]


def people(count: int, *, units: int = 0) -> list[Person]:
    """People p1, p2 ... in `units` units of equal size, if any."""
    names = ["Sote", "Sivistys", "Tekninen", "Hallinto", "Kulttuuri"]
    return [
        Person(f"p{i + 1}", f"Person {i + 1}", unit=names[i * units // count] if units else "")
        for i in range(count)
    ]
