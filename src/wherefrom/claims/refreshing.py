"""Parts of a case whose statements stand on another's word than they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wherefrom.claims.asread import by_row, voices
from wherefrom.claims.making import made
from wherefrom.claims.ready import Ready
from wherefrom.claims.repeating import may_repeat, unrepeated
from wherefrom.claims.whose import Full, full_names, question
from wherefrom.model import Part, Reply

Replies = Mapping[str, Sequence[Reply]]  # by statement


def refreshed(ready: Ready, replies: Sequence[Reply], parts: Sequence[Part]) -> tuple[Part, ...]:
    """``parts``, those made anew whose statements stand on another's word than they did."""
    return unrepeated(bared(ready, replies, parts))


def bared(ready: Ready, replies: Sequence[Reply], parts: Sequence[Part]) -> list[Part]:
    """``refreshed`` with the claims that would be left out for another's sake."""
    held: dict[str, list[Reply]] = {}
    full: Full | None = None
    out: list[Part] = []
    for part in parts:
        said = [ready.statements[ready.order[s]] for s in part.statements]
        now = voices(said)
        if now == part.voices and not may_repeat(part):
            out.append(part)
            continue
        if full is None:
            full = full_names(replies)
            for reply in replies:
                held.setdefault(reply.statement, []).append(reply)
        out.append(anew(ready, part, now, held, full))
    return out


def anew(ready: Ready, part: Part, now: str, held: Replies, full: Full) -> Part:
    """``part`` made of the replies that ``held`` has of its statements, on the word ``now``."""
    said = (reply for s in part.statements for reply in held[s])
    rows = by_row(ready, [reply for reply in said if question(reply, full) == part.asked])
    one = made(ready, part.asked, sorted(rows), rows)
    claim, links = (None, ()) if one is None else (one.claim, one.links)
    return replace(part, claim=claim, links=links, voices=now)
