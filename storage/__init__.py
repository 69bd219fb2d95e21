"""The only SQL: named queries in .sql files, one module a capability."""
