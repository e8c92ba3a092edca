"""Benchmarks: each module prints one table and holds its pinned floors (floors.json)."""
