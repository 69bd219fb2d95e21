"""From typed to meant: a neighbour's message in, a Reading out. No Telegram, no storage, no clock of its own."""
