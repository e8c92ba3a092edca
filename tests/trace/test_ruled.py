from __future__ import annotations

from dataclasses import replace

import pytest

from tests.trace.made import Case, document
from wherefrom.model import Answer, Ledger, Ruling, Run, Tracing
from wherefrom.pipeline.choosing import NotOne
from wherefrom.pipeline.ruling import BadRuling, Reviewer, sentence
from wherefrom.settings import Trace
from wherefrom.trace.tracing import trace
from wherefrom.trace.whatif import withdrawal

HELD = (
    "Four deckhands were held in the customs shed overnight, the harbour office wrote, and two "
    "more were sent home on the morning ferry after a doctor had looked at their hands and feet."
)
DAY = "2031-03-04T09:00:00+00:00"


def made() -> Case:
    """The Post has it from Ada Holm, the Echo copies the Post, the Lamp speaks for itself."""
    case = Case()
    case.source("Orvian police", "official")
    case.source("P. Brask", "official", body="Orvian police")
    case.source("Ada Holm", "witness")
    post = case.add(document("post", f"{HELD} The pier was shut.", date="2031-03-01"))
    echo = case.add(document("echo", f"News. {HELD}", date="2031-03-02"))
    lamp = case.add(document("lamp", "They were four. It rained.", date="2031-03-02"))
    case.says(post, HELD, "Ada Holm")
    case.says(echo, HELD)
    case.says(lamp, "They were four", "P. Brask")
    case.says(post, "The pier was shut", answer="b")
    return case


def traced(case: Case, *rulings: Ruling) -> Tracing:
    said = (case.documents, case.statements, case.mentions, case.attributions)
    known = (case.resolution(), case.claims())
    return trace(*said, *known, settings=Trace(), rulings=numbered(rulings))


def numbered(rulings: tuple[Ruling, ...]) -> list[Ruling]:
    return [replace(r, id=r.id or f"r-{n}", at=DAY) for n, r in enumerate(rulings)]


def ledger(case: Case, *rulings: Ruling) -> Ledger:
    done, known = traced(case, *rulings), case.resolution()
    return Ledger(
        Run("0", "", (), ""),
        documents=tuple(case.documents),
        externals=done.externals,
        sources=known.sources,
        mentions=tuple(case.mentions),
        of_mention=known.of_mention,
        of_publisher=known.of_publisher,
        attributions=tuple(case.attributions),
        statements=tuple(case.statements),
        claims=done.claims,
        derivations=done.derivations,
        findings=done.findings,
        rulings=done.rulings,
    )


def ann(case: Case, *rulings: Ruling, why: str = "") -> Reviewer:
    return Reviewer(ledger(case, *rulings), lambda _: (), "Ann Lee", why)


def answer(done: Tracing, name: str = "a") -> Answer:
    return next(a for a in done.claims[0].answers if a.id == name)


def counts(done: Tracing, name: str = "a") -> tuple[int, int]:
    found = answer(done, name).independence
    return found.named, found.outlets


def kinds(done: Tracing) -> list[tuple[str, str, str]]:
    return [(d.kind, d.taker, d.giver) for d in done.derivations if d.kind != "cites"]


def states(done: Tracing) -> list[str]:
    return [r.state for r in done.rulings]


def undo(one: Ruling) -> Ruling:
    return Ruling("undo", "Bo", undoes=one.id or "r-0")


COPY = ("copies", "echo", "post")


def test_a_rejected_derivation_ties_nothing_and_comes_back_when_that_is_undone():
    case = made()
    assert counts(traced(case)) == (2, 0)
    reject = ann(case).derivation("reject", "echo", "post")
    done = traced(case, reject)
    assert COPY not in kinds(done)
    assert counts(done) == (2, 1)
    assert states(done) == ["stands"]
    back = traced(case, reject, undo(reject))
    assert COPY in kinds(back)
    assert counts(back) == (2, 0)
    assert states(back) == ["undone", "stands"]


def test_a_confirmed_derivation_is_certain_and_says_by_whose_ruling():
    case = made()
    confirm = ann(case, why="the editor said so").derivation("confirm", "echo", "post", "copies")
    (copy,) = [d for d in traced(case, confirm).derivations if d.kind == "copies"]
    assert copy.probability == 1.0
    assert copy.ruling == "r-0"
    told = "confirmed by Ann Lee’s ruling of 2031-03-04: the editor said so."
    assert copy.note.endswith(told)


def test_a_derivation_is_named_by_its_id_too():
    case = made()
    known = next(d for d in traced(case).derivations if d.kind == "copies")
    assert counts(traced(case, ann(case).derivation("reject", known.id[:8]))) == (2, 1)


def test_a_derivation_that_no_run_found_is_set_and_counts():
    case = made()
    lamp = next(s for s in case.statements if s.document == "lamp")
    case.statements[2] = replace(lamp, chain=(), origin=None, origin_kind="none")
    assert counts(traced(case)) == (1, 1)
    credit = ann(case).derivation("confirm", "lamp", "post", "credits")
    done = traced(case, credit)
    assert ("credits", "lamp", "post") in kinds(done)
    ties = [d for d in done.derivations if d.kind == "credits"]
    assert [(d.probability, d.named_as, d.ruling) for d in ties] == [(1.0, ("The Post",), "r-0")]


def test_words_that_were_copied_are_set_by_two_statements():
    case = made()
    lamp = next(s for s in case.statements if s.document == "lamp")
    case.statements[2] = lamp = replace(lamp, chain=(), origin=None, origin_kind="none")
    post = next(s for s in case.statements if s.document == "post")
    reviewer = ann(case)
    with pytest.raises(BadRuling, match="name two statements"):
        reviewer.derivation("confirm", "lamp", "post", "copies")
    done = traced(case, reviewer.derivation("confirm", lamp.id, post.id, "copies"))
    assert ("copies", "lamp", "post") in kinds(done)
    assert counts(done) == (1, 0)


def test_a_ruling_on_a_derivation_finds_documents_by_their_bytes():
    case = made()
    reject = ann(case).derivation("reject", "echo", "post")
    things = [replace(thing, id="d-older") for thing in reject.things]
    done = traced(case, replace(reject, things=tuple(things)))
    assert COPY not in kinds(done)
    assert done.rulings[0].found == ("echo", "post")


def test_a_confirmed_derivation_that_a_run_no_longer_finds_stays_with_its_words():
    case = made()
    confirm = ann(case).derivation("confirm", "echo", "post")
    words = {(a.document, a.start, a.end) for a in confirm.on}
    case.documents = [replace(d, links=()) for d in case.documents]
    known = [d for d in traced(case).derivations if d.kind != "copies"]
    from wherefrom.ruled.anchors import places
    from wherefrom.ruled.things import things
    from wherefrom.trace.ruled import judged, settled

    found = things(case.documents, case.resolution().sources)
    told = settled(numbered((confirm,)), found, places(case.documents, case.statements))
    again = judged(known, told, case.documents, case.resolution()).derivations
    (copy,) = [d for d in again if d.kind == "copies"]
    assert {(e.document, e.start, e.end) for e in copy.evidence} == words


def test_of_two_rulings_on_one_derivation_the_later_stands():
    case = made()
    reviewer = ann(case)
    both = [reviewer.derivation(verdict, "echo", "post") for verdict in ("reject", "confirm")]
    done = traced(case, *both)
    assert COPY in kinds(done)
    assert states(done) == ["overruled", "stands"]
    assert done.rulings[0].because == "the later r-1 (Ann Lee, 2031-03-04) goes before it"


def test_a_ruling_whose_document_is_gone_is_lost_and_one_with_nothing_to_reject_is_idle():
    case = made()
    reject = ann(case).derivation("reject", "echo", "post")
    case.documents = [d for d in case.documents if d.id != "echo"]
    case.statements = [s for s in case.statements if s.document != "echo"]
    done = traced(case, reject)
    assert states(done) == ["lost"]
    assert done.rulings[0].because == "“echo.txt” is not found any more; rule again, or undo it"
    case = made()
    case.documents[1] = replace(case.documents[1], text="Nothing of the kind. " * 20)
    assert states(traced(case, reject)) == ["idle"]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (("maybe", "echo", "post"), "say confirm or reject"),
        (("reject", "lamp", "post"), "nothing to reject"),
        (("confirm", "lamp", "post"), "say of what kind: cites, links"),
        (("confirm", "Ada Holm", "post", "cites"), "only a document takes"),
        (("confirm", "lamp", "lamp", "cites"), "name two"),
        (("confirm", "lamp", "Ada Holm", "corrects"), "both must be documents"),
    ],
)
def test_a_ruling_on_a_derivation_that_makes_no_sense_is_refused(given, hint):
    with pytest.raises(BadRuling, match=hint):
        ann(made()).derivation(*given)


def test_an_unknown_end_is_refused():
    with pytest.raises(NotOne, match="no one document, source or thing cited"):
        ann(made()).derivation("reject", "echo", "nobody")


def test_a_withdrawn_document_counts_for_nothing_and_reaches_what_took_its_words():
    case = made()
    gone = ann(case, why="taken back").withdrawn("post.txt")
    done = traced(case, gone)
    assert counts(done) == (1, 1)  # the Echo on its own word, the police
    assert counts(done, "b") == (0, 0)
    assert "corrected" in answer(done).flags
    assert "corrected" in answer(done, "b").flags
    (finding,) = [f for f in done.findings if f.kind == "corrected"]
    assert finding.documents == ("echo", "post")
    assert finding.path[0] == "r-0"
    assert "is withdrawn, as Ann Lee ruled on 2031-03-04: taken back." in finding.message
    assert "2 answers rest on it." in finding.message
    back = traced(case, gone, undo(gone))
    assert back.claims == traced(case).claims


def test_a_withdrawn_source_takes_along_who_speaks_for_it():
    case = made()
    done = traced(case, ann(case).withdrawn("Orvian police"))
    assert counts(done) == (1, 0)
    assert "corrected" in answer(done).flags
    assert "corrected" not in answer(done, "b").flags
    (finding,) = [f for f in done.findings if f.kind == "corrected"]
    assert finding.documents == ("lamp",)


def test_a_corrected_document_still_counts_and_is_told():
    case = made()
    done = traced(case, ann(case).corrected("post.txt"))
    assert counts(done) == counts(traced(case))
    assert "corrected" in answer(done).flags
    assert [f.kind for f in done.findings].count("corrected") == 1


def test_a_correction_of_one_statement_reaches_its_answer_alone():
    case = made()
    pier = next(s.id for s in case.statements if s.text == "The pier was shut")
    done = traced(case, ann(case).corrected("post.txt", statements=[pier]))
    assert "corrected" not in answer(done).flags
    assert "corrected" in answer(done, "b").flags
    assert done.rulings[0].statements == (pier,)


def test_a_correction_by_a_document_of_the_case_is_a_derivation():
    case = made()
    done = traced(case, ann(case).corrected("post.txt", by="lamp.txt"))
    assert ("corrects", "lamp", "post") in kinds(done)
    assert "corrected" in answer(done, "b").flags


def test_a_correction_that_makes_no_sense_is_refused():
    reviewer = ann(made())
    with pytest.raises(BadRuling, match="does not correct itself"):
        reviewer.corrected("post.txt", by="post.txt")
    lamp = next(s.id for s in made().statements if s.document == "lamp")
    with pytest.raises(BadRuling, match=r"does not stand in post\.txt"):
        reviewer.corrected("post.txt", statements=[lamp])


def test_what_if_starts_from_what_is_withdrawn_already():
    case = made()
    gone = ann(case).withdrawn("post.txt")
    known = ledger(case, gone)
    found = withdrawal(known, Trace(), documents=["lamp"], sources=[])
    (loss,) = found.losses
    assert (loss.before.named, loss.after.named) == (1, 0)
    assert "corrected" not in loss.gone


def test_rulings_on_evidence_are_told_in_words():
    reviewer = ann(made())
    (reject,) = numbered((reviewer.derivation("reject", "echo", "post"),))
    assert sentence(reject) == (
        "Ann Lee ruled on 2031-03-04 that the document (echo.txt) has no wording from the "
        "document (post.txt)"
    )
    (gone,) = numbered((reviewer.withdrawn("Orvian police"),))
    assert sentence(gone).endswith("that the source Orvian police is withdrawn")
