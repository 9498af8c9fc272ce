"""The names that stand in a query: what bears them, under which other names it is known, who « par: » means."""
