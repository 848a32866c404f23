"""The smallest parts of every page: markup, notice, button, news."""

from __future__ import annotations

import logging

import pytest

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.notice import Notice

_ = translator("en")


def test_words_of_others_are_escaped_and_our_own_markup_stays():
    made = html("<p>{icon}{words}</p>", icon=icon("check"), words="<img onerror=alert(1)>")
    assert made.startswith("<p><svg")
    assert made.endswith("&lt;img onerror=alert(1)&gt;</p>")


def test_joined_parts_are_escaped_one_by_one():
    assert joined([html("<b>a</b>"), "<b>"], ", ") == Markup("<b>a</b>, &lt;b&gt;")


def test_a_piece_refuses_a_plain_string():
    piece = Piece(html("<p>{n}</p>", n=3))
    assert piece.value == "<p>3</p>"
    with pytest.raises(TypeError, match="only markup"):
        piece.show("<p>3</p>")


def test_trouble_that_a_person_can_mend_is_said_in_their_language():
    finnish = translator("fi")
    notice = Notice(finnish)
    with notice.watch():
        raise WorkshopError(N_("Write at least one word."))
    assert notice.kind == "warn"
    assert notice.text == finnish("Write at least one word.") != "Write at least one word."


def test_the_next_thing_that_goes_well_takes_the_trouble_away():
    notice = Notice(_)
    with notice.watch():
        raise WorkshopError(N_("Write at least one word."))
    with notice.watch():
        pass
    assert notice.text == ""


def test_what_the_page_reads_by_itself_leaves_the_trouble_of_a_press_to_be_read():
    notice = Notice(_)
    with notice.watch():
        raise WorkshopError(N_("Write at least one word."))
    with notice.watch(unasked=True), notice.watch():
        pass
    assert notice.text == "Write at least one word."
    with notice.watch(unasked=True):
        raise WorkshopError(N_("The disk is full."))
    with notice.watch(unasked=True):
        pass
    assert notice.text == ""


def test_what_a_callback_says_itself_stays():
    notice = Notice(_)
    with notice.watch():
        notice.say("Saved.")
    with notice.watch():
        pass
    assert (notice.kind, notice.text) == ("ok", "Saved.")


def test_the_unexpected_is_logged_under_the_code_that_the_reader_sees(caplog):
    notice = Notice(_)
    with caplog.at_level(logging.ERROR), notice.watch():
        raise ZeroDivisionError
    code = notice.text.rpartition("Code ")[2].removesuffix(")")
    assert "Your work is saved" in notice.text
    assert code in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "Zero" not in notice.text
    caplog.clear()  # told above, so not swallowed


def test_a_press_in_the_browser_and_a_click_in_python_do_the_same():
    pressed = []
    made = button("Open the doors", pressed.append, icon="play")
    made.click()
    made._handle_custom_msg("click", [])
    assert pressed == [made, made]


def test_a_press_of_somebody_who_saw_something_else_is_not_heard():
    pressed = []
    made = button("Start the move", pressed.append)
    made.about = "round-1"
    for content in ("click", {"click": "welcome"}, {"click": "round-1"}):
        made._handle_custom_msg(content, [])
    assert pressed == [made]


def test_a_button_that_waits_does_nothing():
    pressed = []
    made = button("Take back", pressed.append)
    made.disabled = True
    made.click()
    assert pressed == []
