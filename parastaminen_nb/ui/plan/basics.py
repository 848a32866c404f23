"""The first step: what the workshop is, how it is held, and who can know what people write."""

from __future__ import annotations

from parastaminen_nb.core.basics import MOST_EXPECTED, MOST_ROOMS, basics_of, with_basics
from parastaminen_nb.core.copying import Earlier, Piece, copied
from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.workshop import Anonymity, Part, Place, Showing, Variant
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui import html as markup
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.earlier import Archive, EarlierCard
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.people_table import LANGUAGE_NAMES
from parastaminen_nb.ui.plan.crowd import crowd_told
from parastaminen_nb.ui.plan.step import PlanStep, Writer
from parastaminen_nb.ui.size_fields import size_fields
from parastaminen_nb.ui.variant_picture import variant_picture


class BasicsStep(PlanStep):
    """`form` has what the workshop is and how it is held, `crowd` what that asks of tables,
    `comments` how people write; `earlier` begins with another workshop."""

    part = Part.BASICS

    def __init__(self, planning: Writer, notice: Notice, _: Translator, archive: Archive) -> None:
        super().__init__(planning, notice, _)
        self.begin = button(
            _("Begin with an earlier workshop"), self._unfold, kind="quiet", icon="copy"
        )
        self.earlier = EarlierCard(archive, notice, _, self._take)
        self.form = Form(_, *_basics(_), label=_("Basics"), watch=notice.watch)
        self.form.on_write(self._write)
        self.comments = Form(_, *_comments(_), label=_("Comments"), watch=notice.watch)
        self.comments.on_write(self._write)
        self.crowd = markup.Piece()
        self.children = (
            row(self._heading(_("Basics")), self.begin, classes="pa-between"),
            self.earlier,
            card(self.form, self.crowd),
            card(heading(_("Comments")), self.comments),
        )

    def render(self, live: Live) -> None:
        values = basics_of(live.workshop)
        written = {field["key"] for field in self.comments.fields}
        self.form.show({key: value for key, value in values.items() if key not in written})
        self.comments.show({key: value for key, value in values.items() if key in written})
        self.crowd.show(crowd_told(crowd_of(live.workshop), self._words))
        self.earlier.render(live)

    def _unfold(self, _button: object) -> None:
        with self._notice.watch():
            self.earlier.unfold()

    def _take(self, earlier: Earlier, pieces: tuple[Piece, ...]) -> None:
        _ = self._words
        workshop, agenda = copied(self._planning.state, earlier.live, pieces)
        self._planning.write(workshop=workshop, agenda=agenda)
        title = earlier.live.workshop.title or earlier.file
        self._notice.say(_("Taken from “{title}”. You can take it back.", title=title))

    def _write(self, field: str, typed: dict[str, str]) -> None:
        begun = self._planning.state.phase is not Phase.PLANNED
        self._change(with_basics(self._workshop, typed, field, begun=begun), of=field)


def _basics(_: Translator) -> tuple[Field, ...]:
    return (
        Field("title", _("Title of the workshop")),
        Field("organisation", _("Who holds it?"), hint=_("The municipality or organisation.")),
        Field(
            "aim",
            _("What is it for?"),
            "area",
            rows=2,
            hint=_("What people know, decide or try afterwards. It stands in the invitation."),
        ),
        Field(
            "question",
            _("What do the tables discuss?"),
            hint=_("One question that helps to take the practice home."),
        ),
        Field("day", _("Day"), "date", wide="third", group="moment"),
        Field("start", _("Begins at"), "time", wide="third", group="moment"),
        Field("minutes", _("Length"), "number", wide="third", unit=_("min"), min=15, max=1440),
        Field(
            "place",
            _("Where are people?"),
            "choice",
            options=(
                Option(Place.ON_SITE.value, _("On site"), _("All in the same house.")),
                Option(Place.REMOTE.value, _("Remote"), _("All in an online meeting.")),
                Option(Place.HYBRID.value, _("Both"), _("Some here and some online.")),
            ),
        ),
        Field(
            "venue",
            _("Address"),
            wide="half",
            hint=_("The house, street and room, or the link of the meeting."),
        ),
        Field("contact", _("Who answers questions?"), wide="half", hint=_("Name and telephone.")),
        Field(
            "expected",
            _("How many are expected?"),
            "number",
            wide="half",
            unit=_("people"),
            min=0,
            max=MOST_EXPECTED,
            hint=_("Those who go from table to table. A guess will do."),
        ),
        Field(
            "rooms",
            _("How many tables or small rooms are there?"),
            "number",
            wide="half",
            min=0,
            max=MOST_ROOMS,
            hint=_("For groups that talk at the same time. Empty: not known yet."),
        ),
        Field(
            "language",
            _("Language"),
            "select",
            wide="half",
            options=tuple(Option(code, _(name)) for code, name in LANGUAGE_NAMES.items()),
            hint=_("Materials are written in it. On a phone everyone chooses their own."),
        ),
        Field(
            "variant",
            _("How are the cases heard?"),
            "choice",
            options=(
                Option(
                    Variant.COMMON.value,
                    _("All together"),
                    _("Everyone hears every case first. The rounds are for discussion."),
                    str(variant_picture(Variant.COMMON, _)),
                ),
                Option(
                    Variant.ROTATING.value,
                    _("Table by table"),
                    _("A group hears a case when it comes to its table."),
                    str(variant_picture(Variant.ROTATING, _)),
                ),
            ),
        ),
        *size_fields(_),
    )


def _comments(_: Translator) -> tuple[Field, ...]:
    return (
        Field(
            "anonymity",
            _("Who can know who wrote a comment?"),
            "choice",
            hint=_("Everyone is told before they write. It is fixed when the doors open."),
            options=(
                Option(
                    Anonymity.NAMED.value, _("Everyone"), _("The name stands beside the comment.")
                ),
                Option(
                    Anonymity.FACILITATORS.value,
                    _("Facilitators"),
                    _("Others see the comment without its name."),
                ),
                Option(
                    Anonymity.UNNAMED.value,
                    _("Nobody, by its name"),
                    _("The comment is stored without its writer, with the time it came."),
                ),
                Option(
                    Anonymity.ANONYMOUS.value,
                    _("Nobody, by any trace"),
                    _(
                        "Nothing is stored that could tell who wrote: no name, no device, no "
                        "time and no order, only the round. This cannot be taken back once the "
                        "doors are open."
                    ),
                ),
            ),
        ),
        Field(
            "showing",
            _("When do others see a comment?"),
            "choice",
            options=(
                Option(Showing.AT_ONCE.value, _("At once"), _("It is on the wall in a second.")),
                Option(
                    Showing.AFTER_ROUND.value,
                    _("After the round"),
                    _("Tables think first without the others' thoughts."),
                ),
                Option(
                    Showing.AFTER_APPROVAL.value,
                    _("When a facilitator lets it through"),
                    _("Somebody has to read them all the time."),
                ),
            ),
        ),
        Field(
            "secretary",
            _("Who writes at a table?"),
            "choice",
            options=(
                Option("no", _("Everyone"), _("Each on their own phone.")),
                Option("yes", _("One for the table"), _("One person writes what the table says.")),
            ),
        ),
    )
