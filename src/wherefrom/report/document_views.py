"""Documents, sources and notices as the page shows them."""

from __future__ import annotations

from collections import Counter, defaultdict
from urllib.parse import urlsplit

from markupsafe import Markup

from wherefrom.model import Document, Notice, Source
from wherefrom.report.lookup import Lookup
from wherefrom.report.marked import Mark, marked, paragraphs
from wherefrom.report.views import DocumentView, Name, NoticeView, SourceView, Term
from wherefrom.report.words import (
    date_words,
    document_anchor,
    glossary,
    plural,
    published_words,
    statement_anchor,
)


def document_views(lookup: Lookup, questions: dict[str, list[str]]) -> tuple[DocumentView, ...]:
    """All documents by path; ``questions`` gives the numbers of those a statement answers."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for statement in lookup.ledger.statements:
        anchor = statement_anchor(statement.id)
        after = _after(questions.get(statement.id, []))
        mark = Mark(statement.start, statement.end, "st", anchor, after)
        marks[statement.document].append(mark)
        counts[statement.document] += 1
    for attribution in lookup.ledger.attributions:
        found = marks[attribution.document]
        found += [Mark(s.start, s.end, "who") for s in attribution.source]
        found += [Mark(s.start, s.end, "cue") for s in attribution.cue]
    notices: dict[str, list[str]] = defaultdict(list)
    for notice in lookup.ledger.notices:
        if notice.document and notice.kind != "furniture":
            notices[notice.document].append(notice.message)
    return tuple(
        _document(d, marks[d.id], counts[d.id], notices[d.id], lookup)
        for d in sorted(lookup.ledger.documents, key=lambda d: (d.path, d.id))
    )


def _after(questions: list[str]) -> Markup:
    links = (Markup('<a href="#{0}">{0}</a>').format(number) for number in questions)
    return Markup("").join(links)


def _document(
    document: Document, marks: list[Mark], n_statements: int, notices: list[str], lookup: Lookup
) -> DocumentView:
    marks = marks + [Mark(f.start, f.end, "furniture") for f in document.furniture]
    text = document.text
    version = document.version_of if document.version_of in lookup.documents else None
    return DocumentView(
        anchor=document_anchor(document.id),
        publisher=lookup.publisher(document.id),
        date=date_words(document.published.value),
        title=document.title or "",
        rows=_imprint(document),
        url=web_address(document.url),
        version_of=lookup.labels[version] if version else "",
        version_href=lookup.places.document(version) if version else "",
        statements=plural(n_statements, "statement"),
        notices=tuple(dict.fromkeys(notices)),
        paragraphs=tuple(marked(text, marks, a, b) for a, b in paragraphs(text)),
        language=document.language or "",
    )


def _imprint(document: Document) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Publisher", document.publisher or "not named"),
        ("Published", published_words(document.published)),
        ("Author", ", ".join(document.authors)),
        ("Credited to", ", ".join(dict.fromkeys(c.name for c in document.credits))),
        ("Address", document.url or ""),
        ("Captured", document.captured_at or ""),
        ("Language", document.language or "not recognised"),
        ("File", document.path),
        ("sha256", document.sha256),
    ]
    return tuple((name, value) for name, value in rows if value)


def web_address(url: str | None) -> str:
    """``url`` if it may become a link: http or https and nothing else; else empty."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in ("http", "https") and parts.netloc else ""


def source_views(lookup: Lookup) -> tuple[tuple[Term, tuple[SourceView, ...]], ...]:
    """Sources that something is credited to, by kind, those behind most first."""
    said: dict[str, set[str]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    for statement in lookup.ledger.statements:
        for link in statement.chain:
            said[link.source or ""].add(statement.id)
            reports[link.source or ""].add(statement.document)
    answers: Counter[str] = Counter()
    for claim in lookup.ledger.claims:
        for answer in claim.answers:
            answers.update({o.source for o in answer.origins if o.source})
    groups = []
    for kind, words in glossary()["origins"].items():
        of_kind = [s for s in lookup.ledger.sources if s.kind == kind]
        of_kind = [s for s in of_kind if said[s.id] or answers[s.id] or s.aliases]
        of_kind.sort(key=lambda s: (-len(said[s.id]), -answers[s.id], s.name, s.id))
        views = tuple(
            _source(s, len(said[s.id]), len(reports[s.id]), answers[s.id], lookup) for s in of_kind
        )
        if views:
            term = Term(str(words["many"]).capitalize(), words["meaning"], f"kind-{kind}")
            groups.append((term, views))
    return tuple(groups)


def _source(
    source: Source, n_said: int, n_reports: int, n_answers: int, lookup: Lookup
) -> SourceView:
    why = dict(source.why)
    behind = f"{plural(n_said, 'statement')} in {plural(n_reports, 'report')}" if n_said else ""
    if n_answers:
        behind += f"{'; ' if behind else ''}origin of {plural(n_answers, 'answer')}"
    return SourceView(
        name=Name(source.name, source.kind),
        aliases=tuple((alias, why.get(alias, "")) for alias in source.aliases),
        body=lookup.source_name(source.body) if source.body else "",
        behind=behind or "nothing counted",
    )


def notice_views(lookup: Lookup) -> tuple[NoticeView, ...]:
    """What to know about the documents, page furniture apart."""
    shown = [n for n in lookup.ledger.notices if n.kind != "furniture"]
    return tuple(_notice(n, lookup) for n in shown)


def _notice(notice: Notice, lookup: Lookup) -> NoticeView:
    if notice.document in lookup.labels:
        where = lookup.labels[notice.document]
        return NoticeView(where, lookup.places.document(notice.document), notice.message)
    return NoticeView(notice.path or "", "", notice.message)
