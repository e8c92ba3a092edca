"""The case for scripts and programs: JSON under /api, and the tools of ``wherefrom mcp``."""
