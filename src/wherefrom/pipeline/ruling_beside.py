"""What reviewers keep beside the result: notes and Admiralty grades, which count for nothing."""

from __future__ import annotations

from dataclasses import replace

from wherefrom.model import Claim, Derivation, Ruling, Source, Statement, Thing
from wherefrom.pipeline.choosing import NotOne, claim_named, statement_named
from wherefrom.pipeline.choosing_things import (
    answer_named,
    derivation_named,
    noted_named,
    source_named,
)
from wherefrom.pipeline.making import ANCHORS, BadRuling, Making, question_of
from wherefrom.ruled.anchors import folded

# The Admiralty scale (NATO AJP-2.1): reliability of a source, credibility of what is said.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "other sources say so as well",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
GRADED = ("official", "organisation", "outlet")  # bodies, outlets and people in office


class Beside(Making):
    """Rulings that are kept and shown, and have no effect on any count."""

    __slots__ = ()

    def note(self, on: str, text: str) -> Ruling:
        """``text`` is noted on a claim, statement, derivation, document or source."""
        words = text.strip()
        if not words:
            raise BadRuling("A note has words.")
        one = noted_named(self.ledger, on)
        if isinstance(one, Statement):
            return self._ruling("note", [one], value=words)
        if isinstance(one, Claim):
            thing = Thing("claim", one.id, one.gloss)
            return self._ruling("note", self._members(one), one.asked, words, things=[thing])
        if isinstance(one, Derivation):
            known = derivation_named(self.ledger, one.id)
            ends = [self._end_of(end) for end in (known.taker, known.giver)]
            ruling = self._ruling("note", value=words, things=ends)
            return replace(ruling, relation=known.kind)
        return self._ruling("note", value=words, things=[self._thing(one)])

    def reliability(self, source: str, grade: str) -> Ruling:
        """The reliability of a body, an outlet or a person in office is ``grade``, A to F."""
        one, given = source_named(self.ledger, source), grade.strip().upper()
        if given not in RELIABILITY:
            raise BadRuling(f"{grade!r} is no grade; the Admiralty scale goes from A to F.")
        if one.kind not in GRADED or one.protected or self._is_private(one):
            raise BadRuling(
                f"{one.name} is read as {one.kind}: only bodies, outlets and people in office are "
                "graded, never private people or unnamed voices."
            )
        return self._ruling("reliability", value=given, things=[self._thing(one)])

    def answer_of(self, claim: str, value: str) -> str:
        """The id of the answer to ``claim`` that is shown as ``value``."""
        named = claim_named(self.ledger, claim)
        found = [a.id for a in named.answers if folded(a.value) == folded(value)]
        if len(found) != 1:
            known = "; ".join(a.value for a in named.answers)
            raise NotOne(f"{value!r} is no one answer to {named.id}; its answers are: {known}.")
        return found[0]

    def credibility(self, answer: str, grade: str) -> Ruling:
        """The credibility of ``answer`` is ``grade``, 1 to 6."""
        claim, one = answer_named(self.ledger, answer)
        given = grade.strip()
        if given not in CREDIBILITY:
            raise BadRuling(f"{grade!r} is no grade; the Admiralty scale goes from 1 to 6.")
        said = [statement_named(self.ledger, s) for s in one.statements[:ANCHORS]]
        if not said:
            raise BadRuling(f"No statement gives {one.value}; nothing is to be graded.")
        thing = Thing("answer", one.id, one.value)
        return self._ruling("credibility", said, question_of(claim), given, things=[thing])

    def _is_private(self, source: Source) -> bool:
        """Whether a publisher is a private person, such as somebody with a blog."""
        own = {d for d, of in self.ledger.of_publisher if of == source.id}
        kinds = {d.publisher_kind for d in self.ledger.documents if d.id in own}
        return kinds == {"person"}

    def _end_of(self, id_: str) -> Thing:
        every = (self.ledger.documents, self.ledger.externals, self.ledger.sources)
        return next(self._thing(one) for some in every for one in some if one.id == id_)
