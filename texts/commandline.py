"""What `linli --help` says: Chinese and English side by side."""

ABOUT = "邻里 Linli: 邻居群里的小帮手 / a neighbours' bot"

BACKUP = "备份数据库 / back the database up"
BACKUP_FILE = "新的文件，或者一个文件夹：在里面另起一份，旧的自动删 / a new file; or a folder, in which old ones go"


def backup_keep(number: int) -> str:
    return f"文件夹里留几份，不写就是 {number} / how many stay in the folder (default {number})"


DOCTOR = "检查令牌、权限、数据库和时钟 / check token, rights, database, clock"
DOCTOR_HEALTH = "只问正在运行的机器人好不好 / only ask the running bot (for containers)"

PARSE = "看看一条消息被读成什么 / show how a message is read"
PARSE_TEXT = "一条消息；不写就一行一条地读 / a message, else lines of stdin"
PARSE_REPLY = "它回复了一条求助或分享 / it replies to a post"
PARSE_AS = "它是组织者发的活动 / an organizer announces it"
PARSE_NOW = "发送的时间 / when it was sent"
PARSE_JSONL = "stdin 和 stdout 一行一个 JSON / one JSON object a line"

MOVE = "把数据从 SQLite 搬到 PostgreSQL，先停下机器人 / move the data from SQLite to PostgreSQL (stop the bot first)"
MOVE_SOURCE = "SQLite 的地址或文件，比如 sqlite:///data/linli.db / SQLite's address or file"
MOVE_TARGET = "PostgreSQL 的地址，不写就用 LINLI_DATABASE_URL / PostgreSQL's address (default LINLI_DATABASE_URL)"

RESTORE = "用备份换下现在的数据库，先停下机器人 / put a backup in place of the database (stop the bot first)"
RESTORE_FILE = "一份备份 / a backup"

RUN = "在 Telegram 上运行 / run the bot on Telegram"
