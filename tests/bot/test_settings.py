"""Settings: wrong ones are said in one sentence that names the variable and keeps the secret."""

from pathlib import Path

import pytest

from bot.settings import Basics, Settings, SettingsWrong, load

TOKEN = "123456:AAHsecretsecretsecretsecretsecret"


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("LINLI_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_a_token_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_BOT_TOKEN", TOKEN)
    found = load(Settings)
    assert (found.api_root, found.database_url, found.timezone, found.address, TOKEN in repr(found)) == (
        "https://api.telegram.org",
        "sqlite:///data/linli.db",
        "Asia/Shanghai",
        ("127.0.0.1", 8080),
        False,
    )


def test_they_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"LINLI_BOT_TOKEN={TOKEN}\nLINLI_LISTEN=0.0.0.0:80\nSOMETHING_ELSE=1\n")
    found = load(Settings)
    assert (found.bot_token.get_secret_value(), found.address) == (TOKEN, ("0.0.0.0", 80))


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("LINLI_BOT_TOKEN", None),
        ("LINLI_BOT_TOKEN", ""),
        ("LINLI_BOT_TOKEN", "secretsecret"),
        ("LINLI_BOT_TOKEN", f"{TOKEN} {TOKEN}"),
        ("LINLI_API_ROOT", "api.telegram.org"),
        ("LINLI_API_ROOT", "https://[broken"),
        ("LINLI_TIMEZONE", "Shanghai"),
        ("LINLI_TIMEZONE", "../../etc/passwd"),
        ("LINLI_DATABASE_URL", "linli.db"),
        ("LINLI_LISTEN", "8080"),
        ("LINLI_LISTEN", "0.0.0.0:99999"),
        ("LINLI_PUBLIC_URL", "linli.example"),
        ("LINLI_WEBHOOK_URL", "http://linli.example"),
        ("LINLI_WEBHOOK_URL", "https://"),
        ("LINLI_WEBHOOK_SECRET", "with blanks secretsecret"),
    ],
)
def test_a_wrong_one_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch, variable: str, value: str | None) -> None:
    monkeypatch.setenv("LINLI_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LINLI_WEBHOOK_SECRET", "secretsecret")
    if value is None:
        monkeypatch.delenv(variable)
    else:
        monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsWrong) as wrong:
        load(Settings)
    said = wrong.value.sentence
    assert (variable in said, "secret" in said.replace("LINLI_WEBHOOK_SECRET", ""), "\n" in said) == (
        True,
        False,
        False,
    )


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LINLI_WEBHOOK_URL", "https://linli.example")
    with pytest.raises(SettingsWrong, match="LINLI_WEBHOOK_SECRET"):
        load(Settings)


def test_reading_a_message_needs_no_token() -> None:
    assert str(load(Basics).zone) == "Asia/Shanghai"


def test_nothing_may_be_served_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Basics(listen="").address is None


def test_an_ipv6_address_is_understood() -> None:
    assert Basics(listen="[::1]:8080").address == ("::1", 8080)


def test_the_secrets_are_known_so_that_no_log_tells_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LINLI_WEBHOOK_URL", "https://linli.example")
    monkeypatch.setenv("LINLI_WEBHOOK_SECRET", "hook-secret")
    monkeypatch.setenv("LINLI_DATABASE_URL", "postgresql://linli:p%40ss-word@db.example/linli")
    assert set(load(Settings).secrets) == {TOKEN, "hook-secret", "p%40ss-word", "p@ss-word"}


def test_an_address_that_is_none_is_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LINLI_DATABASE_URL", "postgresql://linli:pass@[db/linli")
    with pytest.raises(SettingsWrong, match="LINLI_DATABASE_URL"):
        load(Settings)
