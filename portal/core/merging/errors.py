class MergeError(Exception):
    """Why two records are not merged, or a merge not undone: a French sentence for the editor."""
