"""One frozen Settings, read from ``wherefrom.toml``; every value has a documented default.

Each field's comment gives unit, effect and the reason for its default. Values
that change the result are part of the run's digest; ``Intake`` limits are too,
since a file refused under one limit may be read under another.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from wherefrom.errors import WherefromError


@dataclass(frozen=True, slots=True)
class Intake:
    """Limits for reading untrusted files."""

    max_file_mb: float = 200.0  # megabytes; larger files are not opened
    max_pages: int = 3000  # of one PDF; longer ones are not read
    max_members: int = 20000  # documents in one archive
    max_depth: int = 24  # folders within folders, archives within archives count too
    seconds_per_file: float = 60.0  # for one document; a container restarts the clock per member
    memory_mb: int = 2048  # address space of the reading process
    expansion_ratio: float = 200.0  # unpacked bytes per packed byte; above, a bomb is assumed
    max_unpacked_mb: float = 2000.0  # all members of one archive together


@dataclass(frozen=True, slots=True)
class Claims:
    """Thresholds of the claims stage.

    Distances are 1 - likeness, the mean over all pairs of a group (average
    linkage); larger ones join more. Each was set on the seven labelled cases,
    whose figures eval/cases.py prints.
    """

    proposition_distance: float = 0.54  # between statements that something is so
    number_distance: float = 0.6  # between numbers of one thing: the key has narrowed them already
    day_distance: float = 0.6  # between statements that give a day
    time_distance: float = 0.6  # between statements that give a time of day
    place_distance: float = 0.5  # between statements that name one place
    what_distance: float = 0.8  # between statements that give one attribute of one person or thing
    lexical_weight: float = 0.2  # 0 to 1: rare words in common, against words of like meaning
    least_link: float = 0.3  # 0-1: probability of its best link that keeps a statement in a claim
    least_link_of_propositions: float = 0.2  # the same where the claim is that something is so
    best_link: float = 0.3  # 0-1: probability that the best link of a claim has at the least
    least_fit: float = 0.28  # 0-1: probability that it answers what is asked; not asked of counts
    least_fit_in_one_report: float = 0.5  # the same of two sentences of one report
    least_alike_of_two: float = 0.54  # likeness of two that alone say that something is so
    least_told: float = 0.5  # how far most of three or more speak of what is asked
    least_told_of_days: float = 0.4  # how far each that tells a day or an hour speaks of the rest
    least_alike_of_days: float = 0.5  # of each that tells a day or an hour to another of its claim
    least_alike_of_amounts: float = 0.45  # the same of amounts whose key does not say what is asked
    least_fit_of_denials: float = 0.37  # the same of a no beside a yes, or a yes beside several no
    least_told_of_denials: float = 0.62  # how far one of each side speaks of the other
    least_fit_of_days: float = 0.15  # the same where a day is asked
    conflict_likeness: float = 0.4  # least likeness of two statements whose values conflict
    open_conflict_likeness: float = 0.72  # the same where only the words say what is asked
    denial_likeness: float = 0.5  # the same where one denies what the other says


@dataclass(frozen=True, slots=True)
class Trace:
    """Thresholds of the trace stage."""

    reuse_even_weight: float = 11.0  # words of shared wording at which taken is as likely as not
    reuse_slope: float = 0.45  # per word: how fast certainty grows round that point
    further_passage_share: float = 0.3  # 0-1: how far further shared passages add to the longest
    quote_weight: float = 0.7  # 0-1: a word shared within quotation marks; both may have heard it
    given_weight: float = 0.6  # 0-1: a shared name or number; the facts dictate it to both
    least_passage_weight: float = 6.0  # words; shorter shared runs are idiom, not passages
    near_copy_share: float = 0.95  # 0-1 of one text: from here it is a copy of the other as a whole
    sample_above_words: int = 200000  # words in the case; above, one fingerprint in four is kept
    max_documents_per_fingerprint: int = 60  # documents; commoner wording is standing text
    least_probability: float = 0.2  # 0-1: less probable derivations are left out
    max_enumerated: int = 10  # uncertain derivations; up to here counts are exact, above sampled
    n_samples: int = 400  # draws of the uncertain derivations where there are more


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a case."""

    intake: Intake = field(default_factory=Intake)
    claims: Claims = field(default_factory=Claims)
    trace: Trace = field(default_factory=Trace)

    def digest(self) -> str:
        """sha256 over every value, for the run record."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


class BadSettings(WherefromError):
    """wherefrom.toml holds something that is no setting."""


def _section(kind: type[Any], given: object, where: str) -> Any:
    known = {f.name: f for f in fields(kind)}
    if not isinstance(given, dict):
        raise BadSettings(f"{where}: a section is expected; see docs/settings.md.")
    problems = []
    for name, value in given.items():
        if name not in known:
            problems.append(f"{where}.{name} is no setting (known: {', '.join(known)})")
        elif isinstance(value, bool) or not isinstance(value, (int, float)):
            problems.append(f"{where}.{name} must be a number, not {value!r}")
        elif value < 0:
            problems.append(f"{where}.{name} must not be negative")
    if problems:
        raise BadSettings("; ".join(problems) + ". Correct wherefrom.toml and run again.")
    defaults = kind()
    return kind(**{name: type(getattr(defaults, name))(value) for name, value in given.items()})


def read_settings(path: Path) -> Settings:
    """Settings from ``path``; defaults where the file or a value is absent.

    Raises:
        BadSettings: naming every unknown or ill-typed value at once.
    """
    if not path.exists():
        return Settings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path.name}: not TOML: {error}. Correct it and run again.") from error
    sections: dict[str, type[Any]] = {"intake": Intake, "claims": Claims, "trace": Trace}
    for name in given:
        if name not in sections:
            known = ", ".join(sections)
            raise BadSettings(f"{path.name}: unknown section {name!r}; known: {known}.")
    chosen = {
        name: _section(kind, given[name], name) for name, kind in sections.items() if name in given
    }
    return Settings(**chosen)
