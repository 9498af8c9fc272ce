"""An article as it was at each save: kept, compared, put back."""
