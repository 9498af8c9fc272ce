"""Keeps the index up to date: in the transaction of each change, or all of it at once (`rebuild_search`)."""
