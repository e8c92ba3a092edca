import subprocess
import sys

LATE = "import wherefrom, wherefrom.trace.tracing; print(callable(wherefrom.trace))"


def test_the_package_named_trace_never_takes_the_place_of_the_function():
    # In a process of its own: here the package may have been imported before.
    told = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"
