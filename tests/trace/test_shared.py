"""What is told of a case, put together again only where it has changed."""

from __future__ import annotations

from wherefrom.model import Finding
from wherefrom.trace.gathered import in_order
from wherefrom.trace.shared import Ranked


def finding(kind: str, *documents: str) -> Finding:
    return Finding(kind, None, None, documents, (), f"{kind} in {len(documents)} reports")


def test_findings_held_come_out_as_if_all_were_put_in_order() -> None:
    held = [
        finding("false_confirmation", "d1"),
        finding("corrected", "d1", "d2"),
        finding("corrected", "d3"),
        finding("not_shown", "d1", "d2"),
    ]
    ranked = Ranked()
    for n, one in enumerate(held):
        ranked.put(f"an{n}", (0, n), (one,))
    assert list(ranked.all()) == held
    others = [finding("corrected", "d4"), finding("corrected", "d5"), finding("corrected", *"abc")]
    for n, one in reversed(list(enumerate(others))):
        ranked.put(f"r{n}", (2, f"r{n}"), (one,))
    assert list(ranked.all()) == in_order([*held, *others])
    ranked.put("r0", (2, "r0"), ())
    assert list(ranked.all()) == in_order([*held, *others[1:]])
