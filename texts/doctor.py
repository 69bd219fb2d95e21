"""What `linli doctor` reports, one line a finding."""


def token_fine(username: str) -> str:
    return f"令牌可用，机器人是 @{username} / the token works: @{username}"


def telegram_unreachable(why: str) -> str:
    return f"连不上 Telegram（{why}），请检查网络和 LINLI_API_ROOT / Telegram cannot be reached ({why})"


def reads_all() -> str:
    return "隐私模式已关，群里的话都看得到 / privacy mode is off: the bot sees all group messages"


def reads_only_commands() -> str:
    return (
        "隐私模式开着：请在 @BotFather 用 /setprivacy 关掉，再把机器人移出群重新拉进来，或者设成管理员"
        " / privacy mode is on: turn it off with /setprivacy and add the bot to the group again, or make it an admin"
    )


def way_in_fine(webhook: bool) -> str:
    return "消息从 webhook 进来 / updates come by webhook" if webhook else "消息靠轮询取 / updates are polled"


def way_in_differs(webhook: bool) -> str:
    if webhook:
        return (
            "Telegram 那边设着别的 webhook，linli run 启动时会改过来 / another webhook is set: linli run will change it"
        )
    return "Telegram 那边还设着 webhook，linli run 启动时会去掉 / a webhook is set: linli run will remove it"


def webhook_failing(why: str) -> str:
    return f"Telegram 送不到 webhook：{why} / Telegram cannot deliver to the webhook: {why}"


def group_fine(group: int, admin: bool) -> str:
    here, role = ("管理员", "an admin") if admin else ("成员", "a member")
    return f"群 {group}：在群里，{here} / group {group}: in it, {role}"


def group_blind(group: int) -> str:
    return f"群 {group}：看不到大家的话，请设成管理员 / group {group}: cannot see messages, make the bot an admin"


def group_out(group: int) -> str:
    return f"群 {group}：已经不在群里 / group {group}: not in it any more"


def database_fine(path: str, migration: int) -> str:
    return f"数据库 {path} 完好（第 {migration} 步） / the database is sound (migration {migration})"


def database_none(path: str) -> str:
    return f"还没有数据库 {path}，第一次运行会建好 / no database yet: the first run makes it"


def database_broken(path: str, why: str) -> str:
    return f"数据库 {path} 有问题：{why} / the database is broken: {why}"


def writable(folder: str) -> str:
    return f"{folder} 写得进 / {folder} can be written to"


def not_writable(path: str) -> str:
    return f"{path} 写不进，请检查权限 / {path} cannot be written to: check who owns it"


def free(free: int, wanted: int) -> str:
    have, need = free // 1024**2, wanted // 1024**2
    if free >= wanted:
        return f"磁盘还有 {have} MB / {have} MB are free"
    return f"磁盘只剩 {have} MB，至少要留 {need} MB，请腾地方 / only {have} MB are free, {need} MB are wanted"


def read_by_others(files: str) -> str:
    return f"机器上别的用户也读得到 {files}，请 chmod 600 / other users of this machine can read {files}: chmod 600"


def short_secret(characters: int) -> str:
    return (
        f"LINLI_WEBHOOK_SECRET 太短，至少用 {characters} 个随机的字符，比如 openssl rand -hex 24 的"
        f" / LINLI_WEBHOOK_SECRET is short: take {characters} random characters or more, as of openssl rand -hex 24"
    )


def updates_pending(count: int) -> str:
    return f"Telegram 那边积着 {count} 条没人取，机器人在跑吗 / {count} updates wait at Telegram: is the bot running?"


def clock_fine(seconds: float) -> str:
    return f"时钟和 Telegram 相差 {abs(seconds):.0f} 秒 / the clock is {seconds:+.0f} s off Telegram's"


def clock_off(seconds: float) -> str:
    return f"时钟和 Telegram 相差 {abs(seconds):.0f} 秒，请校准 / the clock is {seconds:+.0f} s off: set it right"


def healthy() -> str:
    return "运行正常 / healthy"


def unhealthy(why: str) -> str:
    return f"不正常：{why} / unhealthy: {why}"


def nothing_served() -> str:
    return "LINLI_LISTEN 是空的，没有健康检查 / LINLI_LISTEN is empty: no health is served"
