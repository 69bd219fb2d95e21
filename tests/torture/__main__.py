"""`python -m tests.torture --kills 200 --seed 7 [--database postgresql] [--replicas 2]`: a long run, and its figures.

Exit 1 where a rule was broken; the folder with journal, log and database is kept then.
"""

import argparse
import asyncio
import pickle
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

from tests.postgres import new_database
from tests.torture.checker import check, figures
from tests.torture.clock import library
from tests.torture.torment import Plan, torment

SHOWN = 10  # of each rule


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same again")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--outage", type=float, default=0.0, help="seconds that Telegram is down, every 25 kills")
    parser.add_argument(
        "--database", default="sqlite", help="sqlite, postgresql (both of its own), or the address of an empty one"
    )
    parser.add_argument("--replicas", type=int, default=1, help="how many run side by side; PostgreSQL only")
    parser.add_argument(
        "--forked", action="store_true", help="lives begin as forks of one interpreter: many in an hour"
    )
    parser.add_argument("--jumps", action="store_true", help="the wall clock jumps; needs libfaketime")
    parser.add_argument("--webhook", action="store_true", help="Telegram calls, and so do forgers; needs openssl")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    print(f"{options.database}, seed {options.seed}, {options.kills} kills, in {folder}", flush=True)
    began = time.monotonic()
    if options.jumps and library() is None:
        parser.error("--jumps needs libfaketime: apt install faketime")
    plan = Plan(
        options.seed,
        options.kills,
        replicas=options.replicas,
        outage=options.outage,
        forked=options.forked,
        jumps=options.jumps,
        webhook=options.webhook,
    )
    url: str | None = options.database
    if url in ("sqlite", "postgresql"):
        url = None if url == "sqlite" else new_database()
    record = asyncio.run(torment(folder, plan, url))
    (folder / "record").write_bytes(pickle.dumps(record))
    faults = check(record)
    for name, value in asdict(figures(record)).items():
        print(f"{name.replace('_', ' '):12}{value:8}")
    print(f"{'seconds':12}{time.monotonic() - began:8.0f}")
    broken: dict[str, list[str]] = defaultdict(list)
    for fault in faults:
        broken[fault.rule].append(fault.what)
    for rule, whats in broken.items():
        print(f"BROKEN {rule}, {len(whats)} times")
        for what in whats[:SHOWN]:
            print(f"  {what}")
    print(f"{len(faults)} broken" if faults else "nothing lost, nothing twice but what was in flight")
    if not faults:
        shutil.rmtree(folder)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
