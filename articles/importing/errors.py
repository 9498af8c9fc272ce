"""What the importer says when it cannot go on: one French sentence that names the file and the place."""


class ImportRefused(Exception):
    """The page is not understood, or cannot be written. `str()` is the sentence for the user."""

    def __init__(self, sentence: str, *, where: str = ""):
        super().__init__(sentence)
        self.sentence = sentence
        self.where = where

    def __str__(self):
        return f"{self.where} : {self.sentence}" if self.where else self.sentence
