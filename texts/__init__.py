"""Every sentence the bot says, each a function of what happened. Everything a resident typed is escaped here."""
