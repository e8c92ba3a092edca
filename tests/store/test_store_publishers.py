"""The user's own publishers.yml: what it does, and what is said where it is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.trace.made import document
from wherefrom.store.publishers import BadPublishers, Publishers, applied, read_publishers

GOOD = """\
- publisher: Harbour Post
  also: [The Post, harbourpost.example]
  reason: one imprint
- owner: Brine Holdings
  publishers:
    - Harbour Post
    - www.sarrowcourier.example
  reason: company register
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "publishers.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def said(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BadPublishers) as caught:
        read_publishers(written(folder, text))
    return str(caught.value)


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_publishers(tmp_path) == Publishers()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_an_empty_file_says_nothing(tmp_path: Path, text: str) -> None:
    assert read_publishers(written(tmp_path, text)) == Publishers()


@pytest.mark.parametrize(
    ("publisher", "url", "expected"),
    [
        ("The Post", None, ("Harbour Post", "Brine Holdings")),
        ("the  POST", None, ("Harbour Post", "Brine Holdings")),
        ("Harbour Post", None, ("Harbour Post", "Brine Holdings")),
        (None, "https://www.harbourpost.example/a", ("Harbour Post", "Brine Holdings")),
        ("Courier", "http://sarrowcourier.example/a", ("Courier", "Brine Holdings")),
        ("Evening Star", "http://eveningstar.example/a", ("Evening Star", None)),
        ("Evening Star", "http://[", ("Evening Star", None)),
    ],
)
def test_names_and_hosts_lead_to_publisher_and_owner(
    tmp_path: Path, publisher: str | None, url: str | None, expected: tuple[str, str | None]
) -> None:
    found = read_publishers(written(tmp_path, GOOD))
    item = document("x", url=url)
    item = applied(replace(item, publisher=publisher), found)
    assert (item.publisher, item.owner) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("owner: Brine\n", "line 1: a list is expected"),
        ("- Harbour Post\n", "line 1: an entry has “publisher” and “also”"),
        ("- owner: A\n  publishers: [B]\n", "line 1: a “reason” is needed"),
        ("- also: [B]\n  reason: x\n", "line 1: either “publisher” or “owner” is needed"),
        ("- owner: A\n  publisher: B\n  reason: x\n", "line 1: either “publisher” or “owner”"),
        (
            "- owner: A\n  publishers: [B]\n  owned_by: C\n  reason: x\n",
            "line 3: “owned_by” is not known here; known: owner, publishers, reason",
        ),
        ("- owner: A\n  also: [B]\n  reason: x\n", "line 2: “also” is not known here"),
        ("- owner: A\n  publishers: B\n  reason: x\n", "line 2: a list of names is expected"),
        ("- owner: A\n  publishers: [[B]]\n  reason: x\n", "line 2: a name or a sentence"),
        ("- owner: A\n  publishers: []\n  reason: x\n", "line 1: no publishers of “A” are listed"),
        ("- owner: A\n  reason: x\n", "line 1: no publishers of “A” are listed"),
        ("- owner:\n  publishers: [B]\n  reason: x\n", "line 1: a name or a sentence"),
        ("- owner: A\n  publishers: [B]\n  reason: ''\n", "line 3: a name or a sentence"),
        ("- owner: A\n  owner: C\n  reason: x\n", "line 2: “owner” stands twice"),
        (
            "- owner: A\n  publishers: [B]\n  reason: x\n- owner: C\n  publishers:\n    - the b\n"
            "  reason: x\n",
            "line 6: “the b” stands under “A” in line 2 too",
        ),
        ("- owner: [A\n  reason: x\n", "line 2: "),
        ("- owner: A\n\treason: x\n", "line 2: "),
        (b"- owner: A\n  publishers: [\xff\xfe]\n", "line 2: this is no UTF-8 text"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str | bytes, words: str) -> None:
    message = said(tmp_path, text)
    assert message.startswith(f"publishers.yml, {words}")
    assert message.endswith("See docs/publishers.md.")


def test_an_endless_file_is_not_read(tmp_path: Path) -> None:
    assert "longer than" in said(tmp_path, b"# " + b"x" * 1_000_001)


def test_deep_nesting_is_no_crash(tmp_path: Path) -> None:
    assert "publishers.yml, line" in said(tmp_path, "[" * 50_000)


def test_names_that_refer_to_themselves_are_no_crash(tmp_path: Path) -> None:
    assert "publishers.yml, line 1" in said(tmp_path, "&a [*a]")
