"""Whom a reply is about: surnames, other spellings, and the unnamed who can be one person only."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from wherefrom.claims.called import UNNAMED, gender_of, surname_of
from wherefrom.claims.comparing import WOUND
from wherefrom.claims.traits import told_of, trait
from wherefrom.data.load import words
from wherefrom.model import Asked, Reply

AGE = "age of "
TOLD_OF = ": "  # between an outcome and of whom it is told
NAMELESS = re.compile(r"How old (?:was|were|is|are) (?:the|an?) [a-z]")  # *the climber*
AGED = re.compile(r" aged (\d+)\Z")  # *the girl aged 11*
SPELLED = 4  # letters from which a word of a name may be spelled with one other letter
RARE = 5  # how many times rarer is too rare
FEWEST = 2  # times that names must be told
OLDER = 3  # years by which two reports of one person's age may differ

Ages = Mapping[str, Counter[float]]  # how often each named person is said to be of each exact age


@dataclass(frozen=True, slots=True)
class Full:
    """``names`` are whole names by a part or other spelling of them.

    ``here`` gives the key of a reply, by its statement and own key, that tells of somebody
    unnamed who can only be one person, and ``persons`` that person by statement and *the climber*.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    here: Mapping[tuple[str, str], str] = field(default_factory=dict)
    persons: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def person(self, reply: Reply) -> str:
        """The name of whom the verb of ``reply`` is told; empty where that is not known."""
        if not reply.who or reply.who.startswith(UNNAMED):
            return self.persons.get((reply.statement, reply.who), "")
        return self.names.get(reply.who, reply.who)


def full_names(replies: Sequence[Reply]) -> Full:
    """Whom the keys of all ``replies`` of a case stand for (*age of lee*: *age of ann lee*).

    Whom a report does not name (*the climber, 36*) stays unnamed, whoever is as old elsewhere,
    unless it tells what became of the climber, and that became of one named person only.
    """
    ages = _ages(replies)
    names = dict(_whole(ages, Counter(_split(reply.key)[1] for reply in replies)))
    names |= dict(_other_spellings(ages, names))
    while any(v in names for v in names.values()):
        names = {k: names.get(v, v) for k, v in names.items()}
    here = dict(_only_one(replies, names, ages))
    persons = {(s, _split(key)[1]): _split(one)[1] for (s, key), one in here.items()}
    return Full(names, here, persons)


def question(reply: Reply, full: Full) -> Asked:
    """The question that ``reply`` answers; ``full`` gives whole names for parts of them."""
    here = full.here.get((reply.statement, reply.key))
    asks, who = _split(reply.key)
    if here is None and (reply.statement, who) in full.persons:
        here = asks + full.persons[reply.statement, who]
    return Asked(reply.kind, here or _with_name(reply, full.names))


def _with_name(reply: Reply, names: Mapping[str, str]) -> str:
    before, name = _split(reply.key)
    return before + names[name] if name in names else reply.key


def _split(key: str) -> tuple[str, str]:
    """What a key asks, and of whom: ``("age of ", "ann lee")``; of nobody, two times empty."""
    if key.startswith(AGE):
        return AGE, key.removeprefix(AGE)
    who = told_of(key)
    if who is not None:
        return key.removesuffix(who), who
    asks, between, who = key.partition(TOLD_OF)
    return (asks + between, who) if between and not trait(key).prefix else ("", "")


def _ages(replies: Sequence[Reply]) -> Ages:
    """The exact ages that each named person is said to have; names in order."""
    found: dict[str, Counter[float]] = defaultdict(Counter)
    for reply in replies:
        asks, who = _split(reply.key)
        if who and not nameless(reply):
            exact = asks == AGE and _exact(reply)
            found[who].update([reply.low or 0.0] if exact else [])
        if reply.who and not reply.who.startswith(UNNAMED):
            found[reply.who].update([])
    return {name: found[name] for name in sorted(found)}


def _exact(reply: Reply) -> bool:
    return reply.low is not None and reply.low == reply.high and not reply.approximate


def nameless(reply: Reply) -> bool:
    """Whether whom ``reply`` tells of is not named."""
    if reply.key.startswith(AGE):
        return NAMELESS.match(reply.question) is not None
    return _split(reply.key)[1].startswith(UNNAMED)


def _whole(ages: Ages, told: Counter[str]) -> Iterator[tuple[str, str]]:
    """The one full name behind a surname alone, or the one beside which the others are rare."""
    fuller: dict[str, list[str]] = defaultdict(list)
    for whole in ages:
        name = [] if surname_of(whole) else whole.split()
        for at in range(1, len(name)):
            fuller[" ".join(name[at:])].append(whole)
    for part in ages:
        surname = surname_of(part)
        may = [n for n in fuller[surname or part] if _may_be(part, n)] if surname else fuller[part]
        first, *others = sorted(may, key=lambda name: (-told[name], name)) or [""]
        if first and (not others or told[others[0]] * RARE < told[first]):
            yield part, first
        elif surname and not fuller[surname]:
            yield part, surname  # *Mr Quill* is the Quill whom nobody calls by a first name


def _may_be(titled: str, name: str) -> bool:
    """Whether *miss quill* may be whom a whole name calls."""
    return gender_of(name) in {"", gender_of(titled)}


def _other_spellings(ages: Ages, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """*Ann Leigh*, 34, and *Ann Lee*, 34: as most write it, where one letter differs."""
    whole = [n for n in ages if n not in names and " " in n and not surname_of(n)]
    whole.sort(key=lambda name: (-ages[name].total(), name))
    for at, name in enumerate(whole):
        for better in whole[:at]:
            same_age = ages[name].keys() & ages[better].keys()
            if (same_age and _one_letter(name, better)) or _ends_alike(name, better):
                yield name, better
                break


def _ends_alike(one: str, other: str) -> bool:
    """*Ann Chin Lee* and *Ann Lee*: one with a middle or nickname that the other leaves out."""
    first, second = one.split(), other.split()
    return len(first) != len(second) and (first[0], first[-1]) == (second[0], second[-1])


def _one_letter(one: str, other: str) -> bool:
    """
    >>> _one_letter("ann leard", "ann leart"), _one_letter("ann lee", "anna leen")
    (True, False)
    """
    first, second = one.split(), other.split()
    if len(first) != len(second):
        return False
    differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differ) != 1 or min(map(len, differ[0])) < SPELLED:
        return False
    return Levenshtein.distance(*differ[0]) == 1


def _only_one(
    replies: Sequence[Reply], names: Mapping[str, str], ages: Ages
) -> Iterator[tuple[tuple[str, str], str]]:
    """Keys of replies that tell what became of somebody unnamed, or where somebody of some age was
    hurt, with the name of whom alone they can mean.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    unnamed: list[Reply] = []
    years: dict[tuple[str, str], float] = {}
    for reply in replies:
        asks, who = _split(reply.key)
        happened = asks.endswith(TOLD_OF) or asks == WOUND
        if happened and who.startswith(UNNAMED):
            unnamed.append(reply)
        elif happened:
            told[_role(asks)][names.get(who, who)] += 1
        elif asks == AGE and nameless(reply) and _exact(reply):
            years[reply.statement, UNNAMED + who] = reply.low or 0.0
    known: dict[str, set[float]] = defaultdict(set)
    for name, each in ages.items():
        known[names.get(name, name)] |= each.keys()
    unknown = Counter(_role(_split(reply.key)[0]) for reply in unnamed)
    often = {role: _told_often(names_of, unknown[role]) for role, names_of in told.items()}
    for reply in unnamed:
        asks, who = _split(reply.key)
        aged = AGED.search(who)
        age = years.get((reply.statement, who)) if aged is None else float(aged[1])
        role, who = _role(asks), AGED.sub("", who)
        if asks == WOUND and age is None:
            continue  # several may be hurt, of whom only one of an age can be told
        doer = role != "accused" and who.removeprefix(UNNAMED) in words("outcomes")["doers"]
        one = None if doer else _meant(who, age, often.get(role, []), known)
        if one is not None:
            yield (reply.statement, reply.key), asks + one
            if (reply.statement, who) in years:
                yield (reply.statement, AGE + who.removeprefix(UNNAMED)), AGE + one


def _role(asks: str) -> str:
    """What outcomes have in common: one person is arrested, charged and convicted."""
    outcome = asks.removesuffix(TOLD_OF).split(" ")[0]
    return "accused" if outcome in words("outcomes")["accused"] else outcome


def _told_often(told: Counter[str], nameless: int) -> list[str]:
    """The names of ``told``; none where they are too few beside those who are not named.

    Then the news may be about somebody whom nobody names, and the names of another event. A name
    that is rare beside the commonest is not thought of: it is often misread.
    """
    if told.total() < max(FEWEST, nameless / RARE):
        return []
    return sorted(name for name, n in told.items() if n * RARE > max(told.values()))


def _meant(
    who: str, age: float | None, names: Sequence[str], known: Mapping[str, set[float]]
) -> str | None:
    """The one of ``names`` that ``who``, of ``age`` where that is told, can be."""
    if age is not None:
        same = [n for n in names if age in known[n]]
        near = [n for n in names if not known[n] or any(abs(age - k) <= OLDER for k in known[n])]
        names = same or near
    one = names[0] if len(names) == 1 else None
    return None if one is None or {gender_of(one), gender_of(who)} == {"men", "women"} else one
