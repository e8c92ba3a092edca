"""What is not needed is not imported: starting is most of the time of a small case."""

import subprocess
import sys

import pytest

GROUP = (
    "from wherefrom.pipeline.stages import _group; from wherefrom.settings import Claims; "
    "_group([], [], [], b'', b'', Claims(), [])"
)


@pytest.mark.parametrize(
    ("doing", "unneeded"),
    [
        ("import wherefrom", {"numpy", "spacy", "yaml", "rich", "jinja2"}),
        ("import wherefrom.cli", {"numpy", "spacy", "jinja2"}),
        (GROUP, {"spacy", "onnxruntime"}),
        ("import wherefrom.pipeline.language", {"httpx", "weasel", "spacy.cli"}),
    ],
)
def test_what_is_not_needed_is_not_imported(doing, unneeded):
    code = f"{doing}\nimport sys\nprint(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert unneeded & set(said.stdout.split()) == set()
