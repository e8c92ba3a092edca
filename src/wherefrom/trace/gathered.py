"""Findings that several answers share, each told once: a copy, a missing original, a circle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wherefrom.model import Answer, Claim, Derivation, Finding
from wherefrom.trace.cited import Otherwise, told
from wherefrom.trace.coordinated import Letters, Template, behind, templates
from wherefrom.trace.count import Counted
from wherefrom.trace.flags import Noticed, noticed
from wherefrom.trace.ground import Ground
from wherefrom.trace.telling import called, listed, plural
from wherefrom.trace.undeclared import is_undeclared

SPEAKERS = ("official", "organisation", "person", "witness")  # who also speak unpublished
ORDER = (
    "false_confirmation",
    "round_tripping",
    "corrected",
    "cited_differs",
    "cited_silent",
    "undeclared_copy",
    "coordinated",
    "original_not_in_case",
    "no_source",
    "not_shown",
)
RANK = {kind: rank for rank, kind in enumerate(ORDER)}


@dataclass(slots=True)
class Shared:
    """One thing to tell, the evidence for it and the (claim, answer) pairs that hang on it."""

    path: dict[str, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    answers: dict[tuple[str, str], None] = field(default_factory=dict)
    said: str = ""  # what is told of it, where it was worked out when it was found

    def take(self, other: Shared) -> None:
        """Take in what ``other`` holds of the same thing, as found later."""
        self.path |= other.path
        self.documents |= other.documents
        self.answers |= other.answers
        self.said = self.said or other.said


Key = tuple[str, tuple[str, ...]]  # kind; the ends it is about


class Gathering:
    """What is found answer by answer, gathered by what it is about.

    ``made_from`` are the templates of letters, where they are known; ``letters``
    who signs those that were looked at before.
    """

    def __init__(
        self,
        ground: Ground,
        derivations: Sequence[Derivation],
        made_from: Sequence[Template] | None = None,
        letters: Letters | None = None,
    ) -> None:
        self._ground = ground
        self.found: dict[Key, Shared] = {}
        self._corrected = [d for d in derivations if d.kind == "corrects"]
        if made_from is None:
            made_from = templates(ground.documents.values(), derivations, letters)
        self.templates: Sequence[Template] = made_from
        for template in self.templates:
            shared = self.found.setdefault(("coordinated", template.documents), Shared())
            shared.path |= dict.fromkeys(template.path)
            shared.documents |= set(template.documents)
            shared.said = _one_text(template)
        for d in derivations:
            if d.kind in ("cites", "credits") and d.giver not in ground.documents:
                self._note(self.found, "original_not_in_case", d)
            elif d.kind == "copies" and is_undeclared(ground, d):
                self._note(self.found, "undeclared_copy", d)
            elif d.kind == "corrects":
                self._note(self.found, "corrected", d)

    def add(
        self, claim: Claim, answer: Answer, counted: Counted, known: Noticed | None = None
    ) -> None:
        """Note what hangs on ``answer``."""
        for key, shared in self.of(claim, answer, counted, known).items():
            self.found.setdefault(key, Shared()).take(shared)

    def of(
        self, claim: Claim, answer: Answer, counted: Counted, known: Noticed | None = None
    ) -> dict[Key, Shared]:
        """What hangs on ``answer`` alone; ``known`` is what ``noticed`` gives of it."""
        ground, at = self._ground, (claim.id, answer.id)
        known = known or noticed(ground, answer, counted, self._corrected)
        here: dict[Key, Shared] = {}
        for kind, found in (
            ("original_not_in_case", known.missing),
            ("undeclared_copy", known.copies),
        ):
            for d in found:
                self._note(here, kind, d, at)
        for one in known.reached:
            self._note(here, "corrected", one.correction, at)
            shared = here["corrected", (one.correction.taker, one.correction.giver)]
            shared.path |= dict.fromkeys(one.path)
            shared.documents.add(one.statement.document)
        holding = {ground.statements[end.statement].document for end in counted.ends}
        for template in behind(self.templates, holding):
            here.setdefault(("coordinated", template.documents), Shared()).answers[at] = None
        for found_otherwise in known.otherwise:
            self._note_otherwise(here, found_otherwise, at)
        for end in counted.ends:
            if end.round_trip is not None:
                circle = circle_of(end.passed, end.round_trip)
                shared = here.setdefault(("round_tripping", circle), Shared())
                shared.answers[at] = None
                shared.path |= dict.fromkeys(end.path)
                shared.documents |= {ground.statements[end.statement].document, end.document}
        return here

    def _note_otherwise(
        self, here: dict[Key, Shared], found: Otherwise, at: tuple[str, str]
    ) -> None:
        """What is said instead is told answer by answer; silence once for two documents."""
        d = found.derivation
        kind = "cited_silent" if found.other is None else "cited_differs"
        ends = (d.taker, d.giver, *(() if found.other is None else at))
        shared = here.setdefault((kind, ends), Shared())
        shared.said = shared.said or told(self._ground, found)
        shared.path[d.id] = None
        shared.documents |= {d.taker, d.giver}
        shared.answers[at] = None

    def _note(
        self,
        here: dict[Key, Shared],
        kind: str,
        d: Derivation,
        at: tuple[str, str] | None = None,
    ) -> None:
        ends = (d.giver,) if kind == "original_not_in_case" else (d.taker, d.giver)
        shared = here.get((kind, ends))
        if shared is None:
            shared = here[kind, ends] = Shared()
        shared.path[d.id] = None
        for end in (d.taker, d.giver):
            if end in self._ground.documents:
                shared.documents.add(end)
        if at is not None:
            shared.answers[at] = None

    def findings(self) -> list[Finding]:
        """One finding for each thing gathered; claim and answer where only one hangs on it."""
        return [self.finding(key, self.found[key]) for key in sorted(self.found)]

    def finding(self, key: Key, shared: Shared) -> Finding:
        """What is to be told of one thing gathered."""
        kind, ends = key
        one = next(iter(shared.answers)) if len(shared.answers) == 1 else None
        documents = tuple(sorted(shared.documents))
        message = _told(self._ground, kind, ends, shared)
        claim, answer = one or (None, None)
        return Finding(kind, claim, answer, documents, tuple(shared.path), message)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest kind first; of one kind, first what more documents and steps are in."""
    return sorted(findings, key=gravity)


def gravity(finding: Finding) -> tuple[int, int, int]:
    """What ``in_order`` goes by: the least comes first."""
    return RANK[finding.kind], -len(finding.documents), -len(finding.path)


def circle_of(passed: Sequence[str], back: str) -> tuple[str, ...]:
    """The publishers of the circle that a trail closed at ``back``, from the least id on.

    >>> circle_of(["c", "b", "a", "b", "a"], "b")
    ('a', 'b')
    """
    start = passed.index(back)
    circle = list(passed[start : passed.index(back, start + 1)])
    turn = circle.index(min(circle))
    return tuple(circle[turn:] + circle[:turn])


def _told(ground: Ground, kind: str, ends: tuple[str, ...], shared: Shared) -> str:
    n = len(shared.answers)
    answers = plural(n, "answer")
    if kind == "round_tripping":
        steps = " → ".join(ground.name(name) for name in (*ends, ends[0]))
        goes = "goes" if n == 1 else "go"
        return f"Following the sources leads in a circle: {steps}. {answers} {goes} through it."
    if kind == "coordinated":
        return shared.said + _rest(n, "is given by two or more", "are given by two or more")
    if kind == "original_not_in_case":
        return _missing(ground, ends[0], shared)
    if kind in ("cited_differs", "cited_silent"):
        others = "" if n == 1 else f" (so for {answers})"
        return f"{shared.said}{others}."
    taker, giver = called(ground.documents[ends[0]]), called(ground.documents[ends[1]])
    if kind == "undeclared_copy":
        rest = _rest(n, "stands in the shared words", "stand in the shared words")
        return f"{taker} has the same wording as {giver} and does not name it.{rest}"
    further = [called(ground.documents[d]) for d in sorted(shared.documents - set(ends))]
    took = f" {listed(further)} took the same words from it." if further else ""
    rest = _rest(n, "rests on the earlier text", "rest on the earlier text")
    return f"{taker} says that it corrects or withdraws {giver}.{took}{rest}"


def _one_text(template: Template) -> str:
    """Who signs one template, and how much of it is common."""
    texts = plural(len(template.documents), "letter or statement", "letters or statements")
    alike = "all" if template.share == 1.0 else f"at least {template.share:.0%}"
    return (
        f"{texts}, signed by {listed(template.signatories)}, fill in one template: names and "
        f"numbers apart, {alike} of the words of each are the same."
    )


def _missing(ground: Ground, original: str, shared: Shared) -> str:
    takers = [called(ground.documents[d]) for d in sorted(shared.documents)]
    rest = "rests" if len(takers) == 1 else "rest"
    name = ground.name(original)
    here = original in ground.published_by
    what = f"another report by {name}" if here else name
    if ground.kind_of(original) in SPEAKERS:
        what = f"what {name} published"
    tail = _rest(len(shared.answers), "rests on it", "rest on it")
    return f"{listed(takers)} {rest} on {what}, which is not in the case.{tail}"


def _rest(n: int, one: str, many: str) -> str:
    return f" {plural(n, 'answer')} {one if n == 1 else many}." if n else ""
