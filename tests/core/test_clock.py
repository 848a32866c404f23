from datetime import datetime, timedelta

from parastaminen_nb.core.clock import Clock, Pace

NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def test_a_running_clock_is_reckoned_from_its_end():
    clock = Clock(ends_at=NOON + minutes(20))
    assert clock.remaining(NOON + minutes(5)) == minutes(15)


def test_a_paused_clock_stands():
    clock = Clock(left=minutes(7))
    assert clock.remaining(NOON) == clock.remaining(NOON + minutes(60)) == minutes(7)


def test_after_the_end_nothing_is_left_and_the_overrun_is_known():
    clock = Clock(ends_at=NOON)
    assert (clock.remaining(NOON + minutes(3)), clock.over(NOON + minutes(3))) == (
        minutes(0),
        minutes(3),
    )


def test_the_pace_is_said_in_words():
    clock = Clock(ends_at=NOON + minutes(2))
    paces = [clock.pace(NOON + minutes(m)) for m in (0, 1, 2)]
    assert paces == [Pace.RUNNING, Pace.LAST_MINUTE, Pace.OVER]
    assert str(Pace.OVER.words) == "Time is up"
