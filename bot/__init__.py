"""The wiring: settings, command line, Telegram in and out, clock, web endpoints."""
