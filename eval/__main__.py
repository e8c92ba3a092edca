"""Every benchmark in turn: ``python -m eval``; ends with 1 where any floor does not hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ORDER = (
    "example", "cases", "left_out", "attribution", "layouts", "chains", "sources", "names",
    "references", "stance", "timexes", "quantities", "questions", "answers", "opposing", "linking",
    "careful", "implausible",
    "ask", "protection", "errors", "peers", "derivations", "newsroom", "planted", "versions",
    "counts_given",
    "imprint", "rulings", "garbling",
    "indicators", "indicators_elsewhere",
    "attribution_speed", "claims_scale", "copies_speed", "drawing", "whatif_speed",
    "instant", "instant_real", "serve", "speed",
)  # fmt: skip


def present() -> list[str]:
    """The benchmarks that have a module here, in order."""
    return [name for name in ORDER if Path(__file__).with_name(f"{name}.py").exists()]


def main() -> int:
    failed = []
    for name in present():
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"eval.{name}"], check=False).returncode:
            failed.append(name)
    print("\nall floors hold" if not failed else f"\nFAILED: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
