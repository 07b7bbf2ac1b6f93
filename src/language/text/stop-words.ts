import { fold } from './fold.js';
import type { Language } from '../language.js';

/**
 * Words of a question that say nothing about its subject, folded. Own lists: published ones delete the words
 * that carry what the visitor wants ("open", "back", "heute", "combien", "كم").
 */
export const STOP_WORDS: Record<Language, string> = {
  en: `a an the and or but so if then than as at by of on in to for from with without about into onto is are am was were be
    been being do does did done have has had having i im ive id me my mine we us our ours you your yours u ur r he she it its
    they them their this that these those there here what whats which who whom whose when where wheres why how can could
    may might must shall should will would wont wouldnt cant couldnt dont doesnt didnt isnt arent please pls plz thanks
    thank hi hello hey hiya morning afternoon evening ok okay just also too very really actually maybe perhaps
    any some anything something someone anyone thing things stuff sort kind type bit lot lots yes no not s t m d ll re ve
    got get gotta gonna wanna want wants wanted need needs like liked love know tell let lets see say said ask
    sell sells stock stocks stocked carry offer available availability avail left looking look search searching find
    seeking recommend suggestion suggest much many price prices priced pricing cost costs costing charge charges worth
    buy buying purchase one ones still currently now today right guys folks team shop store sir madam hope
    interested wondering else suitable suit suits fit fits possible possibly possibility allowed able happen happens more information info details question quick`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber wenn als wie so zu zum zur im in an am auf aus
    bei mit ohne von vom fur durch uber um nach vor ist sind bin bist seid war waren wird werden wurde wurden wurdet sein ich
    mich mir mein meine meinen meiner meinem du dich dir dein deine er sie es ihr ihm ihn ihnen ihre ihren wir uns unser euer eure
    euch man dies dieser diese dieses diesen diesem hier da dort was wer wen wem wo wann warum welche welcher welches welchen
    kann kannst konnen konnt konnte konnten konntet darf durfen muss mussen soll sollte mag mochte mochten will wollen wollte habt
    haben habe hab hat hatte hatten hattet gibt gibts geben gebt bitte danke hallo hi moin guten tag servus gruezi ja nein nicht
    auch noch schon nur sehr mal eigentlich vielleicht denn doch halt irgendwas irgendetwas etwas sachen ding dinge so nem ne ner nen n
    suche sucht suchen brauche brauchen finde finden lager vorratig verfugbar lieferbar erhaltlich bestand kostet kosten kost
    preis preise preislich teuer wieviel viel viele kaufen verkauft verkaufen fuhrt fuhren bietet anbieten sag sagen wissen
    interessiere empfehlen empfehlung moglich geht gehts gern gerne mehr frage fragen info infos aktuell gerade jetzt heute laden geschaft shop passt passen passend geeignet eignet habts hobts konnts gebts an dat wat is zurzeit jemand jemanden jemandem aufs immer sich`,
  fr: `le la les l un une des du de d au aux et ou mais si que qu qui quoi dont ce cet cette ces c ca cela ceci est es sont suis
    etes sommes etre etait ete a ai as avez avons ont avoir j je me m mon ma mes moi tu te t ton ta tes toi il elle on nous notre nos
    vous votre vos ils elles leur leurs se s son sa ses y en ne n pas plus tres trop bien aussi encore toujours deja peu peut peux
    pouvez puis pourrais pourriez pourrait faire fait faites font dans par pour avec sans sur sous chez vers quand ou comment
    combien pourquoi quel quelle quels quelles bonjour bonsoir salut bjr slt merci svp stp plait oui non quelque chose quelques
    cherche cherchons recherche voudrais voudrait veux voulez souhaite aimerais besoin faut trouver trouve stock dispo disponible
    disponibles disponibilite prix cout coute coutent tarif tarifs vaut vendez vend vendre acheter proposez propose conseillez
    savoir dire dites possible est-ce qu'est-ce question renseignement info infos maintenant actuellement boutique magasin reste restent convient adapte adaptee va`,
  es: `el la los las lo un una unos unas y e o u pero si que de del al a ante con sin por para en entre sobre hasta desde es son
    soy eres esta estan estoy estas ser estar era fue ha he han haber hay habia yo me mi mis tu te ti tus el ella usted ustedes ud
    uds vosotros nosotros nos nuestro nuestra su sus se le les os este esta esto estos estas ese esa eso esos esas aquel aqui
    ahi alli como cuando donde cual cuales quien quienes porque cuanto cuanta cuantos cuantas puedo puede pueden podeis podria
    podrian poder tengo tiene tienen teneis tener hacer hace haceis hacen quiero quisiera queria querria necesito busco buscando
    buscar encontrar gustaria hola buenas buenos dias tardes noches gracias favor porfa porfavor si no muy mas tan tambien ya aun
    todavia algo alguno alguna algun algunos algunas cosa cosas q xq xfa stock disponible disponibles disponibilidad queda quedan precio precios
    costo coste cuesta cuestan vale valen sale vende venden vendeis vender comprar recomienda recomendais recomendar saber decir
    decirme dime posible pregunta informacion info ahora actualmente tienda pues oye oiga sirve sirven adecuado adecuada ir tan todavia`,
  ar: `في من الي على علي عن مع بدون هل ما ماذا مين متي متى اين وين فين كيف كم بكم قديش اديش ليش لماذا اي ايه ايش شو هذا هذه هذي هاي ده دي
    دا ذلك تلك هو هي هم انا انت انتم انتو نحن احنا عندكم عندكو عندك عندي لديكم لدي لديك معكم يوجد فيه في توجد توفر متوفر متوفره متاح متاحه
    موجود موجوده متوفرين سعر سعره سعرها اسعار السعر تكلفه ثمن بكام كام يكلف تكلف قيمه ابغي ابي بدي عايز عايزه عاوز عاوزه اريد اود
    محتاج احتاج ابحث ادور بدور دور نبحث حاب حابه ممكن لو سمحت سمحتم سمحتوا فضلك فضلكم من رجاء شكرا مرحبا السلام عليكم اهلا هلا صباح
    مساء الخير النور نعم لا ايوه اي ليس لسه لسا بعد قبل كان كانت يكون اذا ان انه او و ثم حتي كل بعض شي شيء حاجه حاجة اشتري شراء بيع تبيعون تبيعوا
    بتبيعوا بتبيعو تبيع عرفوني قولي قول اعرف معلومات سوال استفسار الان حاليا دلوقتي هلق الحين اليوم محل متجر عند لي لك لكم له لها يعني طيب والله اشي اشياء شغله مناسب يناسب ينفع يصلح حق حقه حقها`,
};

/** Words that occur in many questions and in few answers: they count, but little. Folded, any language. */
const LIGHT_WORDS = `gift gifts present presents mother father mum mom dad friend wife husband sister brother girlfriend boyfriend grandma grandpa granny son daughter boss colleague teacher partner loves love likes enjoys travelling travel birthday christmas xmas
  geschenk geschenke mutter vater mama papa freund freundin frau mann schwester bruder oma opa sohn tochter chef kollegin kollege liebt reisen geburtstag weihnachten
  cadeau cadeaux mere pere maman papa ami amie femme mari soeur frere mamie papi fils fille copine copain aime adore anniversaire noel voyage
  regalo regalos madre padre amigo amiga mujer marido hermana hermano abuela abuelo hijo hija novia novio jefe ama encanta cumpleanos navidad viaje
  هديه هدايا امي ابي ماما بابا صديقي صديقتي صاحبي صاحبتي زوجي زوجتي مراتي اختي اخي اخويا ابني بنتي جدتي تحب يحب عيد ميلاد سفر
  after before within during until week weeks day days month months year years old hour hours minutes time times
  long two three four item items product products piece pieces bring take make made use using work works come go put give happy
  best good nice new small big large great cheap cheaper cheapest expensive dearest single person people place home someone
  woche wochen tag tage tagen monat monate jahr jahre jahren stunde stunden minuten zeit lang lange zwei drei vier artikel produkt produkte
  stuck bringen machen macht mache nehmen gut gute guten neu neue neuen klein kleine gross grosse schon schone beste besten billig billigste teuerste
  semaine semaines jour jours mois an ans heure heures minutes temps deux trois quatre article articles produit produits piece
  bon bonne nouveau nouvelle petit petite grand grande mieux meilleur cher chere apres avant
  semana semanas dia mes meses ano anos hora horas minutos tiempo dos tres cuatro articulo articulos producto productos pieza
  bueno buena nuevo nueva pequeno pequena mejor barato barata caro cara despues antes
  اسبوع اسبوعين اسابيع يوم ايام شهر اشهر سنه سنوات ساعه ساعات دقيقه وقت مده منتج منتجات قطعه جديد صغير كبير احسن افضل ارخص اغلي حلو`;

/** Words of talk, not of goods: found or not, they hardly count. Folded, any language. */
const TALK_WORDS = `actually anyway around away because become been begin believe bit both brought bring brings bringing came care change changes
  come comes coming cool correct did different does done down each either enough even ever every everything exactly explain far fast feel few
  fine first folk follow fun get gets getting give gives given goes going gone great had happens happen hard heard help hey hold honestly
  however instead issue keep kept kinda know knew last later latest least leave left life line little live lives living mate matter mean
  means meant mention mind moment more most move must myself never next non nothing now often only open option options order other others own
  part pick plan plans please pop possible probably problem properly put puts quick rather reach ready real realise really reason regular right
  round run said same saw say says seem seems seen send sent set several shall should show side since sit situation some soon sort start started
  stay still stop such sure swing take takes taken taking talk tell than them then think thinking thought though through till today together
  tomorrow tonight too took toward tried tries try trying turn turned under understand until up upon use used uses using usual usually very visit
  wait walk wants watch way week weekend well went while whole why within wonder word words work working works would wot yesterday yet myself
  alles alle aller allem also andere anderen anderes anders anfang bald beim beide bekomme bekommen beispiel besser bestimmt bevor bisschen bleibt
  brauch bring dabei dafur daher damit danach dann darauf darum davon davor dazu deshalb diesmal direkt drauf drin dran drum egal einfach einige einmal
  ende erst erstmal extra falls fast fertig findet fragen ganz ganze geben gefallen gefunden gegen gehe gehen gehort gemacht genau genug gestern
  gibst ging glaube gleich hallo halt hatt hause heisst herr hinein holen immer irgendwie jede jedem jeden jeder jedes jemand jetzt kaum keine keinen
  kein klar komme kommen kommt konntest kriege kriegen kurz lasse lassen lasst leben leider letzte letzten liebe liegt links los mache machst man manche
  mehrere meint meistens mit mitnehmen morgen musst nachste nachsten nebenbei nehme nichts nie niemand nimmt oben ob oft ohne paar passiert raus rein
  rausgefallen richtig ruhig sache sagt sagen schaff schaffe schau schauen schnell sehe sehen sei selber selbst sicher sieht sofort solche sollen sonst
  spater sprechen statt stehe stehen steht stelle stimmt trotzdem tun tut uber uberhaupt uhr unbedingt unten unterwegs versuche verstehe vielen
  vielleicht voll vorbei vorher wahrend wartet weg wegen weil weiss weit weiter welch wenig wenigstens werde werdet wieder wirklich wisst woanders wohl
  wollt worden wovon wurd zeigen ziemlich zuerst zum zumindest zurzeit zusammen zwar zwischen
  accord afin aller allez alors apporter appelle apres arrive arriver assez attendre aucun aucune aujourd aura aurait auriez autant autre autres
  avait avant avoir beaucoup bref cas cause celle celui cet chacun chaque chose choses comme commence commencer compris connais contre coup cours
  cote dedans demande demander demain depuis dernier derniere devant devoir dois doit donc donner donne dont droit effet elles encore enfin ensuite
  entre envie essayer etaient etant eux exactement faisait falloir famille fin fois font force grace hier ici idee ils importe jamais juste laisser
  laisse lequel laquelle lors lui maintenant mal manger meme mettre mets mis moment monde monsieur naitre nouveau nul obtenir on ouais parce pareil
  parle parler part partie partir pas passe passer peine pendant pense penser personne petits peut peux plaire plaisir plupart plutot point pose
  possible pouvoir prendre prend prends presque prevoir pris probleme propre quand que quelqu quelque quelqu'un rapide regarder rendre rester
  rien sais sait savez selon semble sens sera serait seul si simple sinon sorte sortir souvent suffit suite suivant sur surtout tant tard tel
  telle tellement temps tenir tient tiens tot toujours tous tout toute toutes trouve truc tient utiliser venir vers veut viens vient vite voici
  voila voir vois vraiment vrai venant
  acaso adelante ademas ahi alla algun alguien alli ambos anda antes aparte apenas aquel aqui asi aunque ayer bajo bastante bien cada casa casi caso
  cierta cierto claro como comprado conocer conozco contar contigo creo crees cualquier cuenta cuyo dado dan dar das debe debo deben decid deja
  dejar dentro derecho despues dia dice dicen dicho dio dijo donde durante ella ellos empezar encima encuentra encuentro entonces entra entrar epoca
  esperar estaba estado estamos estar este estoy exactamente falta fin forma fuera fui general gente haber habia habra hablar haga hago hasta hecho
  hemos hice hizo hora hoy iba igual incluso ido ir jamas junto justo lado largo leido llama llamar llamo llega llegar lleva llevar llevo luego lugar
  manana manera medio menos menudo meter meto mejor mientras misma mismo modo momento mucha muchas mucho muchos mundo nada nadie necesita ningun ninguna
  ninguno noche nombre nosotros nueva numero nunca ocurre ojala otra otras otro otros paso pasa pasar parece parte pasado pedir pide pido pienso pensar
  pero poca poco pocos podemos podido pone poner pongo posible pregunto primer primera primero problema pronto propio puesto pues quede quedo quien
  quiera quieren quieres quiza quizas realidad razon resulta saber sabe sabeis saben sale sali segun seguro sentido sera seria si sido siempre siento
  siguen siguiente sino sitio solo sois suele suelo supongo tal tampoco tanto tarde tema tenia tener tengo tendria tipo toda todas todo todos toma tomar
  tomo trae traer tras trata traves ultima ultimo unica unico unos usar uso va vamos van varios vaya veces ver verdad vez viene venir vida viendo visto
  voy vuelta volver nombre
  اخر اخري ابدا احد احكي اذا اصلا اعمل افضل اقدر اكثر اكيد الا الي امس اما امام انتظر او اول ايضا بالظبط بالضبط بجد بدون برا بس بعدين بعض بقدر بكرا بكره
  بكون بلا بين بيصير تحت تعمل تعملوا تقدر تقدرو تكون تماما تمام ثاني ثانيه جاي جدا جوا حاليا حبيت حد حدا حسب حكي خاصه خلال خلص خليني داخل دائما دايما
  دون راح رايح رح رحت زي ساعدني سوف شخص شغل شوف شوي شويه صار صح ضمن ضل طبعا طريقه عادي عاد عام عجبني عجبتني عرفت عشان علشان عملت عن عند غير فقط فكره فوق قادر
  قال قبل قد قريب قلت كامل كان كانت كتير كثير كذا كلش كلها كله كما كمان كنت كيفيه لازم لان لانه لاني لحد لحظه لحالي لكن لما لن مثل مثلا مره مرات مشكله مضبوط
  مع معنا معي منو مهم موضوع نص نفس هناك هنا هون هيك واحد واحده وقت وقتها يا يتم يجي يصير يعمل يقدر يكون يمكن`;

const FUNCTION_WORDS = new Set(
  'of the and for with a an in on to is at by or de la le les des du un une et el los las y o und der die das den ein eine mit fur von zu im am من في علي عن مع او'.split(
    ' ',
  ),
);
const FUNCTION_WEIGHT = 0.05;
const TALK_WEIGHT = 0.12;
const light = wordSet(LIGHT_WORDS);
const talk = wordSet(TALK_WORDS);
const stops = Object.fromEntries(
  Object.entries(STOP_WORDS).map(([language, list]) => [language, wordSet(list)]),
) as Record<Language, Set<string>>;

const LIGHT_WEIGHT = 0.3;

function wordSet(list: string): Set<string> {
  return new Set(list.split(/\s+/).map(fold));
}

export function isStopWord(word: string, language: Language): boolean {
  if (stops[language].has(word)) return true;
  // "and" is glued to the next word in Arabic.
  return language === 'ar' && word.startsWith('و') && stops.ar.has(word.slice(1));
}

/** Words of a question without those that say nothing about its subject. @param words folded, in order */
export function contentWords(words: readonly string[], language: Language): string[] {
  return words.filter((word) => !isStopWord(word, language) && (word.length > 1 || /\d/.test(word)));
}

/** How much a word of a question counts, 0..1. @param word folded */
export function wordWeight(word: string): number {
  if (FUNCTION_WORDS.has(word)) return FUNCTION_WEIGHT;
  if (light.has(word)) return LIGHT_WEIGHT;
  if (talk.has(word)) return TALK_WEIGHT;
  return /^\d+$/.test(word) ? LIGHT_WEIGHT : 1;
}
