"""Rulings that take effect at once: what a case was worked out from, held and kept up to date."""

from wherefrom.pipeline.live.live import Effect, Live

__all__ = ["Effect", "Live"]
