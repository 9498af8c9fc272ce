"""Changes and withdrawals made at their time, with no job: by the first request that comes after it."""
