import type { Language } from '../tools/skill.js';

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
    interessiere empfehlen empfehlung moglich geht gehts gern gerne mehr frage fragen info infos aktuell gerade jetzt heute laden geschaft shop passt passen passend geeignet eignet habts hobts konnts gebts an dat wat is zurzeit`,
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

const FUNCTION_WORDS = new Set(
  'of the and for with a an in on to is at by or de la le les des du un une et el los las y o und der die das den ein eine mit fur von zu im am من في علي عن مع او'.split(
    ' ',
  ),
);
const FUNCTION_WEIGHT = 0.05;
const light = new Set(LIGHT_WORDS.split(/\s+/));
const stops = Object.fromEntries(
  Object.entries(STOP_WORDS).map(([language, list]) => [language, new Set(list.split(/\s+/))]),
) as Record<Language, Set<string>>;

const LIGHT_WEIGHT = 0.3;

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
  return /^\d+$/.test(word) ? LIGHT_WEIGHT : 1;
}
