"""What the person who runs the bot is told: settings, database, start. One sentence in Chinese, one in English."""

from collections.abc import Mapping

EXPECTED: Mapping[str, tuple[str, str]] = {
    "LINLI_BOT_TOKEN": (
        "从 @BotFather 拿到的令牌，形如 123456:ABC…",
        "the token from @BotFather, like 123456:ABC…",
    ),
    "LINLI_API_ROOT": (
        "Bot API 的网址，比如 https://api.telegram.org",
        "the Bot API's address, e.g. https://api.telegram.org",
    ),
    "LINLI_DATABASE_URL": (
        "数据库地址，比如 sqlite:///data/linli.db 或 postgresql://linli@localhost/linli",
        "a database, e.g. sqlite:///data/linli.db or postgresql://linli@localhost/linli",
    ),
    "LINLI_TIMEZONE": ("时区名，比如 Asia/Shanghai", "a time zone, e.g. Asia/Shanghai"),
    "LINLI_PUBLIC_URL": (
        "邻居打开机器人网页的网址，比如 https://linli.example",
        "where neighbours open the bot's pages, e.g. https://linli.example",
    ),
    "LINLI_WEBHOOK_URL": (
        "以 https:// 开头的网址，Telegram 会往那里送消息",
        "an https:// address that Telegram can reach",
    ),
    "LINLI_WEBHOOK_SECRET": (
        "1 到 256 个字母、数字、下划线或连字符，和 LINLI_WEBHOOK_URL 一起用",
        "1 to 256 letters, digits, _ or -; it goes with LINLI_WEBHOOK_URL",
    ),
    "LINLI_PER_PERSON": ("0 到 100000 的整数，比如 30", "a whole number from 0 to 100000, e.g. 30"),
    "LINLI_LOG": ("text 或 json", "text or json"),
    "LINLI_LISTEN": ("地址和端口，比如 0.0.0.0:8080", "host and port, e.g. 0.0.0.0:8080"),
}


def missing(variable: str) -> str:
    chinese, english = EXPECTED[variable]
    return f"还没有设置 {variable}：请填{chinese}。 / {variable} is not set: it takes {english}."


def wrong(variable: str) -> str:
    chinese, english = EXPECTED[variable]
    return f"{variable} 填得不对：应该是{chinese}。 / {variable} is wrong: it takes {english}."


def unreadable(file: str, why: str) -> str:
    return f"读不了 {file}（{why}）。 / Cannot read {file} ({why})."


def token_rejected() -> str:
    return (
        "Telegram 不认 LINLI_BOT_TOKEN 里的令牌，请到 @BotFather 再核对一遍。"
        " / Telegram rejects the token in LINLI_BOT_TOKEN: check it with @BotFather."
    )


def database_taken(path: str) -> str:
    return (
        f"另一个程序正在用 {path}，一个数据库只能由一个程序打开。"
        f" / Another process is using {path}: one process a database."
    )


def database_unsupported() -> str:
    chinese, english = EXPECTED["LINLI_DATABASE_URL"]
    return f"LINLI_DATABASE_URL 这种数据库用不了，请填{chinese}。 / LINLI_DATABASE_URL is not supported: use {english}."


def database_unusable(path: str, why: str) -> str:
    return f"打不开数据库 {path}：{why}。 / Cannot use the database {path}: {why}."


def database_damaged(path: str, why: str) -> str:
    return (
        f"数据库 {path} 坏了（{why}），没有动它。请用 linli restore 备份文件 恢复，坏的这份会留在旁边。"
        f" / The database {path} is damaged ({why}); nothing was changed. Restore a backup with linli restore FILE:"
        " the damaged one is kept beside it."
    )


def database_newer(found: int, known: int) -> str:
    return (
        f"数据库来自更新的版本（第 {found} 步，这个程序只到第 {known} 步），请先升级程序。"
        f" / The database is newer ({found}) than this program ({known}): upgrade the program."
    )


def migration_failed(name: str) -> str:
    return (
        f"数据库升级到 {name} 没有成功，数据没有改动，详情在上面的日志里。"
        f" / Migration {name} failed and changed nothing; see the log above."
    )


def webhook_refused(cause: str) -> str:
    return (
        f"LINLI_WEBHOOK_URL 里的网址 Telegram 不收：{cause}。改成从外面打得开的 https 网址，或者去掉它，自己去取消息。"
        f" / Telegram refuses the address in LINLI_WEBHOOK_URL: {cause}. Use one that is open to the internet by https,"
        " or leave it out for long polling."
    )


def address_taken(address: str) -> str:
    return (
        f"LINLI_LISTEN 的 {address} 用不了，可能别的程序占着，换一个端口试试。"
        f" / Cannot listen on {address}: try another port in LINLI_LISTEN."
    )


def backup_exists(path: str) -> str:
    return f"{path} 已经在了，备份不会盖掉它，请换个名字。 / {path} exists: a backup never overwrites."


def backup_of_server(path: str) -> str:
    return (
        "linli backup 只管 SQLite 的数据库文件；PostgreSQL 请用 pg_dump，机器人不用停："
        f'pg_dump --format=custom --file={path} "$LINLI_DATABASE_URL"'
        " / linli backup is for SQLite's files; for PostgreSQL use pg_dump as shown, while the bot runs."
    )


def moved(rows: int, tables: int, path: str) -> str:
    return (
        f"搬好了：{tables} 张表共 {rows} 行都到了 {path}，逐行核对过。"
        f" / Moved {rows} rows of {tables} tables to {path}, each checked."
    )


def move_wants_a_server() -> str:
    return (
        "数据要搬到 PostgreSQL：请写 postgresql:// 开头的地址，或者把它放进 LINLI_DATABASE_URL。"
        " / Data moves to PostgreSQL: give an address that begins with postgresql://, or set LINLI_DATABASE_URL to it."
    )


def move_from_running(path: str) -> str:
    return f"机器人还在用 {path}，请先停下它再搬。 / The bot is using {path}: stop it first."


def move_not_empty(path: str, table: str) -> str:
    return (
        f"{path} 里已经有数据了（表 {table}），只往空的数据库里搬，什么都没有动。"
        f" / {path} has data already (table {table}): data moves only into an empty database; nothing was changed."
    )


def move_failed(path: str, table: str, why: str) -> str:
    return (
        f"没能把表 {table} 搬到 {path}：{why}。两边都没有改动。"
        f" / Could not move table {table} to {path}: {why}. Nothing was changed."
    )


def backup_done(path: str) -> str:
    return f"备份好了：{path} / Backed up to {path}"


def backup_failed(path: str, why: str) -> str:
    return f"没能备份到 {path}：{why}。 / Could not back up to {path}: {why}."


def no_number(given: str) -> str:
    return f"「{given}」要写成 1、2、3 这样的数。 / {given!r} is not a number like 1, 2, 3."


def no_backup(path: str) -> str:
    return f"没有 {path} 这个备份。 / There is no backup {path}."


def backup_broken(path: str, why: str) -> str:
    return (
        f"{path} 不是完好的邻里备份（{why}），什么都没动。"
        f" / {path} is no sound backup of Linli's ({why}): nothing was changed."
    )


def restore_running(path: str) -> str:
    return f"机器人还在用 {path}，请先停下它再恢复。 / The bot is using {path}: stop it first, then restore."


def restore_unsupported() -> str:
    return (
        "linli restore 只管 SQLite 的数据库文件；PostgreSQL 请用 pg_restore。"
        " / linli restore is for SQLite's files; for PostgreSQL use pg_restore."
    )


def restore_failed(path: str, why: str) -> str:
    return f"没能恢复到 {path}：{why}。 / Could not restore to {path}: {why}."


def restored(backup: str, path: str, kept: str | None) -> str:
    chinese = f"恢复好了：{path} 现在是 {backup} 里的样子。" + (f"原来的留在 {kept}，一个月后自动删。" if kept else "")
    english = f"Restored {path} from {backup}." + (f" The old one is {kept}, for a month." if kept else "")
    return (
        f"{chinese}这份备份以后发过 /forget 的邻居，请让他们再发一次。 / {english} Who sent /forget since must again."
    )


def no_database(path: str) -> str:
    return f"还没有数据库 {path}。 / There is no database {path} yet."


def no_such_time(given: str) -> str:
    return f"「{given}」不是时间，请写成 2026-12-10T11:00 这样。 / {given!r} is no time like 2026-12-10T11:00."
