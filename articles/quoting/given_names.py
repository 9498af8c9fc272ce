"""Common given names in France, folded. A name outside the list is not refused: it only needs another sign."""

from articles.quoting.words import words

GIVEN_NAMES = frozenset(
    words("""
    abdel abdelkader achille adam adelaide adele adelie adelin adeline adolphe adrien aenor agathe agathon aglae
    agnes agnieszka ahmed aicha aime aissatou aladin alain alban albane albert alberte albin alceste alcide aldo
    aldric alec alessandro alessia aleth alex alexandra alexandre alexia alexis alfred ali alice alienor aline
    alistair alix alize aloys alphonse alphonsine alyssa amadou amandine amarande amaury ambroise amedee amelia
    amelie ameline amina amine amir anabelle anaelle anais anatole anatolia andre andrea andreas andrew anette
    angela angele angelina angelique angelo anh anicet anita ann anna annabelle annaelle anne annelise annick annie
    anouk anselme anthony antoine antoinette antonella antonin antonio apolline aravind archibald ariane aristide
    arlette armance armand armandine armel armelle armony arnaud arno arsene arthur arthus artus assia astrid aubin
    aude audren audrey auguste augustin augustine aure aurea aurelia aurelian aurelie aurelien auriane aurore axel
    axelle aymar aymeric aymerick aymerique azeline azenor azilis aziliz azzedine bachir balthazar baptiste barbara
    barnabe bartholome bartolome basile bastian bastien baudouin beate beatrice beatriz benedict benedicte benjamin
    benoit berangere berenice bernadette bernard bernardin berthe bertille bertrand beryl bettina bianca blaise
    blanche blandin blandine bleuenn bleuzen bogdan bonnie boris brahim brendan brewen brian briana brice brieuc
    brigit brigitte brunehilde brunhilde bruno camille candice capucine carine carla carlos carmen carole caroline
    casimir cassandra cassandre catalina cathel catherine cathie cathy cecile cecilia cedric cedrick celeste
    celestin celestine celia celine cesaire cesar chafik chahrazed chantal charlene charles charlie charline
    charlotte chiara chloe christa christel christelle christian christiane christine christophe chrystel chrystelle
    claire clara clarisse claude claudia claudine clea clemence clement clementine cleo cleophee clothilde clotilde
    clovis colette colin colombe colombine come concetta conrad constance constant constantin coralie coraline
    corentin corinne corneille cosima cunegonde cynthia cyprien cyprienne cyriaque cyril cyrille dahlia dalila
    damase damia damien damienne daniel daniela daniele danielle dany daphne daphnee dario darius darya david debora
    deborah delia delphine denez denis denise deniz derek desiree diana diane didier diego dietrich dimitri djamel
    djamila djibril dolores dominique domitille donatien donatienne dora dorian doriane dorine doris dorothee
    douglas driss eddy edern edgar edith edmond edouard edouardo edwige edwin eglantine eleanor elena eleonora
    eleonore elfried eliane elias elie eliette elina eliott elisa elisabeth elise elisee ella eloan elodie eloise
    elouan elouann elsa elvina elvire emanuel emeline emeric emerick emile emilia emilie emilien emir emma emmanuel
    emmanuela emmanuelle emre enea enguerrand enogat enora enzo ephraim erasme erell eric erik erika ermeline ernest
    ernestine erwan erwann esteban estelle esther ethan etienette etienne etiennette eudes eugene eugenia eugenie
    eulalie euloge euphrasie eurydice eusebe eva evan evangeline eve evelina evelyne evrard fabien fabienne fabiola
    fabrice fadi fadila faiza fanch fanny fantine farah farid farida faten fatiha fatima fatou fatoumata faustine
    felicie felicien felicienne felicite felix ferdinand fergus fernand fernando ferreol fiona firas firmin flavie
    flavien flavio fleur flora flore florence florent florentin florentine florette florian floriane florine france
    francesca francesco francette francine francis franck francois francoise frank franz fraser fred frederic
    frederik frederique fulbert fulgence gabin gabriel gabriela gabrielle gael gaelig gaelle gaetan gaetane galaad
    garance gaspard gaston gaud gauthier gautier gauvain gedeon genevieve geoffrey geoffroy george georges georgette
    georgina gerald geraldine gerard geraud gerhard germain germaine gervais gervaise ghislain ghislaine giacomo
    gilbert gilberte gilda gildas gilles ginette gino giorgio giovanni gisele gislaine giulia gladez gladys gontran
    gonzague goulven goulwen gracianne gratien gregoire gregor gregory grichka guenaelle guenola guenole guenolee
    guerric guilaine guilhem guillaume guillemette gunther gurvan gustave guy gweltaz gwen gwenael gwenaelle gwendal
    gwendoline gwenhael gwenn gwenola gwenole gwladys habib hadrien hakim hamid hamza hana hanane hanna hannah hans
    harold hassan hatem haude hector hedi hedwige heidi heinrich helena helene helga helmut heloise henri henrietta
    henriette henry herbert hermeline hermine herminie hermione herve hicham hilaire hilda hildegarde hind hippolyte
    hoang honorat honore honorine hortense hortensia houda houria hubert hugo hugues huguette humbert ian ibrahim
    ida ignace igor ilan ilana ilham ilhem illan ilyes imane imen inaya ines inga ingrid ioana irena irene irenee
    iris isaac isabeau isabelle isaline isaure isidora isidore isis ismael isolde issam ivan ivana ivo jacinthe
    jacky jacob jacotte jacqueline jacquemine jacques jacquot jade jalil jamal jamel james jamila jan jana janick
    janine janique jaouen jasmine jason jean jeanine jeanne jeannine jef jeffrey jehan jehanne jenna jennifer jens
    jeremiah jeremie jeremy jerome jerry jessica jessie jessy jihane jim jimmy joachim joana joanna joanne joaquin
    joceline jocelyn jocelyne joe joel joelle joevin johan johann johanna johanne john johnny jonas jonathan jordan
    jorge joris jose josee josefa joseph josephin josephine josette joshua josiah josiane josselin josue josy joy
    juan juanita judicael judikael judith jules julia julian juliana juliane julianne julie julien julienne juliette
    justin justine justinien kader kadija kaelig kamal kamel karel karen karim karima karine karl karla karsten
    kassandra katarina kateline katell katharina katharine katherine katia katrin katy kelian kelly kenan kenneth
    kenza kerstin kevan kevin khadija khaled khalil kheira kilian killian kim kimberley klaus klervi konrad kristell
    ladislas laetitia lahcen laila lakhdar lalla lambert lamia lancelot lara larissa lars latifa laura laure
    laurence laurent laurie laurine layla lazare lea leandre leandro leane leila lena lenaic lenaig leo leocadie
    leon leonard leonce leonidas leonie leonor leontin leontine leopold leopoldine leslie leticia leya leyla liam
    lidia lila lilas lili lilia lilian liliane lilwenn lina linda lindsay lionel lionelle lisa lise lison livia loan
    loann loeiz loeiza loic loick loig lola lomig lorena lorene lorenzo lorette lotfi lothaire lothar lou louane
    loubna louis louisa louise louisiane louison louiza louna lounes luana lubin luc luca lucas luce lucette luciano
    lucie lucien lucienne lucile lucille lucinda lucrece ludivine ludmila ludovic ludwig luigi luis luisa lukas luna
    lydia lydie lyna lyse lysiane mabel maddalena madeleine madeline mael maelan maelenn maelia maelise maelle
    maelys maelyss maeva magali magalie magdalena maha mahaut mahdi mahe mai maia maina maite maiwenn majda malek
    malicia malik malika malo malorie malory malvina mamadou manal manfred manoel manon manuel manuela manuella marc
    marceau marcel marcelin marceline marcelino marcelle marcello marcien marco margareta margareth margaretha
    margaux margot margriet marguerita marguerite maria mariam mariama marianna marianne mariano marie marielle
    mariem mariette marilou marilyne marina marine marinette mario marion marius marjolaine marjorie mark markus
    marlene marlon marlyse marta martha marthe martial martin martine marvin marwan mary maryam maryannick marylene
    maryline marylise marylou marysa maryse maryvonne mateo mathias mathieu mathilde mathis mathurin mathurine
    mathys matteo matthias matthieu matthis mattias maud maude maurane maureen maurice mauricette maurine mauro max
    maxence maxime maximilien maya mayeul medard medhi mehdi meissa melaine melanie melany melchior melina melinda
    melisande melissa mellie melodie melusine mercedes meriem messaoud mia micha michael michaela michel michele
    micheline michelle michka mickael mickaela miguel mihai mikael mikaela milan milena milo minh minna mirabelle
    mireille misha modeste mohamed mohammed mohand moise mokhtar mona moncef monika monique montserrat morgan
    morgane mouloud mounia mounir mourad moussa muguette muriel mustapha mylene myriam nabil nabila nacer nadege
    nadia nadine nadir nadjib nahida naig naima najat najib naomi napoleon narcisse nasser nassim nastasia natacha
    natalia natalie nathalie nathan nathanael nathanaelle nawal nazaire neila nejma nelia nelly nesrine nestor neven
    nevena nicholas nicodeme nicolas nicole nicoletta nikolai nikolas nils nina ninon nizar noa noam noe noel noella
    noelle noellie noemi noemia noemie nolan nolann nolwenn nominoe nonna nora norah norbert noria nour nouria
    octave octavie octavien odelin odette odile odilon olaf olfa olga olive olivette olivia olivier olivine olympe
    omaima omar ombeline ombline omer ondine onesime oonagh ophelia ophelie oregane oriana oriane orlane ornella
    orso osanne oscar osman oswald othman otilia ottavia otto ouassim oumar oumou pablo pacome paloma pamela paol
    paola paolo paquita pascal pascale pascaline patrice patricia patricio patrick patty paul paula paule paulette
    paulin pauline paulo pauwel pedro penelope perceval perig perrig perrine peter petra petrus peyo phileas
    philibert philippe philippine philomene phoebe pia pierre pierrette pierrick pierrot pilar prisca priscilla
    priscille prosper prune quang quentin quitterie rabah rachel rachid rachida radia radouane rafael rafaela rahma
    raimond rainer ralph ramzi rania raouf raoul raphael raphaela raphaelle rayan rayane raymond raymonde rebeca
    rebecca reda reginald regine regis reinhard rejane remi remus remy renan renate renato renaud rene renee reynald
    riad ricarda ricardo richard rim rita riwal riwan robert roberto robin robyn rodney rodolphe rodrigo rodrigue
    rogatien roger roland rolande rolland romain roman romane romaric romeo romuald romy ronald ronan rosa rosalie
    rosaline rosamonde rosanna rose roseline roselyne rosemonde rosine rosita rosy roxana roxane roza rozenn ruben
    rudy rufus rupert ruth sabah sabin sabine sabri sabrina sacha safia said salaun saliha salim salima sally salma
    salome salvatore sam samia samir samira samson samuel samy sana sanaa sandie sandra sandrine sandro sara sarah
    saturnin sauveur scarlett sebastian sebastien sebastienne segolene selena selim selma seraphin seraphine serena
    serge sergio servais servane severin severine shannon shirley sibille sibylle sidonie siegfried sigismond sigrid
    siham silvain silvere silvia silvio simeon simon simona simone sinan sirine sixte sixtine slimane soazic soazig
    sofia sofiane sofien soisic soizic solange soledad solene solenn soline solveig sonia sonja sonny sophia sophian
    sophie soraya sosthene souad soukaina soumaya stacy stanislas steeve stefan stefanie stefano steffen stella
    stephan stephane stephanie sterenn steve steven suzanne suzette suzie suzon sven sybille sylvain sylvaine
    sylvana sylvere sylvestre sylvette sylvia sylviane sylvie tahar tamara tancrede tanguy tania tanneguy tarek
    tarik tatiana tatienne tayeb teddy teo terence teresa tess thaddee thais thea thecla theo theodor theodora
    theodore theodose theodule theophane theophile theotime therese thibaud thibault thibaut thierry thiphaine
    thomas thorsten thumette thuy tibere tibor tifenn tilio tim timeo timothe timothee tiphaine titouan toinette tom
    tommy tony toufik toussaint tristan tristane trystan tudal tugdual turiaw ugo uliana ulrich ulrike ulysse urbain
    uriel urielle ursula ursule vadim valdemar valente valentin valentina valentine valentino valere valeria valerie
    valery vanessa vanina vasco vassili venceslas vera veronique vianne vianney victoire victor victoria victorien
    victorine vincent vincente violaine violette virgil virgile virginie virna vittoria vittorio viviana viviane
    vivien vladimir vladislav volodia wafa wahid waldemar walid walter wanda wassila wassim wenceslas wendy werner
    wilfrid wilfried wilhelm william willy winoc wladimir wolfgang xavier xaviere xenia yacine yael yaelle yamina
    yanick yanis yann yannick yannis yaouen yara yasmin yasmina yasmine yassine yazid yoann yohan yohann yolaine
    yolande yolene youenn youn younes younous youri yousra youssef ysabeau yseult ysolde yuna yves yvette yvon
    yvonne ywan zacharie zachary zahia zahra zaina zakaria zeina zelie zenaide zephyrin ziad zineb zinedine zita zoe
    zohra zoltan zoubir
    """)
)
