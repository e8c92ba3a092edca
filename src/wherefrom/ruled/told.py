"""Rulings in words: for links, notices and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from wherefrom.model import Anchor, Asked, Notice, Ruling, Statement, Thing

LENGTH = 70  # characters of a statement that are quoted
NOTICED = {
    "lost": "ruling_without_statement",
    "overruled": "ruling_overruled",
    "in_part": "ruling_in_part",
    "idle": "ruling_idle",
}


def who_and_when(ruling: Ruling) -> str:
    """*Ann Lee ruled on 2031-03-04*."""
    return f"{ruling.by} ruled on {ruling.at[:10]}"


def because(ruling: Ruling) -> str:
    """Why two statements stand in one claim."""
    reason = f": {ruling.why}" if ruling.why else "."
    if ruling.kind == "answer":
        return f"{who_and_when(ruling)} what this statement answers here{reason}"
    return f"{who_and_when(ruling)} that both answer one question{reason}"


def sentence(ruling: Ruling) -> str:
    """What was ruled, without its reason and without a full stop."""
    if ruling.kind == "note":
        return f"{ruling.by} noted on {ruling.at[:10]}, on {_what(ruling)}"
    return f"{who_and_when(ruling)} {_what(ruling)}{_about(ruling.asked)}"


def _what(ruling: Ruling) -> str:
    said = [f"“{shortened(anchor.words)}”" for anchor in ruling.on]
    on = [called(thing) for thing in ruling.things]
    return "".join(
        {
            "same": lambda: f"that {' and '.join(said)} answer one question",
            "apart": lambda: f"that {' and '.join(said)} do not answer one question",
            "answer": lambda: f"that {said[0]} {_gives(ruling)}",
            "name": lambda: f"that {said[0]} answers: {ruling.value}",
            "code": lambda: f"that {said[0]} {_alleges(ruling)}",
            "derivation": lambda: (
                f"that {_took(ruling.relation, on, is_rejected=ruling.value == 'reject')}"
            ),
            "withdrawn": lambda: f"that {on[0]} is withdrawn",
            "corrected": lambda: f"that {_corrected(on, said)}",
            "merge": lambda: f"that {on[0]} and {on[1]} are one source",
            "split": lambda: f"that {_listed(ruling.names)} is another than {on[0]}",
            "source_kind": lambda: f"that {on[0]} is of the kind {ruling.value}",
            "chain": lambda: f"that {said[0]} is said {_on_whose_word(ruling, on)}",
            "statement_kind": lambda: f"that {said[0]} is of the kind {ruling.value}",
            "note": lambda: f"{_noted(ruling, on, said)}: {ruling.value}",
            "reliability": lambda: f"that the reliability of {on[0]} is {ruling.value}",
            "credibility": lambda: f"that the credibility of {on[0]} is {ruling.value}",
            "undo": lambda: f"that {ruling.undoes} no longer holds",
        }[ruling.kind]()
    )


def called(thing: Thing) -> str:
    """*the document “Ferry sinks” (a.txt)*, *the source Harbour Police*."""
    if thing.what == "document":
        return f"the document {f'“{thing.name}” ' if thing.name else ''}({thing.path})"
    if thing.what in ("claim", "answer"):
        return f"the {thing.what} “{shortened(thing.name)}”"
    return thing.name if thing.what == "external" else f"the source {thing.name}"


TOOK: Mapping[str | None, tuple[str, str]] = MappingProxyType(
    {
        "cites": ("{0} cites {1}", "{0} does not cite {1}"),
        "links": ("{0} links to {1}", "{0} does not link to {1}"),
        "copies": ("{0} has wording from {1}", "{0} has no wording from {1}"),
        "credits": ("{0} is credited to {1}", "{0} is not credited to {1}"),
        "corrects": ("{0} corrects {1}", "{0} does not correct {1}"),
        "same_author": ("{0} and {1} are of one author", "{0} and {1} are not of one author"),
        "same_publisher": ("{0} and {1} have one publisher or owner",
                           "{0} and {1} do not have one publisher or owner"),
    }
)  # fmt: skip


def _took(relation: str | None, ends: Sequence[str], *, is_rejected: bool = False) -> str:
    return TOOK[relation][is_rejected].format(*ends)


def _corrected(on: Sequence[str], said: Sequence[str]) -> str:
    where = f" in {' and '.join(said)}" if said else ""
    by = f" by {on[1]}" if len(on) > 1 else ""
    return f"{on[0]} is corrected{where}{by}"


def _on_whose_word(ruling: Ruling, on: Sequence[str]) -> str:
    if ruling.value == "own":
        return "on the document’s own word"
    if ruling.value == "unnamed":
        return "on the word of somebody whom nobody names"
    return f"on the word of {', which has it from '.join(on)}"


def _noted(ruling: Ruling, on: Sequence[str], said: Sequence[str]) -> str:
    if ruling.relation is not None:
        return f"this, that {_took(ruling.relation, on)}"
    return on[0] if on else said[0]


def _listed(names: Sequence[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)


def _gives(ruling: Ruling) -> str:
    return "gives no answer" if ruling.value is None else f"gives the answer {ruling.value}"


def _alleges(ruling: Ruling) -> str:
    verb = "does not allege" if ruling.value == "reject" else "alleges"
    return f"{verb} {ruling.code}"


def _about(asked: Asked | None) -> str:
    if asked is None:
        return ""
    return f" ({asked.kind}{f': {asked.key}' if asked.key else ''})"


def noticed(ruling: Ruling, there: Statement | None = None) -> Notice:
    """That a ruling does not stand, or not wholly; ``there`` is the first statement it is on."""
    paths = [a.path for a in ruling.on] + [t.path for t in ruling.things]
    path = next((p for p in paths if p), None)
    message = f"{ruling.id}: {sentence(ruling)}; {ruling.because}."
    if there is None:
        return Notice(None, None, None, NOTICED[ruling.state], message, path)
    place = (there.document, there.start, there.end)
    return Notice(*place, NOTICED[ruling.state], message, path)


def not_found(anchors: Sequence[Anchor]) -> str:
    """That statements are not there any more, and what to do."""
    words = " and ".join(f"“{shortened(a.words)}” of {a.path}" for a in anchors)
    return f"{words} is not found any more; rule again, or undo it"


def overruled(later: Sequence[str], rulings: Mapping[str, Ruling]) -> str:
    """That later rulings go before this one."""
    if not any(one in rulings for one in later):
        return "both are one statement now"
    named = " and ".join(
        f"{one} ({rulings[one].by}, {rulings[one].at[:10]})" for one in later if one in rulings
    )
    return f"it cannot stand beside the later {named}"


def shortened(text: str) -> str:
    """At most ``LENGTH`` characters of ``text`` on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LENGTH else plain[: LENGTH - 2].rsplit(" ", 1)[0] + " …"
