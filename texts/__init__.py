"""Every sentence the bot says, each a function of what happened. Everything a resident typed is escaped here.

A Message stands in a chat. A str is what a tap is answered with (who says it in a chat as well makes a Message of it),
a label, or a line of something larger.
"""
