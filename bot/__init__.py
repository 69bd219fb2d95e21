"""The wiring: settings, command line, Telegram in and out, clock, web endpoints."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # PTB's periods as timedelta: its old way only warns about itself
