"""What the person who starts the playground is told. One sentence in Chinese, one in English."""

HELP = "在浏览器里试一试，不用令牌 / try it in a neighbourhood of its own, no token needed"


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
