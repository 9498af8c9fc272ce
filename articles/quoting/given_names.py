"""Common given names in France, folded. A name outside the list is not refused: it only needs another sign."""

from articles.quoting.words import words

GIVEN_NAMES = frozenset(
    words("""
    abdel abdelkader adam adele adeline adrien agathe agnes ahmed aicha aime alain alban albane albert alec
    alessandro alex alexandra alexandre alexia alexis alfred ali alice aline alix alyssa amandine ambroise
    amelie amina amine amir anabelle anais andre andrea angele angelique anita ann anna annabelle anne annick
    annie antoine antoinette antonin antonio ariane armand armelle arnaud arsene arthur astrid aude audrey
    auguste aurelia aurelie aurelien aurore axel axelle aymeric bachir baptiste barbara basile bastien
    beatrice benedicte benjamin benoit berenice bernadette bernard berthe bertrand blaise blanche blandine
    boris brahim brice brigitte bruno camille capucine carine carla carlos carmen carole caroline cassandre
    catherine cecile cecilia cedric celeste celia celine chantal charles charlie charline charlotte chloe
    christel christelle christian christiane christine christophe claire clara clarisse claude claudia
    claudine clemence clement clementine clothilde clotilde colette colin come constance constant constantin
    coralie corentin corinne cyprien cyril cyrille damien daniel daniela daniele danielle daphne david deborah
    delphine denis denise diana diane didier dimitri djamel dominique dorothee driss edgar edith edmond
    edouard edwige eleonore elena eliane elias elie eliette elisa elisabeth elise ella elodie eloise elsa
    elvire emeline emeric emile emilie emilien emma emmanuel emmanuelle enora enzo eric erik erwan esteban
    estelle esther etienne eugene eugenie eva evelyne fabien fabienne fabrice fadila faiza fanny farid fatiha
    fatima fatoumata faustine felicie felix fernand fernando fiona flavie flavien fleur flora florence florent
    florian france francesca francesco francine francis franck francois francoise frank fred frederic
    frederique gabin gabriel gabriela gabrielle gael gaelle gaetan garance gaspard gaston gauthier gautier
    genevieve geoffrey geoffroy george georges georgette gerald geraldine gerard germain germaine ghislain
    ghislaine gilbert gilberte gilles gisele giulia gladys goulven gregoire gregory guenole guilhem guillaume
    gustave guy gwenael gwenaelle habib hadrien hakim hamid hamza hans hassan hector helena helene henri
    henriette herve hicham hippolyte honore hortense houda hubert hugo hugues ibrahim ida igor ilyes imane
    ines ingrid irene iris isabelle isaac isidore ismael ivan jacky jacqueline jacques jade jamal james jan
    janine jason jean jeanne jeannine jennifer jeremie jeremy jerome jessica jihane joachim joanna joaquin
    jocelyn jocelyne joel joelle johan johanna johann john johnny jonas jonathan jordan jorge jose josee
    joseph josephine josette josiane joshua josselin joy judicael judith jules julia julian juliane julie
    julien juliette justin justine kamel karen karim karima karine karl kateline katia kevin khadija khaled
    kilian laetitia laila lamia lara laura laure laurence laurent laurie laurine lea leila lena leo leon
    leonard leonie leopold leslie leticia leya lila lili liliane lilian lina linda lionel lisa lise loic lola
    lorenzo lou louane louis louisa louise luc luca lucas luce lucette lucie lucien lucienne lucile lucille
    ludivine ludovic luis luisa luna lydia lydie lyse maelle maeva magali magalie mahaut mai malek malik
    malika manon manuel manuela marc marceau marcel marceline marcelle marco margaux margot marguerite maria
    mariam marianne marie marielle marilyne marina marine mario marion marius marjolaine marjorie mark marlene
    marthe martial martin martine mary maryline maryse maryvonne mateo mathias mathieu mathilde mathis matteo
    matthias matthieu maud maurice max maxence maxime maximilien maya mehdi melanie melina melissa mercedes
    meriem michael michaela michel michele micheline michelle mickael miguel mikael milan mireille mohamed
    mohammed moise mona monique morgan morgane mounir mourad muriel mustapha myriam nabil nadege nadia nadine
    nahida naima nassim natacha natalia nathalie nathan nelly nicolas nicole nils nina noe noel noelle noemie
    nora norbert nour octave odette odile olga olive olivia olivier olympe ombeline omar oriane oscar otto
    oumar pablo paola pascal pascale pascaline patrice patricia patrick paul paula paule paulette pauline
    pedro penelope perrine peter petra philibert philippe philippine pierre pierrette pierrick quentin rachel
    rachid raoul raphael raphaelle raymond raymonde rebecca regine regis remi remy renaud rene renee ricardo
    richard rita robert roberto robin rodolphe rodrigue roger roland rolande romain roman romane romeo romuald
    ronan rosalie rose roseline rosine roxane rudy sabine sabrina sacha said salim salima sally salma salome
    salvatore sam samia samir samira samuel sandra sandrine sara sarah sebastien segolene selim selma serena
    serge sergio severine shirley sibylle sidonie sigrid simon simone sixte sofia sofiane solange soledad
    solene solenn sonia sophia sophie soraya stanislas stefan stefano stella stephan stephane stephanie steve
    steven suzanne sven sylvain sylvaine sylvana sylvere sylvestre sylvia sylviane sylvie tahar tanguy tania
    tarek tatiana teddy teresa tess thais thea theo theodore theophile therese thibaud thibault thibaut
    thierry thomas tiphaine tom tony tristan ugo ulysse urbain ursula valentin valentine valeria valerie
    valery vanessa vera veronique vianney victoire victor victoria vincent violaine violette virgile virginie
    vivien viviane vladimir walid walter wilfrid wilfried william willy xavier yael yann yannick yasmina
    yasmine yassine yohan yohann yolande youri youssef yoann yves yvette yvon yvonne zachary zineb zoe zohra
    """)
)
