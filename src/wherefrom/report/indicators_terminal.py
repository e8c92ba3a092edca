"""Codes in a terminal: what is alleged, by how many, in which words; and the codebooks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wherefrom.model import Claim, Indicator, Ledger
from wherefrom.report.indicators import (
    CHILD,
    RECALL,
    Alleged,
    Cell,
    alleged,
    cautions,
    matrix,
    per_body,
    per_claim,
)
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.ruled import short_ids
from wherefrom.report.words import plural, visible

NOTHING = "No statement of this case was found to allege what the codebooks describe."
NAMED_BESIDE = "To be named in a statement is not to be accused by it."


def indicators_list(ledger: Ledger) -> list[RenderableType]:
    """Every code alleged, with its words; then per claim, per body, and the matrix."""
    lookup = look_up(ledger)
    parts = [*_cautions(ledger), Text(RECALL)]
    found = alleged(lookup)
    if not found:
        return [*parts, Text(NOTHING)]
    short = short_ids(lookup.statements)
    for one in found:
        parts += _code(one)
        parts += [_words(lookup, i, short) for i in one.indicators]
    every = _cautions(ledger)
    parts += _grouped("Per question", [(c.gloss, of) for c, of in per_claim(lookup)], every)
    bodies = [(s.name, of) for s, of in per_body(lookup)]
    beside = [*every, Text(NAMED_BESIDE)]
    parts += _grouped("Bodies named in these statements", bodies, beside)
    return [*parts, *_matrix(ledger, lookup)]


def claim_codes(ledger: Ledger, claim: Claim) -> list[RenderableType]:
    """What is alleged in the statements of one claim, with the cautions; nothing if nothing is."""
    here = {s for a in claim.answers for s in (*a.statements, *a.compatible)}
    found = alleged(look_up(ledger), [i for i in ledger.indicators if i.statement in here])
    if not found:
        return []
    return [Text(), Text("Alleged in these statements:", style="bold"),
            *(Padding(Text(_line(one)), (0, 0, 0, 2)) for one in found),
            *_cautions(ledger)]  # fmt: skip


def codebooks_list(ledger: Ledger) -> list[RenderableType]:
    """The codebooks of the case with their codes and what each stands for."""
    parts: list[RenderableType] = []
    for book in ledger.codebooks:
        title = f"{book.title} ({book.scheme}, version {book.version})"
        parts.append(Text(visible(title), style="bold"))
        parts += [Text(visible(note)) for note in (book.source, *book.notes, book.caution)]
        for code in book.codes:
            indent = 4 if code.broader else 2
            line = f"{book.scheme}/{code.code}: {code.name}. {code.definition}"
            parts.append(Padding(Text(visible(line)), (0, 0, 0, indent)))
        parts.append(Text())
    return parts or [Text("This case was traced before codebooks were used; trace it again.")]


def _cautions(ledger: Ledger) -> list[RenderableType]:
    return [Text(visible(caution), style="italic") for caution in cautions(ledger)]


def _line(one: Alleged) -> str:
    return visible(f"{one.code.name} ({one.book.scheme}): {one.behind.words()}.")


def _code(one: Alleged) -> list[RenderableType]:
    n = plural(one.behind.statements, "statement")
    where = plural(one.behind.documents, "document")
    return [
        Text(),
        Text(visible(f"{one.code.name} ({one.book.scheme}/{one.code.code})"), style="bold"),
        Padding(Text(visible(f"alleged in {n} of {where}: {one.behind.words()}.")), (0, 0, 0, 2)),
    ]


def _words(lookup: Lookup, one: Indicator, short: dict[str, str]) -> Padding:
    said = lookup.statements[one.statement]
    text = lookup.documents[said.document].text
    words = " … ".join(" ".join(text[e.start : e.end].split()) for e in one.evidence)
    chain = [lookup.source_name(link.source) for link in said.chain]
    who = " → ".join([lookup.labels[said.document], *chain])
    told = Text(f"{visible(who)}: “{visible(words)}” ({one.probability:.2f}: {visible(one.why)}) ")
    return Padding(told.append(short[said.id], style="dim"), (0, 0, 0, 4))


def _grouped(
    head: str, groups: Sequence[tuple[str, Sequence[Alleged]]], notes: Sequence[RenderableType]
) -> list[RenderableType]:
    if not groups:
        return []
    parts: list[RenderableType] = [Text(), Text(head, style="bold"), *notes]
    for title, found in groups:
        parts.append(Padding(Text(visible(title)), (0, 0, 0, 2)))
        parts += [Padding(Text(_line(one)), (0, 0, 0, 4)) for one in found]
    return parts


def _matrix(ledger: Ledger, lookup: Lookup) -> list[RenderableType]:
    cells = matrix(lookup)
    if not cells:
        return []
    names = {code.code: code.name for book in ledger.codebooks for code in book.codes}
    head = "Act, means and purpose alleged in one document"
    parts: list[RenderableType] = [Text(), Text(head, style="bold"), *_cautions(ledger)]
    return [*parts, *(Padding(Text(_cell(c, names)), (0, 0, 0, 2)) for c in cells)]


def _cell(cell: Cell, names: dict[str, str]) -> str:
    means = "a child: no means needed" if cell.means == CHILD else names[cell.means]
    where = plural(len(cell.documents), "document")
    triple = f"{names[cell.act]} / {means} / {names[cell.purpose]}"
    return visible(f"{triple}: {where}; {cell.behind.words()}.")
