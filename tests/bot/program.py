"""The real program as a process, without a Telegram to reach."""

import os
import subprocess
import sys
from pathlib import Path

TOKEN = "123456:AAHsecretsecretsecretsecretsecret"


def linli(folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """The real program."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=Path(__file__).parents[2],
        env=os.environ
        | {"LINLI_DATABASE_URL": f"sqlite:///{folder / 'linli.db'}", "LINLI_LISTEN": "127.0.0.1:0"}
        | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
