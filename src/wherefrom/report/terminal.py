"""A case in a terminal: readable at 80 columns, and without colour."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wherefrom.model import Answer, Claim, Ledger, Original, Statement
from wherefrom.pipeline.changes import Changes
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter, findings_by_kind, headline
from wherefrom.report.paths import steps_in_words
from wherefrom.report.ruled import ruling_line, rulings_on, short_ids
from wherefrom.report.words import (
    answer_words,
    count_words,
    doubt_words,
    finding_label,
    finding_weight,
    glossary,
    plural,
    published_words,
    uncertainty_words,
    visible,
)

WIDTH = 80
WANTED = 3  # originals named in the overview; `show CASE originals` lists them all
SHOWN = 12  # claims in the overview; `show CASE claims` lists them all


def overview(ledger: Ledger) -> list[RenderableType]:
    """The headline and the claims that matter most."""
    lookup = look_up(ledger)
    crossing = [c for c in claims_that_matter(lookup) if c.documents > 1]
    parts: list[RenderableType] = [Text(headline(lookup).words(), style="bold"), Text()]
    if crossing:
        parts.append(claims_table(crossing[:SHOWN], lookup))
    if len(crossing) > SHOWN:
        parts.append(Text(f"and {len(crossing) - SHOWN} more that two or more reports answer"))
    if ledger.originals:
        parts += [Text(), Text("To obtain next", style="bold")]
        parts += [_original(o) for o in ledger.originals[:WANTED]]
    return parts


def claims_table(claims: Sequence[Claim], lookup: Lookup, *, ids: bool = False) -> Table:
    """One line a claim: the question, and what its answers rest on; with its id if ``ids``.

    A claim that is perhaps not one question says so, with the probability.
    """
    table = _table("Question", "Reports", "Named", "Conflict", "Findings")
    for column in table.columns[1:3]:
        column.justify = "right"
    table.columns[-1].min_width = 21
    for claim in claims:
        main = _main_answer(claim)
        kinds = sorted({c.kind for c in claim.conflicts})
        labels = _flag_labels(claim.answers)
        table.add_row(
            Text(visible(claim.gloss) + _doubt(claim, lookup) + (f"\n{claim.id}" if ids else "")),
            str(claim.documents),
            str(main.independence.named),
            ", ".join(kinds) or "-",
            _gravest(labels),
        )
    return table


def _doubt(claim: Claim, lookup: Lookup) -> str:
    bond = lookup.bonds.get(claim.id)
    return f"\n(perhaps not one question: {bond:.2f})" if doubt_words(bond) else ""


def _gravest(labels: Sequence[str]) -> str:
    if not labels:
        return "-"
    return labels[0] if len(labels) == 1 else f"{labels[0]} +{len(labels) - 1}"


def claim_page(ledger: Ledger, claim: Claim) -> list[RenderableType]:
    """One claim whole: its answers, who says so on whose word, the exact words, and rulings.

    Each statement is shown with as much of its id as rulings need.
    """
    lookup = look_up(ledger)
    short = short_ids(lookup.statements)
    parts: list[RenderableType] = [
        Text(visible(claim.gloss), style="bold"),
        Text(claim.id, style="dim"),
    ]
    doubt = doubt_words(lookup.bonds.get(claim.id))
    parts += [Text(doubt)] if doubt else []
    for answer in claim.answers:
        parts += [Text(), Text(visible(answer_words(answer.value)), style="bold")]
        parts.append(indented(count_words(answer.independence), 2))
        uncertain = uncertainty_words(answer.independence)
        if uncertain:
            parts.append(indented(uncertain, 2))
        for label in _flag_labels([answer]):
            parts.append(indented(f"{label}.", 2))
        parts += [_said(lookup, s, short[s.id]) for s in lookup.told(answer.statements)]
        parts += list(_counted(lookup, answer))
    if claim.conflicts:
        parts.append(Text())
    parts += [Text(f"{c.kind.capitalize()}: {visible(c.why)}") for c in claim.conflicts]
    ruled = rulings_on(ledger, claim)
    return [*parts, *([Text()] if ruled else []), *(Text(visible(ruling_line(r))) for r in ruled)]


def _counted(lookup: Lookup, answer: Answer) -> Iterable[RenderableType]:
    """How the statements lead to each origin that more than one step leads to."""
    for origin in answer.origins:
        steps = steps_in_words(lookup, origin)
        if len(steps) > 1:
            yield indented(visible(origin.why), 2)
            yield from (indented(visible(step), 4) for step in steps)


def indented(text: str, columns: int, style: str = "") -> Padding:
    """``text`` with ``columns`` of room before each of its lines."""
    return Padding(Text(text, style=style), (0, 0, 0, columns))


def _said(lookup: Lookup, statement: Statement, short: str) -> Padding:
    chain = [lookup.source_name(link.source) for link in statement.chain]
    who = " → ".join([lookup.labels[statement.document], *chain])
    words = " ".join(statement.text.split())
    told = Text(f"{visible(who)}: “{visible(words)}” ")
    return Padding(told.append(short, style="dim"), (0, 0, 0, 4))


def documents_table(ledger: Ledger) -> Table:
    """The documents, with publisher, date and how it is known."""
    table = _table("Document", "Publisher", "Published")
    for d in ledger.documents:
        version = " (another capture)" if d.version_of else ""
        table.add_row(
            f"{visible(d.path)}\n{d.id} ({d.language or 'unknown language'})",
            visible(d.publisher or "unknown"),
            published_words(d.published) + version,
        )
    return table


def sources_table(ledger: Ledger) -> Table:
    """The sources with what they stand behind, most first."""
    behind = Counter(s.origin for s in ledger.statements if s.origin)
    kinds = glossary()["origins"]
    table = _table("Source", "Kind", "Origin of", "Also called")
    table.columns[2].justify = "right"
    for source in sorted(ledger.sources, key=lambda s: (-behind[s.id], s.name, s.id)):
        also = ", ".join(a for a in source.aliases if a != source.name)
        label = str(kinds[source.kind]["label"])
        table.add_row(visible(source.name), label, str(behind[source.id]), visible(also))
    return table


def conflicts_list(ledger: Ledger) -> list[RenderableType]:
    """Every conflict and update, with its question and its reason."""
    parts: list[RenderableType] = []
    for claim in claims_that_matter(look_up(ledger)):
        values = {a.id: answer_words(a.value) for a in claim.answers}
        for c in claim.conflicts:
            one, two = (visible(values[a]) for a in c.answers)
            parts.append(Text(f"{c.kind.capitalize()}: {visible(claim.gloss)}", style="bold"))
            parts.append(indented(f"{one} / {two}. {visible(c.why)}", 2))
    return parts or [Text("No conflicts found.")]


def findings_list(ledger: Ledger) -> list[RenderableType]:
    """The findings by kind, the gravest first."""
    ordered = claims_that_matter(look_up(ledger))
    asked = {claim.id: claim.gloss for claim in ordered}
    values = {
        answer.id: answer_words(answer.value) for claim in ordered for answer in claim.answers
    }
    parts: list[RenderableType] = []
    for kind, found in findings_by_kind(ledger, ordered).items():
        parts.append(Text(f"{finding_label(kind)} ({len(found)})", style="bold"))
        for f in found:
            about = f"{asked.get(f.claim or '', '')} {values.get(f.answer or '', '')}".strip()
            parts.append(indented(visible(about), 2))
            parts.append(indented(visible(f.message), 4))
    return parts or [Text("No findings.")]


def originals_list(ledger: Ledger) -> list[RenderableType]:
    """What is cited and not in the case: that on which most answers hang first."""
    parts = [_original(o) for o in ledger.originals]
    return [*parts] or [Text("Everything that is cited is in the case.")]


def _original(original: Original) -> Padding:
    address = f" {visible(original.url)}" if original.url else ""
    return indented(visible(original.words) + address, 2)


def notices_list(ledger: Ledger) -> list[RenderableType]:
    """What a reader should know about single documents, and what was not read."""
    paths = {d.id: d.path for d in ledger.documents}
    parts: list[RenderableType] = []
    for n in ledger.notices:
        where = paths.get(n.document or "", n.path or "the case")
        parts.append(Text(f"{visible(where)}: {n.kind.replace('_', ' ')}: {visible(n.message)}"))
    parts += [Text(unread_line(u.path, u.reason, u.next_step)) for u in ledger.unread]
    return parts or [Text("No notices.")]


def unread_line(path: str, reason: str, next_step: str) -> str:
    """One clear line on a file that was not read."""
    return visible(f"not read: {path}: {reason.rstrip('.')}. {next_step}".strip())


def changed(changes: Changes) -> list[RenderableType]:
    """What is new, gone and different since the last run."""
    if changes.none:
        return [Text("Nothing has changed since the last run.")]
    parts: list[RenderableType] = [Text("Since the last run:", style="bold")]
    figures = (
        (len(changes.documents_new), "new document"),
        (len(changes.documents_gone), "document gone"),
        (len(changes.claims_new), "new question"),
        (len(changes.claims_gone), "question gone"),
        (len(changes.answers_changed), "question with other answers"),
    )
    parts += [Text(f"  {plural(n, *_plurals(what))}") for n, what in figures if n]
    for change in changes.counts_changed:
        before, after = change.before.named, change.after.named
        value = visible(answer_words(change.value))
        line = f"  {value}: {before} named before, {after} now ({change.claim})"
        parts.append(Text(line))
    return parts


def _plurals(what: str) -> tuple[str, str]:
    noun, space, rest = what.partition(" ") if not what.startswith("new") else (what, "", "")
    return what, f"{noun}s{space}{rest}"


def counts(ledger: Ledger) -> str:
    """What was read and what was not, in one line."""
    read = plural(len(ledger.documents), "document")
    return f"{read} read, {len(ledger.unread)} not read"


def console(*, error: bool = False) -> Console:
    """A console on stdout or stderr: 80 columns when piped, colour only where it is wanted."""
    stream = sys.stderr if error else sys.stdout
    piped = not stream.isatty()
    plain = piped or "NO_COLOR" in os.environ
    return Console(
        file=stream, width=WIDTH if piped else None, no_color=plain, highlight=False, emoji=False,
        markup=False, color_system=None if plain else "auto",
    )  # fmt: skip


def as_text(parts: Iterable[RenderableType], *, width: int = WIDTH) -> str:
    """``parts`` as plain text of at most ``width`` columns."""
    out = io.StringIO()
    target = Console(file=out, width=width, color_system=None, highlight=False, markup=False)
    for part in parts:
        target.print(part)
    return out.getvalue()


def _table(*names: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(names[0], overflow="fold", min_width=24)
    for name in names[1:]:
        table.add_column(name, overflow="fold", min_width=len(name))
    return table


def _main_answer(claim: Claim) -> Answer:
    return max(claim.answers, key=lambda a: (len(a.statements), a.id))


def _flag_labels(answers: Iterable[Answer]) -> list[str]:
    flags = {flag for answer in answers for flag in answer.flags}
    return [finding_label(f) for f in sorted(flags, key=lambda f: (finding_weight(f), f))]
