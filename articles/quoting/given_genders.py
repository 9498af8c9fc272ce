"""Which pronoun a common given name calls for: « Delphine » gives « elle », « Camille » neither."""

import re

from articles.quoting.given_names import GIVEN_NAMES
from articles.quoting.words import words
from portal.core.text import fold

_BOTH = frozenset(
    words("""
    alex alexis alix amine ambroise andrea camille charlie claude cyrille daniele denis dominique france gael
    gwenael ines jan jade judicael joy leslie lili lilian lou luca malek maxence michele morgan noe noel rodrigue
    sacha said sally sam sixte stefan teddy valery yael francis robin elie loan armel anh audren cleo cyriaque dany
    eloan gaelig hoang ilan irenee janick kim lindsay malory melaine minh modeste naig noam terence valente yaouen
    aloys noa thuy quang jessie lenaic
    """)
)
# Those in « -e » or « -a » that are men’s, and those in other letters that are women’s.
_HIS = frozenset(
    words("""
    alexandre andre antoine arsene auguste baptiste basile blaise brice celeste christophe come etienne eugene
    fabrice george gregoire guenole guillaume gustave hamza herve hippolyte honore isidore jeremie jerome jorge jose
    joshua maurice maxime moise mustapha octave patrice philippe pierre rene rodolphe salvatore serge stephane steve
    sylvere sylvestre theodore theophile ulysse virgile yassine emile felice ange achille adolphe alceste alcide
    alphonse anatole anselme aristide barnabe bartholome bartolome cesaire damase elisee erasme euloge fulgence
    gonzague grichka gwenole hilaire ignace josue lazare leandre leonce lothaire mahe misha moussa narcisse nazaire
    nicodeme nominoe onesime pacome reda silvere slimane steeve tancrede thaddee theodule theophane theotime timothe
    timothee valere volodia zacharie amedee eusebe micha mustafa phileas zakaria rayane yacine joe tibere corneille
    sosthene theodose
    """)
)
_HERS = frozenset(
    words("""
    agnes anais annick astrid audrey carmen chantal christel deborah edith elisabeth esther fanny gladys ingrid iris
    jennifer judith magali mahaut manon margaux margot mariam marion mary maud mercedes meriem muriel myriam nelly
    rachel sarah shirley sigrid soledad solenn tess thais zineb mai aenor aissatou aleth alienor anouk beatriz
    bleuenn brigit cathy chrystel dolores eleanor erell gaud gladez gwenn gwladys isabeau katell katrin kerstin
    klervi kristell leonor lilas lilwenn lison louison maelenn maelys maelyss manal margareth margriet maryam
    marylou maureen naig naomi nawal ninon noemi nolwenn norah oonagh romy rozenn ruth scarlett shannon soazic
    soazig soisic soizic solveig souad sterenn suzon tifenn wendy ysabeau yseult beryl cathel doris fatou farah
    faten gwen hanane hannah heidi hind ilham ilhem imen isis jessy kelly leyla lenaig loubna lou mariem najat
    nesrine oumou pilar rim robyn sabah siham stacy yasmin sana
    """)
)


def gender_of_given(name: str) -> str:
    """« f », « m », or an empty string, by the first part of the given name."""
    first = re.split(r"[ -]", fold(name))[0]
    if first not in GIVEN_NAMES or first in _BOTH:
        return ""
    if first[-1] in "ae":
        return "m" if first in _HIS else "f"
    return "f" if first in _HERS else "m"
