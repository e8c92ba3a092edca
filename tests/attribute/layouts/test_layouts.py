from __future__ import annotations

import pytest

from eval.layouts import cases, judged

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.layout}: {case.name}" for case in CASES])
def test_sources_set_off_by_the_layout_are_read(case):
    assert [v for v in judged(case) if not v.right] == []


def test_every_layout_has_documents_with_and_without_sources():
    layouts = {case.layout for case in CASES}
    assert {case.layout for case in CASES if case.expect} == layouts
    assert {case.layout for case in CASES if case.outside} == layouts
