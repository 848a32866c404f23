"""The run sheet as a page that a browser shows and prints: one file, nothing fetched."""

from __future__ import annotations

from markupsafe import Markup

from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.runsheet import Line, RunSheet
from parastaminen_nb.look.tokens import theme

_STYLE = """
@page {{ size: A4 landscape; margin: 13mm; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; padding: 1.5rem; max-width: 75rem; color: {ink}; background: {surface};
  font: 1rem/1.4 "Segoe UI", Calibri, Carlito, "Liberation Sans", Arial, sans-serif; }}
h1 {{ margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.15; }}
p {{ margin: 0 0 .25rem; }}
.bring, .end {{ margin: .75rem 0; font-weight: 600; }}
table {{ width: 100%; border-collapse: collapse; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
th, td {{ padding: .4rem .6rem; border: 1px solid {line}; text-align: left; vertical-align: top; }}
th {{ color: {on}; background: {primary}; }}
td:first-child {{ font-weight: 700; font-size: 1.1rem; }}
td:nth-child(-n+2) {{ font-variant-numeric: tabular-nums; white-space: nowrap; }}
td:nth-child(3) {{ font-weight: 600; }}
ul {{ margin: .25rem 0 0; padding-left: 1.1rem; }}
.track {{ display: block; color: {primary}; font-size: .8rem; }}
.calm td {{ color: {muted}; background: {page}; }}
.calm td:nth-child(3) {{ font-weight: 400; }}
@media (max-width: 40rem) {{
  body {{ padding: 1rem; }}
  thead {{ position: absolute; clip-path: inset(50%); }}
  tr {{ display: block; padding: .5rem 0; border-bottom: 1px solid {line}; }}
  td {{ display: block; padding: .1rem 0; border: 0; }}
  td:empty {{ display: none; }}
  td:nth-child(2)::after {{ content: " min"; }}
}}
@media print {{
  html {{ font-size: 12px; }}
  body {{ padding: 0; max-width: none; }}
  table {{ width: calc(100% - 1px); }}  /* else the paper's edge takes the last line */
  .end {{ margin-bottom: 0; break-before: avoid; }}
  th, .calm td {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
}}
"""

_PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style></head>
<body><main><h1>{title}</h1>
{about}{bring}
<table><thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody></table>
<p class="end">{ends}</p></main></body></html>
"""


def run_sheet_page(basis: Basis) -> bytes:
    """HTML in UTF-8. What people wrote is shown as they wrote it and is never markup."""
    sheet, light = RunSheet.of(basis), theme("light")
    style = _STYLE.format(
        ink=light["ink"],
        muted=light["ink-muted"],
        surface=light["surface"],
        page=light["page"],
        line=light["line"],
        primary=light["primary"],
        on=light["on-primary"],
    )
    bring = Markup('<p class="bring">{}</p>').format(sheet.bring) if sheet.bring else Markup()
    page = Markup(_PAGE).format(
        language=basis.words.language,
        title=sheet.title,
        style=Markup(style),
        about=Markup("\n").join(Markup("<p>{}</p>").format(said) for said in sheet.about),
        bring=bring,
        heads=Markup().join(Markup('<th scope="col">{}</th>').format(h) for h in sheet.heads),
        rows=Markup("\n").join(_row(one) for one in sheet.lines),
        ends=sheet.ends,
    )
    return page.encode("utf-8", errors="replace")


def _row(one: Line) -> Markup:
    said, *more = one.to_do or ("",)
    items = Markup().join(Markup("<li>{}</li>").format(item) for item in more)
    cells = (one.starts, one.minutes, one.name, said, one.at_hand, one.lead)
    inside = [Markup("{}").format(words) for words in cells]
    if one.track:
        inside[2] = Markup('<span class="track">{}</span>{}').format(one.track, one.name)
    if items:
        inside[3] += Markup("<ul>{}</ul>").format(items)
    return Markup("<tr{}>{}</tr>").format(
        Markup(' class="calm"') if one.calm else "",
        Markup().join(Markup("<td>{}</td>").format(words) for words in inside),
    )
