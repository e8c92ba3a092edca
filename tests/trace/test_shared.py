"""What is told of a case, put together again only where it has changed."""

from __future__ import annotations

from wherefrom.model import Finding
from wherefrom.trace.gathered import in_order
from wherefrom.trace.shared import Ranked


def finding(kind: str, *documents: str) -> Finding:
    return Finding(kind, None, None, documents, (), f"{kind} in {len(documents)} reports")


def test_findings_held_in_order_and_others_come_out_as_if_all_were_put_in_order() -> None:
    held = [
        finding("false_confirmation", "d1"),
        finding("corrected", "d1", "d2"),
        finding("corrected", "d3"),
        finding("not_shown", "d1", "d2"),
    ]
    ranked = Ranked()
    for n, one in enumerate(held):
        ranked.put(f"an{n}", (n,), (one,))
    others = [finding("corrected", "d4"), finding("corrected", "d5"), finding("corrected", *"abc")]
    assert ranked.all_with(others) == in_order([*held, *others])
    assert ranked.all_with([]) == held
