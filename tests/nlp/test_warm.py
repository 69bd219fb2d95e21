"""Nobody waits for what could have been loaded before the first message."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from datetime import datetime
from nlp import behalf
from nlp.warm import warm
warm()
opened = []
sys.addaudithook(lambda event, arguments: opened.append(arguments[0]) if event == "open" else None)
for text in sys.argv[1:]:
    behalf.read(text, now=datetime(2026, 1, 1))
print([path for path in opened if not str(path).endswith(".pyc")])
"""


@pytest.mark.processes
def test_reading_opens_no_file_any_more() -> None:
    texts = (
        "谁家有姜",
        "两箱橙子自取,18号前",
        "替3栋张奶奶问,谁陪她去医院",
        "周六上午带我去机场",
        "谁捡到一把钥匙",
        "谁有打气的",
    )
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, *texts], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.stdout, ended.stderr) == ("[]\n", "")
