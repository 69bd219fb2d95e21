"""What the person who starts the playground is told. One sentence in Chinese, one in English."""

HELP = "在浏览器里试一试，不用令牌 / try it in a neighbourhood of its own, no token needed"
DATABASE = "它的记性存在这个文件里；不写，关门就忘 / keep the bot's memory there; without, it is forgotten"
NO_BROWSER = "不自动打开网页 / do not open the page"
NO_CAST = "空的小区：没有人，也没有群 / an empty neighbourhood: no people, no group"


def host(usual: str) -> str:
    return f"不写就是 {usual}，只有这台机器打得开 / default {usual}: this machine only"


def port(usual: int) -> str:
    return f"不写就是 {usual}；0 是随便找一个空的 / default {usual}; 0 takes a free one"


def ready(address: str) -> str:
    return f"花园小区已经开门： {address}\n按 Ctrl+C 关门。 / The neighbourhood is open; Ctrl+C closes it."


def cannot_listen(address: str, why: str) -> str:
    return (
        f"用不了 {address}（{why}），换一个试试：linli play --port 0"
        f" / Cannot listen on {address}: {why}; try another: linli play --port 0"
    )


def no_port(port: int) -> str:
    return f"{port} 不是端口号，请填 0 到 65535。 / {port} is no port: it takes 0 to 65535."


def open_to_others(address: str) -> str:
    return (
        f"注意：谁能打开 {address}，谁就可以当任何一位邻居。"
        f" / Careful: whoever can reach {address} can be any neighbour."
    )
