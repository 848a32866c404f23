"""The examples in the words that explain the core are true."""

import doctest
import importlib
import pkgutil

import pytest

import parastaminen_nb.core

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(parastaminen_nb.core.__path__, "parastaminen_nb.core.")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_come_true(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [
        t for name in MODULES for t in finder.find(importlib.import_module(name)) if t.examples
    ]
    assert len(found) >= 10
