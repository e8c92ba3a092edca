"""Benchmarks: each module prints one table and holds its pinned floors (floors.json)."""

import wherefrom  # noqa: F401  before numpy, which it has work with one thread
