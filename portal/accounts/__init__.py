"""Who opens the desk: failed logins, second factor, sessions."""
