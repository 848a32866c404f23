"""What we rely on inside Voila and Jupyter, each by itself, so that a new version says what
it changed. What shows only in a running server is in `test_server.py`."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from pathlib import Path
from posixpath import normpath

import nbformat
import pytest
from jinja2 import DictLoader, Environment
from traitlets.config import Config
from voila.configuration import VoilaConfiguration
from voila.utils import get_page_config, get_voila_labextensions_path

from parastaminen_nb.voila.compiled import Compiled
from parastaminen_nb.voila.kernels import Kernels, imports_of
from parastaminen_nb.voila.static import EXTENSIONS, PATIENCE_MS, Scripts, entry_of, pieces


def test_every_listed_piece_of_the_front_end_is_installed() -> None:
    """A piece that went away costs speed silently: make the list anew from a browser's requests."""
    scripts = Scripts()

    assert [name for name in pieces() if scripts.asset(name) is None] == []
    assert len(pieces()) > 80


def test_the_bundle_ends_with_voilas_own_start() -> None:
    scripts = Scripts()
    bundle, start = scripts.asset("core.js"), scripts.asset("voila.js")
    assert bundle is not None
    assert start is not None
    assert bundle.body.endswith(start.body)
    assert bundle.packed
    assert len(bundle.kept) < 1_500_000


def test_the_front_end_waits_for_a_busy_kernel() -> None:
    """Four seconds are not enough on a slow machine; a new version may say it otherwise."""
    scripts = Scripts()
    served = [
        scripts.asset(f"labextensions/{name}/static/{path.name}")
        for name in EXTENSIONS
        for folder in get_voila_labextensions_path()
        for path in (Path(folder) / name / "static").glob("*.js")
    ]
    waiting = [asset.body for asset in served if asset and b"did not respond in time" in asset.body]
    assert waiting
    assert all(b"%d)" % PATIENCE_MS in body for body in waiting)
    assert not [body for body in waiting if b'in time"),4e3)' in body or b'in time")),4e3)' in body]


def test_the_front_end_looks_once_more_before_it_gives_a_widget_up() -> None:
    """Else a page whose widgets come in the last tenth of two seconds says that it has none."""
    gives_up = re.compile(
        rb"for\(;Date\.now\(\)-\w<2e3;\)\{.{0,120}?\}(.{0,60}?)"
        rb'throw Error\("widget model not found"\)'
    )
    bundle = Scripts().asset("core.js")
    assert bundle is not None
    (before,) = gives_up.findall(bundle.body)
    assert b"=this._models[" in before


def test_a_widget_that_begins_late_is_given_up_by_a_signal_that_the_frame_prolongs() -> None:
    scripts = Scripts()
    of_anywidget = [name for name in pieces() if "/anywidget/" in name]
    bodies = [scripts.asset(name).body for name in of_anywidget]
    assert any(b"AbortSignal.timeout(2000)" in body for body in bodies)


def test_the_front_end_is_told_of_our_extensions_alone() -> None:
    settings = VoilaConfiguration(
        config=Config({"VoilaConfiguration": {"extension_allowlist": list(EXTENSIONS)}})
    )
    told = get_page_config(
        base_url="/", settings={}, log=logging.getLogger(), voila_configuration=settings
    )
    assert {one["name"] for one in told["federated_extensions"]} == set(EXTENSIONS)
    entries = Scripts().asset("labextensions/entries.js")
    for one in told["federated_extensions"]:
        assert one["load"].removeprefix("./").encode() in entries.body
        assert normpath(f"labextensions/{one['name']}/{entry_of(one['name'])}") == (
            "labextensions/entries.js"
        )
    assert json.dumps(told)


def test_the_spare_kernel_is_passed_over_when_idle_kernels_are_culled() -> None:
    kernels = Kernels()
    kernels.spare_ids.add("spare")
    asyncio.run(kernels.cull_kernel_if_idle("spare"))
    with pytest.raises(KeyError):  # any other is looked at
        asyncio.run(kernels.cull_kernel_if_idle("other"))


def test_a_kernel_is_warmed_by_what_the_pages_import(tmp_path) -> None:
    cells = ["from parastaminen_nb import desk\ndesk()", "%matplotlib\n", "# Sanoja"]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells]
        + [nbformat.v4.new_markdown_cell("import this")]
    )
    nbformat.write(notebook, tmp_path / "desk.ipynb")
    code = imports_of([tmp_path / "desk.ipynb"])
    assert "from parastaminen_nb import desk" in code
    assert "import this" not in code
    compile(code, "warm", "exec")


def test_a_template_is_compiled_once_for_all_pages_and_anew_when_it_has_changed() -> None:
    compiled = Compiled()

    def read(text: str):
        environment = Environment(
            loader=DictLoader({"cells": text}), bytecode_cache=compiled, autoescape=True
        )
        return environment.get_template("cells")

    first, again, changed = read("{{ a }} said"), read("{{ a }} said"), read("{{ a }} wrote")
    assert again.root_render_func.__code__ is first.root_render_func.__code__
    assert [one.render(a="<b>") for one in (again, changed)] == [
        "&lt;b&gt; said",
        "&lt;b&gt; wrote",
    ]
