"""The log as people read it: captures in a row together, each entry in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wherefrom.case import Entry
from wherefrom.model import Ruling
from wherefrom.pipeline.ruling import sentence
from wherefrom.report.ruled import STATES
from wherefrom.report.words import plural
from wherefrom.serve.held import Held
from wherefrom.serve.listing import Facet, Listing, facet, folded, ordered
from wherefrom.serve.periods import calendar

TOGETHER = 500  # captures in one line
SHORT = 12  # characters of a digest
KINDS = {
    "capture": "Files taken in",
    "run": "Runs",
    "ruling": "Rulings",
    "given": "Set by hand",
    "protect": "Who is protected",
    "export": "Exports",
    "purge": "Purges",
    "codebooks": "Codebooks",
}
FACETS = ("kind", "who", "day")
SORTS = {"newest": "newest first", "oldest": "oldest first"}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry, or several captures in a row; ``entries`` as they stand, the first first."""

    kind: str
    words: str
    at: str  # of the last, UTC
    who: str
    entries: tuple[Entry, ...]
    files: tuple[str, ...] = ()
    ruling: Ruling | None = None
    state: str = ""
    statement: str = ""  # the first that the ruling is on, and its document
    document: str = ""
    undoable: bool = False

    @property
    def day(self) -> str:
        """Its day, ISO."""
        return self.at[:10]


def log_lines(
    entries: Sequence[Entry], held: Held, names: Mapping[str, str]
) -> tuple[LogLine, ...]:
    """All lines, the first first; ``names`` are those of captured files by digest.

    Where names are hidden, neither files nor people nor words of rulings are told.
    """
    rulings = {ruling.id: ruling for ruling in held.ledger.rulings} if held.full else {}
    return tuple(
        _captures(group, held, names)
        if group[0].kind == "capture"
        else _one(group[0], held, rulings)
        for group in _grouped(entries)
    )


def log_listing(lines: Sequence[LogLine], held: Held) -> Listing:
    """The lines as a list: by kind, person and day."""
    times = calendar(line.day for line in lines)
    people = [facet("who", "Who", [(line.who,) for line in lines])] if held.full else []
    facets: tuple[Facet, ...] = (
        facet("kind", "What", [(line.kind,) for line in lines], kind_words, tuple(KINDS)),
        *people,
        facet(
            "day",
            "When",
            [times.of([line.day]) for line in lines],
            times.label,
            times.periods[::-1],
        ),
    )
    texts = [folded(f"{line.words} {' '.join(line.files)}") for line in lines]
    places = list(range(len(lines)))
    orders = {"newest": ordered(places, last_first=True), "oldest": ordered(places)}
    return Listing(texts, facets, orders)


def kind_words(kind: str) -> str:
    """A kind of entry in words."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def _grouped(entries: Iterable[Entry]) -> list[list[Entry]]:
    groups: list[list[Entry]] = []
    for entry in entries:
        last = groups[-1] if groups else []
        same = last and entry.kind == "capture" == last[0].kind and entry.who == last[0].who
        if same and entry.at[:10] == last[0].at[:10] and len(last) < TOGETHER:
            last.append(entry)
        else:
            groups.append([entry])
    return groups


def _captures(group: Sequence[Entry], held: Held, names: Mapping[str, str]) -> LogLine:
    bodies = [_body(entry) for entry in group]
    size = sum(int(body.get("size", 0)) for body in bodies)
    digests = [str(body.get("sha256", "")) for body in bodies]
    files = tuple(names.get(d, f"a file that is gone ({d[:SHORT]}…)") for d in digests)
    words = f"{plural(len(group), 'file')} taken in, {_size(size)}"
    return LogLine(
        "capture",
        words,
        group[-1].at,
        _who(group[0], held),
        tuple(group),
        files if held.full else (),
    )


def _one(entry: Entry, held: Held, rulings: Mapping[str, Ruling]) -> LogLine:
    body = _body(entry)
    ruling = rulings.get(str(body.get("ruling", "")))
    if entry.kind == "ruling" and ruling is not None:
        return _ruled(entry, ruling, held)
    return LogLine(
        entry.kind, _words(entry.kind, body, held), entry.at, _who(entry, held), (entry,)
    )


def _ruled(entry: Entry, ruling: Ruling, held: Held) -> LogLine:
    """A ruling with its sentence and state, and the first of its statements that is known."""
    state = STATES.get(ruling.state, ruling.state)
    because = f": {ruling.because}" if ruling.because else ""
    said = held.lookup.told(s for s in ruling.statements if s is not None)
    place = (said[0].id, said[0].document) if said else ("", "")
    can = ruling.kind != "undo" and ruling.state != "undone"
    words = f"{sentence(ruling)}."
    return LogLine(
        "ruling", words, entry.at, entry.who, (entry,), (), ruling, state + because, *place, can
    )


def _words(kind: str, body: Mapping[str, Any], held: Held) -> str:
    """An entry in words; what may hold a name only where names stand."""
    full = held.full
    reason = f": {body['reason']}" if full and body.get("reason") else ""
    if kind == "run":
        return (
            f"A run worked out the result from {plural(int(body.get('documents', 0)), 'document')}."
        )
    if kind == "ruling":
        gone = "; it is not kept any more" if full else ""
        return f"A ruling ({str(body.get('ruled', '')).replace('_', ' ')}){gone}."
    if kind == "given":
        return f"{str(body.get('field', 'a value')).capitalize()} of a document set by hand."
    if kind == "protect":
        done = "put under protection" if body.get("protected") else "freed of protection"
        return f"Somebody was {done}."
    if kind == "export":
        view = "The full result" if body.get("view") == "full" else "The pseudonymised result"
        return f"{view} was exported{reason}."
    if kind == "purge":
        return f"{plural(len(body.get('documents', ())), 'document')} purged{reason}."
    if kind == "codebooks":
        return "Codebooks were chosen."
    return kind_words(kind)


def _who(entry: Entry, held: Held) -> str:
    return entry.who if held.full else ""


def _body(entry: Entry) -> Mapping[str, Any]:
    """What the entry says; nothing where it was altered to be no JSON, which verify tells."""
    try:
        body = json.loads(entry.body)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _size(n: int) -> str:
    return f"{n / 1e6:,.1f} MB" if n >= 1e6 else f"{max(1, round(n / 1e3)):,} kB"
