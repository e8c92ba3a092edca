"""From the namings of one source to the Source: its name, aliases, kind, body and reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wherefrom.ids import content_id
from wherefrom.model import OriginKind, Source
from wherefrom.sources.bodies import Body, kind_of, named_part
from wherefrom.sources.bodies_joined import body_fullness, record_fullness
from wherefrom.sources.joins import Joins
from wherefrom.sources.lists import heads
from wherefrom.sources.names import clean, fold, looks_like_acronym, words_of
from wherefrom.sources.namings import Form, Naming
from wherefrom.sources.people import Person, fullness, person, surface
from wherefrom.sources.records import Record
from wherefrom.sources.settle import Node

# From the most telling to the least; breaks ties between kinds given equally often.
KINDS: tuple[OriginKind, ...] = (
    "witness", "official", "record", "organisation", "person", "outlet", "withheld",
    "anonymous", "none",
)  # fmt: skip
IN_OFFICE: frozenset[OriginKind] = frozenset({"official", "organisation", "outlet"})
SAME = "the same name"  # a reason that says nothing beyond the names themselves
LONGEST_NAME = 8  # words; a longer name is a description, not the clearest name


@dataclass(frozen=True, slots=True)
class Gathered:
    """A source and the reason for each form of its name."""

    source: Source
    form: Form  # of the name
    reasons: Mapping[Form, str]
    own: Mapping[Node, str]  # reasons by document and form

    def why(self, naming: Naming) -> str:
        """Why the naming was taken for this source, in words."""
        if naming.why:
            return naming.why
        if (told := self.own.get((naming.document, naming.form), SAME)) != SAME:
            return told
        return _why(printed(naming), self.source.name, naming.form, self.form, self.reasons)


def printed(naming: Naming) -> str:
    """The name as shown: without article, possessive and, for people, titles.

    A publisher's own name keeps its article.
    """
    if isinstance(naming.form, Person):
        return clean(naming.name) if naming.why else surface(naming.name) or naming.name
    return (naming.name if naming.imprint else clean(naming.name)) or naming.name


def _without_speaker(name: str) -> str:
    """*Harbour Ministry* for *Harbour Ministry spokeswoman*."""
    pieces = name.split()
    if len(pieces) > 1 and (fold(pieces[-1]),) in heads().speakers:
        return " ".join(pieces[:-1])
    return name


def _why(alias: str, name: str, form: Form, named: Form, reasons: Mapping[Form, str]) -> str:
    if fold(alias) == fold(name):
        return "named so"
    if form in reasons:
        return reasons[form]
    if form == named:
        listed = form.known if isinstance(form, Body) else ""
        return f"a known name of {listed}" if listed else "the same name in other words"
    return reasons.get(named) or "the same name in other words"


def _shown(name: str, best: Naming) -> str:
    """A body's name without what describes it; a bare place stays a description."""
    if best.imprint:
        return name
    shorter = _without_speaker(named_part(name))
    bare = isinstance(best.form, Body) and not best.form.head and len(shorter.split()) == 1
    return name if bare and not looks_like_acronym(shorter) else shorter


def _rank(naming: Naming, uses: int) -> tuple[object, ...]:
    """Sorts the clearest and fullest name last."""
    name, form = printed(naming), naming.form
    clear = len(name.split()) <= LONGEST_NAME and _without_speaker(name) == name
    clear = clear and not any(mark in name for mark in '"“”') and named_part(name) == clean(name)
    told: tuple[int, ...] = ()
    fuller: tuple[int, ...] = ()
    if isinstance(form, Person):
        fuller = fullness(person(name))
        told = (int(fuller[0] > 1),)
    elif isinstance(form, Body):
        fuller = body_fullness(form)
        enough = fuller[0] > (0 if form.head else 1)
        told = (int(naming.imprint), int(not looks_like_acronym(name)), int(enough))
    elif isinstance(form, Record):
        told = record_fullness(form)
    return (clear, told, uses, fuller, [-ord(ch) for ch in name])


def _clearest(members: Sequence[Naming]) -> Naming:
    """The naming whose name is clear and full enough, and used by most documents."""
    uses = Counter(name for name, _ in {(printed(n), n.document) for n in members})
    named = [naming for naming in members if not naming.why] or members
    return max(named, key=lambda naming: _rank(naming, uses[printed(naming)]))


def _kind(members: Sequence[Naming]) -> OriginKind:
    """The kind most namings give; for a body that a list knows, the list's."""
    for naming in members:
        if isinstance(naming.form, Body) and (listed := kind_of(naming.form)) is not None:
            return listed
    counts = Counter(naming.kind for naming in members)
    return min(counts, key=lambda kind: (-counts[kind], KINDS.index(kind)))


def _reasons(members: Sequence[Naming], joins: Joins[Node]) -> dict[Form, str]:
    found: dict[Form, set[str]] = defaultdict(set)
    for naming in members:
        why = joins.why.get((naming.document, naming.form))
        if why is not None and why != SAME:
            found[naming.form].add(why)
    return {form: max(reasons) for form, reasons in found.items()}  # "this document" before "case"


def _source(members: Sequence[Naming], joins: Joins[Node]) -> Gathered:
    best = _clearest(members)
    name, kind, reasons = printed(best), _kind(members), _reasons(members, joins)
    if isinstance(best.form, Body):
        # An agency is known by its letters (*AFP*), a body and a paper by the full name;
        # what a list has under quite another name (*SI.com*) keeps the one that reports give it.
        same = kind != "outlet" or set(words_of(name)) & set(words_of(best.form.known))
        full = best.form.known if same else ""
        name = full if len(full.split()) > len(name.split()) else _shown(name, best)
    own = (best.document,) if isinstance(best.form, str) else ()
    forms = {printed(naming): naming.form for naming in members}
    aliases = tuple(sorted(alias for alias in forms if alias != name))
    own_why = {printed(naming): naming.why for naming in members if naming.why}
    why = tuple((a, own_why.get(a) or _why(a, name, forms[a], best.form, reasons)) for a in aliases)
    source = Source(content_id("src", fold(name), kind, *own), name, aliases, kind, why=why)
    return Gathered(source, best.form, reasons, joins.why)


def _told_apart(
    groups: Mapping[Node, Sequence[Naming]], gathered: Mapping[Node, Gathered]
) -> dict[Node, Gathered]:
    """Ids made different, by first document, where two sources share name and kind."""
    uses = Counter(one.source.id for one in gathered.values())
    apart = dict(gathered)
    for root, one in gathered.items():
        if uses[one.source.id] > 1:
            first = min(naming.document for naming in groups[root])
            key = content_id("src", fold(one.source.name), one.source.kind, first, repr(one.form))
            apart[root] = replace(one, source=replace(one.source, id=key))
    return apart


def _body_of(members: Sequence[Naming], bodies: Mapping[tuple[str, str], Node]) -> Node | None:
    """The body most namings speak for; records and people in office only."""
    roots = Counter(
        bodies[naming.document, naming.body]
        for naming in members
        if naming.body and not isinstance(naming.form, Body)
        if (naming.document, naming.body) in bodies
        if naming.kind in IN_OFFICE or naming.kind == "record"
    )
    return min(roots, key=lambda root: (-roots[root], str(root))) if roots else None


def gather(groups: Mapping[Node, Sequence[Naming]], joins: Joins[Node]) -> dict[Node, Gathered]:
    """The source of every group of namings, by the node that stands for the group."""
    gathered = _told_apart(groups, {root: _source(m, joins) for root, m in groups.items()})
    bodies = {
        (naming.document, naming.name): root
        for root, members in groups.items()
        if not _says_no_body(gathered[root])
        for naming in members
        if naming.mention is None and not naming.imprint
    }
    spoken_for = set()
    for root, members in groups.items():
        found = _body_of(members, bodies)
        if found is not None and found != root:
            one, speaks_for = gathered[root], gathered[found].source.id
            gathered[root] = replace(one, source=replace(one.source, body=speaks_for))
            spoken_for.add(found)
    return {root: one for root, one in gathered.items() if root in spoken_for or _met(groups[root])}


def _says_no_body(one: Gathered) -> bool:
    """True for a single common word (*team*, *Airport*), which tells nobody which body is meant."""
    form, word = one.form, fold(one.source.name)
    if not isinstance(form, Body) or form.head or form.known or len(form.words) > 1:
        return False
    return one.source.name.islower() or word in heads().body_words


def _met(members: Sequence[Naming]) -> bool:
    """True where a mention or a publisher bears the name, not only somebody's post."""
    return any(naming.mention is not None or naming.imprint for naming in members)
