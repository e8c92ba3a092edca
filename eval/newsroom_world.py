"""What is true in a simulated newsroom: who published, who said what, who took it from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

from eval.newsroom_words import FAMILY, GIVEN
from wherefrom.model import NAMED_KINDS, OriginKind, PublisherKind


@dataclass(frozen=True, slots=True)
class Manners:
    """How a newsroom works; every share is 0 to 1. The defaults are those calibrated on."""

    n_documents: int = 12
    firsthand: float = 0.35  # share of an outlet's reports that rest on its own talks
    unsourced: float = 0.15  # of what an outlet heard itself, told on its own word
    copied: float = 0.6  # of takings, in the giver's words; the rest is told anew
    edited: float = 0.06  # of copied words that are changed
    cut: float = 0.25  # of copied sentences that are left out
    hidden: float = 0.35  # of takings that credit nobody
    false: float = 0.05  # of takings that credit somebody else
    misnamed: float = 0.02  # of takings that name another first source than the giver has
    whole: float = 0.3  # of openly credited copies, credited as a whole (a wire's story)
    absent: float = 0.2  # of releases and wire stories that are not in the case
    differing: float = 0.04  # of open takings that give another value than the one cited
    circling: float = 0.06  # of an outlet's reports that take back what was taken from it
    letters: float = 0.05  # of documents that are letters from one template
    corrected: float = 0.04  # of documents that correct an earlier one of their publisher
    undated: float = 0.1  # of documents without a date
    linked: float = 0.3  # of open credits that carry a link
    rival: float = 0.3  # of questions with a second answer


@dataclass(frozen=True, slots=True)
class Voice:
    """A source: ``body`` is whom a spokesperson or a record, as the text tells, speaks for."""

    id: str
    name: str
    kind: OriginKind
    body: str | None = None
    holder: str | None = None  # of a record: the body that made it, told or not


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with the frames it is answered in, and who knows which answer."""

    id: str
    site: str
    frames: tuple[str, ...]
    known: tuple[tuple[str, str], ...]  # (voice, value)


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage of one document that answers one question.

    ``shown`` are the voices the text names, nearest to the reader first;
    ``taken`` is the telling it was really taken from.
    """

    id: str
    document: str
    question: str
    value: str
    words: str  # the answering clause, without its source
    details: tuple[str, ...]
    shown: tuple[str, ...]
    taken: str | None = None
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One document; ``here`` says whether it is in the case."""

    id: str
    publisher: str
    kind: PublisherKind
    day: int
    title: str
    authors: tuple[str, ...]
    here: bool = True
    dated: bool = True
    credited: str | None = None  # the voice credited with the whole
    links: tuple[str, ...] = ()  # reports it links to
    corrects: str | None = None
    corrected: str | None = None  # the question it was wrong on; None where all is withdrawn
    template: str | None = None  # letters of one template share it
    record: str | None = None  # the record that this document is


@dataclass(slots=True)
class World:
    """A case with everything that is true of it; filled by newsroom_events."""

    manners: Manners
    town: str = ""
    voices: dict[str, Voice] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)  # by publisher
    reporters: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by outlet
    titles: dict[str, str] = field(default_factory=dict)  # by record
    questions: dict[str, Question] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)
    told: dict[str, list[Telling]] = field(default_factory=dict)  # by report, in order

    def add(self, report: Report, tellings: Iterable[Telling]) -> None:
        """Take in a report and what it tells."""
        self.reports[report.id] = report
        self.told[report.id] = list(tellings)
        self.tellings |= {t.id: t for t in self.told[report.id]}

    def person(self, rng: Random) -> str:
        """A name nobody has yet."""
        taken = {v.name for v in self.voices.values()} | {
            n for r in self.reporters.values() for n in r
        }
        while (name := f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}") in taken:
            pass
        return name

    def published(self, record: str) -> bool:
        """Whether the record's document is out."""
        return any(r.record == record for r in self.reports.values())

    def publisher_of(self, telling: Telling) -> str:
        """The publisher of the telling's report."""
        return self.reports[telling.document].publisher

    def answers(self) -> Mapping[tuple[str, str], list[Telling]]:
        """The tellings in the case by (question, value)."""
        found: dict[tuple[str, str], list[Telling]] = defaultdict(list)
        for telling in self.tellings.values():
            if self.reports[telling.document].here:
                found[telling.question, telling.value].append(telling)
        return found

    def is_named(self, voice: str) -> bool:
        """Whether the voice counts as a named origin."""
        return voice in self.voices and self.voices[voice].kind in NAMED_KINDS
