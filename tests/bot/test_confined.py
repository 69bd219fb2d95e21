"""As in a container: nothing can be written but the data folder, and no privilege is left."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import PREFIX, Settings
from tests.bot.fake_telegram import TOKEN, FakeTelegram, message

ROOT = Path(__file__).parents[2]
WHO = """
import os, re
print(os.getuid(), re.search(r"CapEff:\\s*(\\w+)", open("/proc/self/status").read())[1])
"""
CONFINED = """
set -e
mount --make-rprivate /
mount --bind "$DATA" "$DATA"
mount -o remount,bind,ro /
for place in /tmp /var/tmp /dev/shm; do
    if mountpoint -q "$place"; then mount -o remount,bind,ro "$place"; fi
done
cd "$DATA"
exec setpriv --bounding-set -all --inh-caps -all --no-new-privs "$@"
"""


USER = "10001"  # the Dockerfile's
WAYS = {
    "root without privileges": ("unshare", "-m", "sh", "-c", CONFINED, "confined"),
    "another user": (
        "bwrap", "--unshare-user", "--unshare-ipc", "--unshare-uts", "--uid", USER, "--gid", USER, "--cap-drop", "ALL",
        "--die-with-parent", "--ro-bind", "/", "/", "--dev", "/dev", "--bind", "{data}", "{data}", "--chdir", "{data}",
    ),
}  # fmt: skip


def can(way: str) -> bool:
    if not all(shutil.which(tool) for tool in (WAYS[way][0], "setpriv", "mountpoint")):
        return False
    tried = ["unshare", "-m", "true"] if way == "root without privileges" else ["bwrap", "--ro-bind", "/", "/", "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


async def confined(way: str, data: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    """The real program, in a file system that is read-only but for its data."""
    return await asyncio.create_subprocess_exec(
        *(word.format(data=data) if way == "another user" else word for word in WAYS[way]),
        sys.executable, *(arguments if arguments[0] == "-c" else ("-m", "bot.cli", *arguments)),
        env=os.environ
        | {"DATA": str(data), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "SQLITE_TMPDIR": str(data)}
        | {"LINLI_BOT_TOKEN": TOKEN, "LINLI_DATABASE_URL": f"sqlite:///{data / 'linli.db'}", "LINLI_LISTEN": ""}
        | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


def program_in(process: asyncio.subprocess.Process) -> int:
    """The program itself: bubblewrap stays as its parent, and passes no signals on."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return int(children[0]) if children else process.pid


@pytest.mark.processes
@pytest.mark.parametrize("way", [
    pytest.param(way, marks=pytest.mark.skipif(not can(way), reason="not possible for this user here")) for way in WAYS
])  # fmt: skip
async def test_it_lives_in_a_read_only_file_system_without_privileges(tmp_path: Path, way: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    asked = await confined(way, data, "-c", WHO)
    who, _ = await asked.communicate()
    async with FakeTelegram() as telegram:
        running = await confined(way, data, "run", LINLI_API_ROOT=telegram.url)
        telegram.arrives(message=message("/help", 1, chat=1, user=1))
        async with asyncio.timeout(60):
            while not telegram.said():  # noqa: ASYNC110  # the server's own list
                await asyncio.sleep(0.05)
        backup = await confined(way, data, "backup", "copy.db")
        said = [*await backup.communicate(), str(backup.returncode).encode()]
        outside = await confined(way, data, "backup", str(tmp_path / "copy.db"))
        _, refused = await outside.communicate()
        os.kill(program_in(running), signal.SIGTERM)
        out, err = await running.communicate()
    assert who.split() == [b"0" if way == "root without privileges" else USER.encode(), b"0" * 16]
    names = {re.sub(r"-(wal|shm)$", "", path.name) for path in data.iterdir()}
    assert (running.returncode, out, b"Traceback" in err, b"Read-only" in err) == (0, b"", False, False)
    assert said[2] == b"0", said
    assert (outside.returncode, b"Read-only" in refused, b"Traceback" in refused) == (2, True, False)
    assert names == {"linli.db", "linli.db.lock", "copy.db"}


def test_the_container_runs_as_nobody_in_particular_and_holds_no_secret() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    told = [line.split(maxsplit=1) for line in lines if re.match(r"[A-Z]+ ", line)]
    users = [value for instruction, value in told if instruction == "USER"]
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert (users, any(instruction == "ADD" for instruction, _ in told)) == (["linli"], False)
    assert not any(re.search(r"TOKEN|SECRET|PASSWORD", line) for line in lines)
    assert ignored[0] == "*"  # only what is named goes in
    assert not {"!.env", "!.git", "!data", "!tests"} & set(ignored)
    assert all("--require-hashes" in line for line in lines if "pip install" in line and "requirements" in line)


def test_the_replicas_run_as_confined_as_that_and_only_the_proxy_is_open() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    bot = services["linli"]
    assert (bot["read_only"], bot["cap_drop"], bot["security_opt"]) == (True, ["ALL"], ["no-new-privileges:true"])
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert not any("privileged" in service or "user" in service for service in services.values())
    for value in bot["environment"].values():
        assert not re.search(r"\d+:[A-Za-z0-9_-]{20,}", value)  # secrets come from outside
    told = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} - {"LINLI_PUBLIC_URL"}  # the webhook's serves
    assert set(bot["environment"]) == told  # or what stands in `.env` would do nothing
