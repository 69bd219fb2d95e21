"""The command line's commands, one module each: its COMMAND has a name, a help, arguments, and runs."""
