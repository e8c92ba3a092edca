"""Imports point one way: foundation, stages, store and language, pipeline, report, command line."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "wherefrom"
STAGES = ["capture", "read", "attribute", "sources", "claims", "trace", "indicators", "protect"]
FOUNDATION = {
    "model",
    "ids",
    "errors",
    "settings",
    "serial",
    "kinds",
    "data",
    "stretches",
    "ruled",
    "content",
    "version",
    "garbage",
    "threads",
}
ALLOWED = {
    **{stage: FOUNDATION | {stage} for stage in STAGES},
    "language": FOUNDATION | {"language"},
    "store": FOUNDATION | {"store"},
    "pipeline": FOUNDATION | {*STAGES, "language", "store", "pipeline"},
    "case": FOUNDATION | {"store", "pipeline"},
    **dict.fromkeys(FOUNDATION, FOUNDATION),
}


def part_of(path: Path) -> str:
    first = path.relative_to(SRC).parts[0]
    return first.removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(nodes) -> set[str]:
    """Full names of the modules of wherefrom, and of others, that are imported."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def parts_imported(path: Path) -> set[str]:
    found = imported(ast.walk(tree(path)))
    return {name.split(".")[1] for name in found if name.startswith("wherefrom.")}


def module_name(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules_of(part: str) -> list[Path]:
    single = SRC / f"{part}.py"
    return [single] if single.exists() else sorted((SRC / part).rglob("*.py"))


@pytest.mark.parametrize("part", sorted(ALLOWED))
def test_a_part_knows_only_what_lies_below_it(part):
    paths = modules_of(part)
    assert paths, part
    for path in paths:
        assert parts_imported(path) <= ALLOWED[part], path


def test_reports_know_neither_store_nor_stages():
    for path in modules_of("report"):
        assert parts_imported(path) <= FOUNDATION | {"report", "pipeline", "case"}, path


def test_the_workbench_knows_neither_store_nor_stages():
    for path in modules_of("serve"):
        below = FOUNDATION | {"serve", "report", "pipeline", "case"}
        assert parts_imported(path) <= below, path


def test_only_the_store_speaks_sql():
    outside = [path for path in SRC.rglob("*.py") if part_of(path) != "store"]
    speaking = [p for p in outside if "sqlite3" in imported(ast.walk(tree(p)))]
    assert speaking == []


def test_no_module_unpickles():
    for path in SRC.rglob("*.py"):
        found = imported(ast.walk(tree(path)))
        assert not found & {"pickle", "shelve", "marshal", "multiprocessing"}, path


def test_no_two_modules_import_each_other():
    paths = {module_name(path): path for path in SRC.rglob("*.py")}
    graph = nx.DiGraph()
    for name, path in paths.items():
        for target in imported(tree(path).body) & paths.keys():
            if target != "wherefrom":
                graph.add_edge(name, target)
    assert list(nx.simple_cycles(graph)) == []
