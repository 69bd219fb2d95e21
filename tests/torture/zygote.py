"""`linli run` again and again from one interpreter that has imported it already: on a busy machine a start is imports.

Each life is a process of its own with its own memory, and is killed for real. A line on stdin, {"environment", "log",
"code"}, starts one; its pid is the answer. Where it ends by itself its exit code is written to the file `code`.
"""

import json
import os
import signal
import sys
from pathlib import Path

from bot import cli
from nlp.warm import warm


def live(environment: dict[str, str], log: str, code: str) -> None:
    """The child: the program, from here on, and nothing of this one."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.close(0)
    try:
        ended = cli.main(["run"])
    except SystemExit as problem:
        ended = problem.code if isinstance(problem.code, int) else 1
    except BaseException:  # noqa: BLE001  # a fork must not go on as its parent
        sys.excepthook(*sys.exc_info())
        ended = 1
    sys.stderr.flush()
    Path(code).write_text(str(ended))
    os._exit(ended)


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are gone at once
    warm()
    for line in sys.stdin:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            live(**asked)
        print(pid, flush=True)


if __name__ == "__main__":
    main()
