"""How long `kg --help` takes: seconds of CPU, the least of some runs (least, for noise only adds).

python tests/benchmarks/startup.py
"""

from __future__ import annotations

import resource
import subprocess
import sys

RUNS = 7
LIMIT = 0.25


def cpu_of(*command: str) -> float:
    """Return the seconds of CPU that a command takes, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> int:
    bare = min(cpu_of(sys.executable, "-c", "pass") for _ in range(RUNS))
    shown = min(cpu_of(sys.executable, "-m", "kg", "--help") for _ in range(RUNS))
    print(f"python -c pass   {bare:.3f} s")
    print(f"kg --help        {shown:.3f} s   (limit {LIMIT} s)   ratio {shown / bare:.1f}")
    return int(shown >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
