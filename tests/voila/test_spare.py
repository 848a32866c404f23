"""Which kernel a visitor gets, and what was run in it: without a kernel."""

from __future__ import annotations

import asyncio

import pytest

from parastaminen_nb.voila import spare as spare_module
from parastaminen_nb.voila.spare import PUT_AWAY, REFRESHED, Spare, Visit

DESK, RUOTSIKSI, WALL = Visit("desk", "fi"), Visit("desk", "sv"), Visit("wall", "fi")


class Kernel:
    """A kernel that remembers what it was asked. `fresh` is what `refresh()` says in it."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.lives = True
        self.fresh = True

    async def is_alive(self) -> bool:
        return self.lives


class Kernels(dict[str, Kernel]):
    """What a spare needs of Jupyter's kernels."""

    def __init__(self) -> None:
        self.spare_ids: set[str] = set()

    async def begin(self, kernel_id: str) -> None:
        await asyncio.sleep(0)
        self[kernel_id] = Kernel()

    async def end(self, kernel_id: str) -> None:
        self.pop(kernel_id, None)

    def get_kernel(self, kernel_id: str) -> Kernel:
        return self[kernel_id]


@pytest.fixture
def kernels(monkeypatch):
    async def run(kernel, code):
        kernel.asked.append(code)
        return True

    async def holds(kernel, code):
        kernel.asked.append(code)
        return kernel.fresh

    monkeypatch.setattr(spare_module, "run", run)
    monkeypatch.setattr(spare_module, "holds", holds)
    return Kernels()


def spare_of(kernels: Kernels) -> Spare:
    async def cells(visit, kernel_id):
        await asyncio.sleep(0)
        kernels[kernel_id].asked.append(visit)
        return f"{visit.page} {visit.language}"

    return Spare(kernels, "import", cells)


async def heated(spare: Spare, likely: Visit | None = DESK) -> None:
    spare.heat(likely)
    await asyncio.wait([spare._kept[1]])


async def given(spare: Spare, kernels: Kernels, visit: Visit) -> tuple[str, list[object]]:
    """The cells that a visitor gets, and all that their kernel was asked."""
    kernel_id, cells = spare.take(visit)
    return await cells, kernels[kernel_id].asked


def test_the_page_that_was_run_ahead_is_brought_up_to_date_and_handed_over(kernels) -> None:
    async def story():
        spare = spare_of(kernels)
        await heated(spare)
        assert kernels.spare_ids == set(kernels)
        cells, asked = await given(spare, kernels, DESK)
        assert cells == "desk fi"
        assert asked == ["import", DESK, REFRESHED]
        assert kernels.spare_ids == set()

    asyncio.run(story())


@pytest.mark.parametrize("visit", [WALL, RUOTSIKSI])
def test_any_other_page_is_run_in_the_same_kernel(kernels, visit) -> None:
    async def story():
        spare = spare_of(kernels)
        await heated(spare)
        cells, asked = await given(spare, kernels, visit)
        assert cells == f"{visit.page} {visit.language}"
        assert asked == ["import", DESK, PUT_AWAY, visit]
        assert len(kernels) == 1

    asyncio.run(story())


def test_a_page_that_cannot_be_brought_up_to_date_is_run_again(kernels) -> None:
    async def story():
        spare = spare_of(kernels)
        await heated(spare)
        next(iter(kernels.values())).fresh = False
        _, asked = await given(spare, kernels, DESK)
        assert asked == ["import", DESK, REFRESHED, PUT_AWAY, DESK]

    asyncio.run(story())


def test_who_comes_while_a_kernel_warms_waits_for_no_page_but_their_own(kernels) -> None:
    async def story():
        spare = spare_of(kernels)
        spare.heat(DESK)
        _, asked = await given(spare, kernels, WALL)
        assert asked == ["import", WALL]

    asyncio.run(story())


def test_a_kernel_that_died_is_replaced_by_one_of_its_id(kernels) -> None:
    async def story():
        spare = spare_of(kernels)
        await heated(spare)
        next(iter(kernels.values())).lives = False
        cells, asked = await given(spare, kernels, DESK)
        assert cells == "desk fi"
        assert asked == [DESK]

    asyncio.run(story())


def test_two_who_come_together_get_a_kernel_each(kernels) -> None:
    async def story():
        spare = spare_of(kernels)
        await heated(spare)
        (first, one), (second, other) = spare.take(DESK), spare.take(DESK)
        assert first != second
        assert await asyncio.gather(one, other) == ["desk fi", "desk fi"]
        assert kernels[second].asked == [DESK]

    asyncio.run(story())


def test_a_page_that_fails_ahead_is_run_for_its_visitor(kernels, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(spare_module.log, "error", lambda _words, exc_info: told.append(exc_info))

    async def story():
        async def cells(visit, kernel_id):
            kernels[kernel_id].asked.append(visit)
            if "import" in kernels[kernel_id].asked:
                raise OSError("the notebook is just being written")
            return "desk fi"

        spare = Spare(kernels, "import", cells)
        await heated(spare)
        said, asked = await given(spare, kernels, DESK)
        assert said == "desk fi"
        assert asked == [DESK]  # a new kernel: nobody knows what the old one holds

    asyncio.run(story())
    assert [type(trouble) for trouble in told] == [OSError]
