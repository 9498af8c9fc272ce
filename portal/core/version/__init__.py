"""The version of all that readers may be shown: a number that any change of it changes, in its own transaction.

The database itself sees to it (`triggers`), whoever writes: forms, commands, `bulk_create`, SQL, COPY.
"""
