"""Figures in the house's look, each with a sentence that says the same in words.

A figure is a plain `plotly` value without callbacks: it works in JupyterLab, Voila and a saved
page, offline. Colours are those of the style sheet (`look`), a case always with its letter and
shape; beside each figure there is a function that tells it as text, for those who do not see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from parastaminen_nb.look.tokens import theme as look_of
from parastaminen_nb.tables import case_keys, counts

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure
    from plotly.graph_objects.layout import Template

    from parastaminen_nb.i18n import Translator

Look = Literal["light", "dark", "contrast"]

SHAPES: Final = dict(zip("abcdefgh", "●■▲◆⬢✚⬟▰", strict=True))
"""The shape of each case, as it stands beside its letter."""

CONFIG: Final = {"displaylogo": False, "displayModeBar": False, "responsive": True}
"""How a figure is shown: nothing that leads away from the page, as wide as its place."""

_FONT: Final = (
    '"Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, '
    "sans-serif"
)
_SMALLEST: Final = 14
_MOST_BARS: Final = 20
_ROW: Final = 34
_SEPARATORS: Final = {"fi": ",\u00a0", "sv": ",\u00a0", "en": ".,"}


def template(look: Look = "light") -> Template:
    """The house's look for any figure: warm paper, dark ink, thin lines, case colours in order."""
    from plotly import graph_objects as go

    colour = look_of(look)
    axis = {
        "gridcolor": colour["line"],
        "linecolor": colour["line-strong"],
        "zerolinecolor": colour["line-strong"],
        "tickcolor": colour["surface"],
        "tickfont": {"color": colour["ink"], "size": _SMALLEST},
        "title": {"font": {"color": colour["ink-muted"], "size": _SMALLEST}, "standoff": 12},
        "ticks": "outside",
        "ticklen": 6,
        "automargin": True,
        "fixedrange": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": _FONT, "size": _SMALLEST, "color": colour["ink"]},
            "title": {"font": {"size": 18, "color": colour["ink"]}, "x": 0, "xanchor": "left"},
            "paper_bgcolor": colour["surface"],
            "plot_bgcolor": colour["surface"],
            "colorway": [colour[letter] for letter in SHAPES],
            "xaxis": axis,
            "yaxis": axis,
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "font": {"size": _SMALLEST, "color": colour["ink"]},
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "hoverlabel": {
                "bgcolor": colour["surface"],
                "bordercolor": colour["line-strong"],
                "font": {"family": _FONT, "size": _SMALLEST, "color": colour["ink"]},
            },
            "margin": {"l": 8, "r": 8, "t": 16, "b": 8},
            "uniformtext": {"minsize": _SMALLEST, "mode": "show"},
            "bargap": 0.28,
            "bargroupgap": 0.08,
        }
    )


def counts_figure(comments: pd.DataFrame, _: Translator, look: Look = "light") -> Figure:
    """How many comments each case got in each round: a group of bars a round, a bar a case.

    Where the frame knows no rounds there is one bar a case; where it knows no cases, one a round.
    """
    from plotly import graph_objects as go

    by_case, by_round = (comments[name].notna().any() for name in ("case", "round"))
    if not by_case:
        return bars_figure(comments, "round", _, look)
    colour = look_of(look)
    table = counts(comments, "round", "case") if by_round else counts(comments, "case").T
    keys = case_keys(table.columns)
    places = [_("Round {round}", round=value) for value in table.index] if by_round else [""]
    figure = go.Figure(layout=_layout(look, _))
    for case in table.columns:
        key = keys.get(case)
        figure.add_bar(
            x=places,
            y=table[case].tolist(),
            name=_marked(case, key),
            text=[f"{key.upper()}<br>{n}" if key else str(n) for n in table[case]],
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            hovertemplate=f"{_escaped(_marked(case, key))}<br>%{{x}}: %{{y}}<extra></extra>",
            marker={
                "color": colour[key] if key else colour["primary"],
                "line": {"color": colour[f"{key}-edge"] if key else colour["ink"], "width": 1},
            },
        )
    most = int(table.to_numpy().max(initial=0))
    figure.update_yaxes(title_text=_("Comments"), range=[0, max(most * 1.25, 1)], tickformat="d")
    figure.update_layout(showlegend=True, height=360)
    return figure


def counts_sentence(comments: pd.DataFrame, _: Translator) -> str:
    """What `counts_figure` shows, in words."""
    said = [_.plural("{n} comment", "{n} comments", n=len(comments))]
    if comments["case"].notna().any():
        said.append(_("By case: {list}", list=_listed(counts(comments, "case")["comments"], _)))
    if comments["round"].notna().any():
        said.append(_("By round: {list}", list=_listed(counts(comments, "round")["comments"], _)))
    if comments["case"].notna().any() and comments["round"].notna().any():
        table = counts(comments, "round", "case")
        cells = ((n, place, case) for case in table for place, n in table[case].items())
        most, place, case = max(cells, key=lambda cell: cell[0])
        said.append(_("Most in round {round} on {case}: {most}", round=place, case=case, most=most))
    return " ".join(f"{sentence}." for sentence in said)


def bars_figure(comments: pd.DataFrame, by: str, _: Translator, look: Look = "light") -> Figure:
    """How many comments have each value of one column: lying bars, values in natural order.

    Of more than 20 values the 20 with the most comments are shown and the rest are one bar.
    """
    table = counts(comments, by)["comments"]
    shown: pd.Series[Any] = _largest(table, _)
    labels = [
        _("Round {round}", round=label) if by == "round" and label in table.index else str(label)
        for label in shown.index
    ]
    return _lying(labels, shown.tolist(), _, look)


def bars_sentence(comments: pd.DataFrame, by: str, _: Translator) -> str:
    """What `bars_figure` shows, in words."""
    table = _largest(counts(comments, by)["comments"], _)
    said = _.plural("{n} comment", "{n} comments", n=len(comments))
    return f"{said}: {_listed(table, _)}."


def _layout(look: Look, _: Translator) -> dict[str, Any]:
    return {"template": template(look), "separators": _SEPARATORS[_.language], "barmode": "group"}


def _lying(labels: list[str], sizes: list[int], _: Translator, look: Look) -> Figure:
    from plotly import graph_objects as go

    colour = look_of(look)
    # Labels may repeat or look like numbers or tags; the bars stand at places, labels are text.
    places = list(range(len(labels)))
    figure = go.Figure(layout=_layout(look, _))
    figure.add_bar(
        x=sizes,
        y=places,
        orientation="h",
        text=sizes,
        textposition="outside",
        cliponaxis=False,
        customdata=[_escaped(label) for label in labels],
        hovertemplate="%{customdata}: %{x}<extra></extra>",
        marker={"color": colour["primary"], "line": {"width": 0}},
    )
    figure.update_yaxes(
        tickvals=places,
        ticktext=[_escaped(_short(label)) for label in labels],
        autorange="reversed",
        showgrid=False,
    )
    most = max(sizes, default=1)
    figure.update_xaxes(title_text=_("Comments"), range=[0, most * 1.12], tickformat="d")
    figure.update_layout(showlegend=False, height=96 + _ROW * len(labels))
    return figure


def _largest(table: pd.Series[Any], _: Translator) -> pd.Series[Any]:
    import pandas as pd

    if len(table) <= _MOST_BARS:
        return table
    kept: pd.Series[Any] = table[table.rank(method="first", ascending=False) <= _MOST_BARS]
    rest = table.sum() - kept.sum()
    together: pd.Series[Any] = pd.concat([kept, pd.Series({_("Others"): rest})])
    return together


def _listed(table: pd.Series[Any], _: Translator) -> str:
    return _.join([_("{name}: {n}", name=label, n=int(n)) for label, n in table.items()])


def _marked(case: str, key: str | None) -> str:
    """A case with its letter and shape, neither twice."""
    if key is None:
        return case
    letter = key.upper()
    title = case if case == letter or case.startswith(f"{letter} ") else f"{letter} {case}"
    return f"{SHAPES[key]} {title}"


def _short(label: str, most: int = 32) -> str:
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def _escaped(label: str) -> str:
    # plotly reads a few tags in labels; what people wrote is text.
    return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
