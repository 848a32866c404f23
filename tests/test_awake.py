"""A machine that serves a workshop stays awake, and may sleep again afterwards."""

import pytest

from parastaminen_nb.awake import awake


def test_it_is_told_to_stay_awake_and_then_let_go():
    told = []
    with pytest.raises(KeyError), awake(told.append):
        assert told == [0x80000001]
        raise KeyError
    assert told == [0x80000001, 0x80000000]
