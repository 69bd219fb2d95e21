"""What neighbours may do: rules and values. No Telegram, no SQL, no Chinese sentences; always told the time."""
