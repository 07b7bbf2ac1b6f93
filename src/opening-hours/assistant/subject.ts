import { fold, words } from '../../language/text/fold.js';
import { MASK, phrase } from '../../language/time/scan.js';
import type { Language } from '../../language/language.js';

const NOUN = `(?<thing>(?!${MASK})[^ ?!.,${MASK}]+(?: (?!${MASK})[^ ?!.,${MASK}]+)?)`;
const ONE = `(?<thing>(?!${MASK})[^ ?!.,${MASK}]+)`;

/** Where a noun stands that opens, closes, starts or ends, by language. */
const SUBJECTS: Record<Language, readonly RegExp[]> = {
  en: [
    phrase(
      `(?:does|do|is|are|will|when's|whens|time's|times|when|until|till|how late|how early) (?:the|your|ur|ya|this) ${NOUN} (?:still |usually |normally |be |get |${MASK}+ )*(?:open|opens|opening|close|closes|closed|closing|shut|shuts|start|starts|starting|begin|begins|finish|finishes|end|ends|stop|stops|serve|serves|serving|run|runs|on)`,
    ),
    phrase(`(?:your|the|ur) ${NOUN} (?:hours|hrs|opening (?:hours|times?)|closing time)`),
    phrase(`(?:hours|hrs|opening times?|closing time) (?:of|for) (?:the|your) ${NOUN}`),
    phrase('last (?<thing>orders?|entry|entries|admission|calls?)'),
    phrase(
      `(?:is|does|when's|when|time's) ${ONE} (?:hour )?(?:open|opens|close|closes|start|starts|finish|finishes|end|ends)`,
    ),
  ],
  de: [
    phrase(
      `(?:macht|machen|hat|haben|ist|sind|offnet|schliesst|offnen|schliessen|beginnt|beginnen|startet|endet|geht|fangt) (?:denn |noch |${MASK}+ )*(?:der|die|das|den|eure?|euer|ihre|deine?) ${ONE}`,
    ),
    phrase(`\\p{L}*zeiten (?:der|des|fur die|von der|vom|eurer|eures) ${ONE}`),
    phrase(`(?:wann|wie lange|ob|uhr) (?:der|die|das|eure?|euer|ihre|deine?) ${ONE}`),
  ],
  fr: [
    phrase(
      `(?:ferme|fermes|ouvre|commence|finit|termine|debute|ferment|ouvrent|ouvert|ouverte|est|sont)(?:-t-(?:il|elle))? (?:la |le |l'|les |votre |vos )${ONE}`,
    ),
    phrase(
      `(?:la |le |l'|les |votre |vos )${ONE} (?:est |sont |reste |${MASK}+ )*(?:ferme|fermes|fermee?s?|ouvre|ouvert\\p{L}*|ferment|ouvrent|commence|finit|termine|debute)`,
    ),
    phrase(`horaires? (?:de la |du |de l'|des |de votre |de vos )${ONE}`),
  ],
  es: [
    phrase(
      `(?:cierra|abre|cierran|abren|empieza|empiezan|termina|comienza|acaba|esta|estan|sigue)(?: abiert[oa]s?| cerrad[oa]s?)? (?:la|el|los|las|vuestr[oa]|su|tu) ${ONE}`,
    ),
    phrase(
      `(?:la|el|los|las|vuestr[oa]|su|tu) ${ONE} (?:esta |estan |sigue |${MASK}+ )*(?:cierra|abre|cierran|abren|empieza|termina|comienza|acaba|abiert[oa]s?|cerrad[oa]s?)`,
    ),
    phrase(`horarios? (?:de la|del|de los|de las|de su|de vuestr[oa]) ${ONE}`),
  ],
  ar: [
    phrase(
      `(?:ب|بت|بي|هي|هت)?(?:تفتح|يفتح|فتح|تسكر|يسكر|سكر|تغلق|يغلق|تقفل|يقفل|قفل|يبدا|تبدا|بدا|يبلش|تبلش|بلش|ينتهي|تنتهي|يخلص|مفتوح|مفتوحه|مسكر|مسكره|مغلق|مغلقه) ال${ONE}`,
    ),
    phrase(`(?:مواعيد|اوقات|ساعات|دوام) (?:(?:عمل|فتح|دوام) )?ال${ONE}`),
  ],
};

/** Nouns that mean the business itself, its hours, or no thing at all; folded, without the article. */
const OWN = new Set(
  words(
    fold(
      'you u ye ya guys yall it they that this there anyone someone everything everyone all ' +
        'shop shops store stores place bar pub cafe restaurant bakery salon studio office showroom boutique pharmacy library ' +
        'location branch business company doors door site house team staff building premises atelier gallery museum club gym hotel ' +
        'opening closing business working trading normal usual regular current new holiday special weekend weekday daily full ' +
        'exact summer winter evening morning afternoon night customer christmas xmas easter today tomorrow public bank late early ' +
        'earliest latest visiting operating festive reduced different hours hrs time times day days ' +
        'laden geschaft shop store filiale betrieb praxis apotheke buro studio salon cafe restaurant bar baeckerei backerei ' +
        'lokal boutique haus team galerie museum turen tur offnungszeiten offnungszeit zeiten zeit noch schon auch so ganze ' +
        'ganzen auf zu offen geoffnet geschlossen tag tage wochenende feiertag feiertage feiertagen euch ihr sie firma fachgeschaft ' +
        'magasin boutique commerce bureau atelier restaurant cafe bar salon librairie boulangerie pharmacie echoppe maison etablissement ' +
        'equipe portes porte galerie jour jours horaires horaire heure heures matin soir midi fete fetes ferie feries vous la week ' +
        'ouverture ouvertures fermeture dimanches samedis toujours ouvert ferme ' +
        'tienda tiendas local negocio comercio panaderia libreria farmacia oficina restaurante bar cafeteria salon estudio taberna ' +
        'establecimiento puertas equipo dia dias horario horarios hora tarde manana noche festivo festivos fin mediodia semana ' +
        'puente apertura cierre abierto cerrado abierta cerrada ' +
        'محل محلات متجر دكان مكتبه معرض صيدليه فرع مطعم مقهي كافيه مكتب بوتيك صالون مخبز شركه مركز مول ' +
        'محلكم متجركم مكتبتكم فرعكم صيدليتكم مطعمكم ابواب باب ساعه يوم ايام دوام عمل فتح اغلاق ان الان صبح مسا ظهر عصر ليل عطل عطله اعياد عيد اسبوع',
    ),
  ),
);

/**
 * What opens or closes in a folded text: a thing of its own ("the kitchen", "happy hour"), whose times may differ from
 * the opening hours, or the business itself under a noun ("the shop"); null when no noun is found.
 * @param masked the text with its dates and times masked
 * @param ownName the name of the business
 */
export function subjectIn(masked: string, language: Language, ownName: string): 'other' | 'own' | null {
  const own = new Set(words(fold(ownName)));
  const found = SUBJECTS[language]
    .flatMap((pattern) => [...masked.matchAll(pattern)])
    .map(({ groups }) => words(groups?.thing ?? ''))
    .filter((nouns) => nouns.length > 0)
    .map((nouns) => nouns.some((noun) => OWN.has(noun) || own.has(noun)));
  if (found.length === 0) return null;
  return found.includes(false) ? 'other' : 'own';
}
