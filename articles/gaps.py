"""What an article may lack, by the words of the settings (`PUBLICATION_BLOCKING`)."""

# Without them the page cannot be printed: they always stop a publication.
VITAL = ("titre", "type")

# The house decides which of these stop a publication; the others are told as advice.
SETTABLE = (
    *("texte", "intervenant", "credit", "modele"),
    *("alternative", "fichier", "droits", "rubrique", "theme", "chapo"),
)
STOPPING = ("texte", "intervenant", "credit", "modele")  # unless the settings say otherwise
