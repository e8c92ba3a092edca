"""The example case against its own truth: ``examples/*/truth.yml``, every entry of it."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

import wherefrom
from wherefrom import Answer, Claim, Document, Ledger, Statement

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
Truth = Mapping[str, Any]
PROBABLE = 0.5  # a derivation less probable than not is not said


def truths(folder: Path) -> dict[str, list[Truth]]:
    """The entries of a truth file by kind."""
    loaded: dict[str, list[Truth]] = yaml.safe_load(
        (folder / "truth.yml").read_text(encoding="utf-8")
    )
    return loaded


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").replace(" '", "'").strip(" .")


class Traced:
    """A case's ledger with its documents, statements and sources at hand."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.statements = {s.id: s for s in ledger.statements}
        self.sources = {s.id: s for s in ledger.sources}

    def files(self, name: str) -> list[Document]:
        """The documents that the file ``name`` gave."""
        return [
            d
            for d in self.ledger.documents
            if Path(d.path.split("!")[0]).name == name or d.path.split("!")[0].endswith(f"/{name}")
        ]

    def ids(self, name: str) -> set[str]:
        """Ids of the documents that the file ``name`` gave."""
        return {d.id for d in self.files(name)}

    def stating(self, name: str, quote: str) -> list[Statement]:
        """The statements of each document of file ``name`` that hold most of ``quote``."""
        found = []
        for document in self.files(name):
            for match in re.finditer(re.escape(quote), document.text):
                held = [s for s in self.ledger.statements if s.document == document.id]
                best = max(held, key=lambda s: _shared(s, match.span()), default=None)
                if best is not None and _shared(best, match.span()) >= len(quote) / 2:
                    found.append(best)
        return found

    def called(self, source: str | None) -> str:
        """The name of a source, "" for none."""
        return self.sources[source].name if source in self.sources else ""

    def is_named(self, source: str | None, name: str) -> bool:
        """Whether a source bears ``name``, as its name or an alias."""
        one = self.sources.get(source or "")
        return one is not None and _plain(name) in {_plain(n) for n in (one.name, *one.aliases)}


def _shared(statement: Statement, span: tuple[int, int]) -> int:
    return min(statement.end, span[1]) - max(statement.start, span[0])


def _document(traced: Traced, truth: Truth) -> str | None:
    documents = traced.files(truth["file"])
    if not documents:
        return "the file gave no document"
    wanted = {
        "publisher": truth.get("publisher"),
        "publisher_kind": truth.get("kind"),
        "url": truth.get("url"),
    }
    for d in documents:
        for field, value in wanted.items():
            if value is not None and getattr(d, field) != value:
                return f"{field} is {getattr(d, field)!r}"
        if truth.get("published", d.published.value) != d.published.value:
            return f"published is {d.published.value!r}"
        if tuple(truth.get("authors", d.authors)) != d.authors:
            return f"authors are {d.authors!r}"
    return None


def _statement(traced: Traced, truth: Truth) -> str | None:
    found = traced.stating(truth["file"], truth["quote"])
    if not found:
        return "no statement holds these words"
    problems = [_of_statement(traced, truth, one) for one in found]
    return None if None in problems else problems[0]


def _of_statement(traced: Traced, truth: Truth, one: Statement) -> str | None:
    chain = [link.source for link in one.chain]
    shown = " > ".join(traced.called(source) for source in chain)
    wanted = truth.get("chain")
    if wanted is not None and not (
        len(wanted) == len(chain)
        and all(traced.is_named(s, n) for s, n in zip(chain, wanted, strict=True))
    ):
        return f"its chain is [{shown}]"
    for key, at in (("chain_starts", 0), ("chain_ends", -1)):
        if key in truth and not (chain and traced.is_named(chain[at], truth[key])):
            return f"its chain is [{shown}]"
    if "origin" in truth and not traced.is_named(one.origin, truth["origin"]):
        return f"its origin is {traced.called(one.origin)!r}"
    for key, field in (
        ("kind", "origin_kind"),
        ("modality", "modality"),
        ("statement_kind", "kind"),
    ):
        if key in truth and getattr(one, field) != truth[key]:
            return f"its {field} is {getattr(one, field)}"
    return None


def _answer(traced: Traced, truth: Truth) -> str | None:
    together = [_ids(traced, *where) for where in truth["together"]]
    against = [_ids(traced, *where) for where in truth.get("against", ())]
    for where, ids in zip(
        [*truth["together"], *truth.get("against", ())], [*together, *against], strict=True
    ):
        if not ids:
            return f"no statement holds {where[1]!r}"
    problems = [
        _of_answer(traced, truth, claim, answer, against)
        for claim in traced.ledger.claims
        for answer in claim.answers
        if all(ids & set(answer.statements) for ids in together)
    ]
    if not problems:
        return _parted(traced, truth, together)
    return None if None in problems else min(filter(None, problems), key=len)


def _ids(traced: Traced, file: str, quote: str) -> set[str]:
    return {s.id for s in traced.stating(file, quote)}


def _parted(traced: Traced, truth: Truth, together: Sequence[set[str]]) -> str:
    most, where = 0, ""
    for claim in traced.ledger.claims:
        for answer in claim.answers:
            held = [bool(ids & set(answer.statements)) for ids in together]
            if sum(held) > most:
                left = [truth["together"][n][0] for n, here in enumerate(held) if not here]
                most, where = sum(held), f"{claim.gloss!r} lacks {', '.join(left)}"
    return f"not in one answer; nearest: {where}"


def _of_answer(
    traced: Traced, truth: Truth, claim: Claim, answer: Answer, against: Sequence[set[str]]
) -> str | None:
    said = f"{claim.gloss!r} = {answer.value!r}"
    for field in ("named", "withheld", "anonymous", "outlets"):
        n = getattr(answer.independence, field)
        if field in truth and n != truth[field]:
            return f"{said}: {n} {field}"
    named = [o.source for o in answer.origins if o.kind in wherefrom.model.NAMED_KINDS]
    for name in truth.get("origins", ()):
        if not any(traced.is_named(source, name) for source in named):
            return f"{said}: origins are {[traced.called(source) for source in named]}"
    missing = set(truth.get("flags", ())) - set(answer.flags)
    wrong = set(truth.get("not_flags", ())) & set(answer.flags)
    if missing or wrong:
        return f"{said}: its flags are {list(answer.flags)}"
    return _opposed(truth, claim, answer, against, said)


def _opposed(
    truth: Truth, claim: Claim, answer: Answer, against: Sequence[set[str]], said: str
) -> str | None:
    others = [a for a in claim.answers if a.id != answer.id]
    holding = [a for a in others if all(ids & set(a.statements) for ids in against)]
    if against and not holding:
        return f"{said}: no other answer holds what stands against it"
    if any(ids & set(answer.statements) for ids in against):
        return f"{said}: it holds what stands against it"
    if "conflict" not in truth:
        return None
    pairs = {frozenset((answer.id, other.id)) for other in holding}
    kinds = [c.kind for c in claim.conflicts if frozenset(c.answers) in pairs]
    return None if truth["conflict"] in kinds else f"{said}: conflicts are {kinds}"


def _derivation(traced: Traced, truth: Truth) -> str | None:
    takers, givers = traced.ids(truth["from"]), traced.ids(truth["to"])
    found = []
    for d in traced.ledger.derivations:
        ends = {d.taker, d.giver}
        either = d.kind in ("same_author", "same_publisher") and ends & takers and ends & givers
        directed = d.taker in takers and d.giver in givers
        if d.kind == truth["kind"] and d.probability >= PROBABLE and (directed or either):
            found.append(d)
    if truth.get("absent"):
        return f"it is there with probability {found[0].probability}" if found else None
    return None if found else "there is none"


def _finding(traced: Traced, truth: Truth) -> str | None:
    kind = [f for f in traced.ledger.findings if f.kind == truth["kind"]]
    wanted = [traced.ids(file) for file in truth["files"]]
    on = [f for f in kind if all(ids & set(f.documents) for ids in wanted)]
    if not on:
        return f"none of {len(kind)} such findings is on these documents"
    words = truth.get("words", "")
    return None if any(words in f.message for f in on) else f"it says {on[0].message!r}"


def _notice(traced: Traced, truth: Truth) -> str | None:
    texts = {d.id: d.text for d in traced.files(truth["file"])}
    notices = [n for n in traced.ledger.notices if n.document in texts and n.kind == truth["kind"]]
    if not notices:
        return "there is no such notice"
    if "quote" not in truth:
        return None
    quotes = [texts[n.document or ""][n.start or 0 : n.end or 0] for n in notices]
    return None if truth["quote"] in quotes else f"it stands at {quotes}"


def _never_text(traced: Traced, truth: Truth) -> str | None:
    documents = traced.files(truth["file"])
    if not documents:
        return "the file gave no document"
    return "it is text" if any(truth["quote"] in d.text for d in documents) else None


def _never_stated(traced: Traced, truth: Truth) -> str | None:
    if not any(truth["quote"] in d.text for d in traced.files(truth["file"])):
        return "it is no text either"
    for document in traced.files(truth["file"]):
        for match in re.finditer(re.escape(truth["quote"]), document.text):
            for s in traced.ledger.statements:
                if s.document == document.id and _shared(s, match.span()) > 0:
                    return f"{s.text!r} is a statement"
    return None


CHECKS: Mapping[str, Callable[[Traced, Truth], str | None]] = {
    "documents": _document,
    "statements": _statement,
    "answers": _answer,
    "derivations": _derivation,
    "findings": _finding,
    "notices": _notice,
    "never_text": _never_text,
    "never_stated": _never_stated,
}


def problem(traced: Traced, kind: str, truth: Truth) -> str | None:
    """Why an entry of the truth file is not found; None where it is."""
    return CHECKS[kind](traced, truth)


def listed(folder: Path) -> Iterator[tuple[str, Truth]]:
    """Every entry of the truth file with its kind."""
    for kind, entries in truths(folder).items():
        for truth in entries:
            yield kind, truth


def examples() -> list[Path]:
    """Folders of examples that have a truth file."""
    return sorted(path.parent for path in EXAMPLES.glob("*/truth.yml"))


def _report(folder: Path, traced: Traced) -> int:
    missing = 0
    for kind, entries in truths(folder).items():
        problems = [(t["name"], problem(traced, kind, t)) for t in entries]
        wrong = [(name, why) for name, why in problems if why is not None]
        missing += len(wrong)
        print(f"{kind:14}{len(entries) - len(wrong):4} of {len(entries):3}")
        for name, why in wrong:
            print(f"    {name}: {why}")
    return missing


def main() -> int:
    """Trace each example and print, for each kind of truth, how much is found."""
    missing = 0
    for folder in examples():
        with (
            tempfile.TemporaryDirectory() as place,
            wherefrom.trace([folder / "reports"], case=Path(place) / "example.case") as case,
        ):
            missing += _report(folder, Traced(case.ledger))
    print("all of it is found" if not missing else f"FAILED example: {missing} not found")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
