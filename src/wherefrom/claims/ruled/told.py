"""Rulings in words: for links, notices and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wherefrom.model import Anchor, Asked, Ruling

LENGTH = 70  # characters of a statement that are quoted


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
    said = [f"“{shortened(anchor.words)}”" for anchor in ruling.on]
    what = "".join(
        {
            "same": lambda: f"that {' and '.join(said)} answer one question",
            "apart": lambda: f"that {' and '.join(said)} do not answer one question",
            "answer": lambda: f"that {said[0]} {_gives(ruling)}",
            "name": lambda: f"that {said[0]} answers: {ruling.value}",
            "code": lambda: f"that {said[0]} {_alleges(ruling)}",
            "undo": lambda: f"that {ruling.undoes} no longer holds",
        }[ruling.kind]()
    )
    return f"{who_and_when(ruling)} {what}{_about(ruling.asked)}"


def _gives(ruling: Ruling) -> str:
    return "gives no answer" if ruling.value is None else f"gives the answer {ruling.value}"


def _alleges(ruling: Ruling) -> str:
    verb = "does not allege" if ruling.value == "reject" else "alleges"
    return f"{verb} {ruling.code}"


def _about(asked: Asked | None) -> str:
    if asked is None:
        return ""
    return f" ({asked.kind}{f': {asked.key}' if asked.key else ''})"


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
