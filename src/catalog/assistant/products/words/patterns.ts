import type { Language } from '../../../../language/language.js';
import { phrasePattern } from '../../../../language/text/phrases.js';

/** The question is after goods: whether there are any, what they cost, which would suit. Folded, any language. */
export const PRODUCT_CUE = phrasePattern(`
  (do|did|have) (you|u|ya) (guys )?(have|sell|stock|carry|got|do|offer)
  (you|u) (got|have|sell|stock|carry)
  got any
  (in|out of) stock
  (is|are|any) … (available|left|in|sold out|back)
  (looking|searching|hunting) for
  (i )?(need|want|wanna buy|would like|'d like)
  (recommend|suggest)~
  (gift|present)s?
  (something|anything|what) … (for|under|below|with|to)
  (how much|price|cost|costs|how expensive|how many)~
  (good|suitable|ideal|perfect) for
  (etwas|irgendwas|was) (fur|mit|ohne|zum|zur|gegen|das)
  quelque chose (pour|de|sans|avec|qui|a)
  (algo|alguna cosa) (para|con|sin|de|por|que|\\p{L}{4,})
  (شي|اشي|حاجه|شغله) (لل\\p{L}+|ل\\p{L}+|مع|بدون|من غير)
  (geeignet|passend|passt|eignet) … fur
  (habt|habts|hobts|haben|hast|fuhrt|fuhren|verkauft|verkaufen|gibt|gibts|bietet) (ihr|sie|es|du|das)?
  (auf lager|vorratig|verfugbar|lieferbar|erhaltlich|ausverkauft|vergriffen|noch da|da)
  (ich )?(suche|brauche|mochte|hatte gern~|will)
  (empfehl|empfiehl)~
  (geschenk)~
  (was|wieviel|wie viel) … (kostet|kosten|kost)
  (preis|preise)
  (vous )?(avez|vendez|proposez)( vous|-vous)?
  (t'?as|vous auriez|auriez-vous|il y a|y a-t-il|y a|reste)
  (en|de) stock
  (disponible|dispo|epuise|rupture)~
  (je )?(cherche|recherche|voudrais|veux|voudrai|aimerais)
  (j'ai )?besoin d~
  (conseillez|recommandez)~
  (cadeau)~
  (combien|prix|coute|coutent|tarif|c'?est combien)
  (teneis|tienen|tiene|tenes|venden|vendeis|vende|hay|queda|quedan)
  (busco|buscando|necesito|quiero|quisiera|queria)
  (disponible|agotado|existencias)~
  (regalo)~
  (recomiend|recomend)~
  (cuanto|precio|cuesta|cuestan|vale|valen|sale)
  و?(عندكم|عندكو|عندك|لديكم|لدي|معكم|فيه|يوجد|توجد|تبيعون|تبيعوا|بتبيعوا|متوفر~|متاح~|موجود~|في عندكم)
  (ابحث|ادور|بدور|ابغي|ابي|بدي|عايز|عايزه|عاوز|عاوزه|اريد|محتاج|محتاجه)( عن)?
  (هديه|هدايا)
  و?(كم|بكم|بكام|سعر|ثمن|اسعار|سعره|سعرها|قديش|كام)~
  (تنصح|ترشح|تقترح)~`);

/** "Which …?" before goods. Folded, any language. */
export const CHOOSES = phrasePattern(
  '(which|what kind of|what sort of|what|welche~|was fur|quel|quelle|quels|quelles|que|q|cual|cuales|اي|ايش|وش)',
);

export const ASKS_QUANTITY = phrasePattern(`
  how many … (left|in stock|available|have|got)
  wie ?viele … (da|noch|lager|habt|haben|verfugbar|vorratig)
  combien … (reste|restent|en stock|avez)
  (il en reste combien)
  cuant(o|a)s … (quedan|hay|teneis|tienen)
  كم (قطعه|حبه|نسخه|باقي|عدد|بقي)~`);

export const CHEAPEST = phrasePattern(`
  (cheapest|least expensive|lowest price|most affordable)
  (billigst|gunstigst|preiswertest)~
  (moins cher|moins chere|moins chers|meilleur marche)
  (mas barat|mas economic)~
  (ارخص|الارخص|اقل سعر)`);

export const DEAREST = phrasePattern(`
  (most expensive|more expensive|dearest|dearer|priciest|pricier|highest price)
  (teuerst|teurer)~
  (plus cher|plus chere|plus chers)
  (mas car(o|a)s?)
  (اغلي|الاغلي|اعلي سعر)`);

export const COMPARES = phrasePattern(`
  (compare|comparison|difference between|different from|versus|vs|better|which (one )?is (better|bigger|cheaper|dearer|pricier|more expensive|heavier|lighter|larger|smaller|longer|stronger)|(cheaper|dearer|pricier|heavier|lighter|bigger|smaller) … or)
  (vergleich|unterschied|besser|(welche~|was) ist (teurer|besser|grosser|billiger|gunstiger|leichter|schwerer|teurer))~
  (compare|comparer|difference|mieux|lequel|laquelle)~
  (compara|comparar|diferencia|mejor|cual (es|de))~
  (قارن|مقارنه|الفرق|فرق|ايهما|احسن|افضل|ايهم|مين احسن)`);

/** Opens a question for yes or no about something. Folded, any language. */
export const ASKS_WHETHER =
  /^(?:and |und |et |y )?(?:is|are|does|do|can|will|has|ist|sind|hat|haben|kann|konnen|enthalt|est-ce|est|sont|peut|a-t|contient|es|son|tiene|lleva|contiene|se puede|puede|هل)(?!\p{L})|^(?:le |la |les |l'|el |los |las |ce |cette )(?:[^\s]+ ){1,4}?(?:est|sont|contient|passe|lleva|tiene|es|son|contiene|se puede)(?!\p{L})/u;

/** Speaks of what the business has. Folded, any language. */
export const OURS = phrasePattern(
  "(you|your|ur|u|ya|euer|eure|eurer|eures|ihr|ihre|ihrem|ihren|habt|bei euch|votre|vos|vous|chez vous|t'as|vuestr~|su|sus|teneis|tienen|tiene|vendeis|venden|عندكم|عندكو|لديكم|عندك|i|me|ich|mir|je|moi|mi|anything|something|etwas|was|algo|quelque chose|شي|gift|present|cadeau|regalo|geschenk|هديه)",
);

/** "What cocktails do you have": all of a kind. Folded, any language. */
export const LISTS_KIND = phrasePattern(`
  (what|which|what kinds? of|what sorts? of|what types? of) … (do|have|are) (you|u|there) … (do|have|sell|stock|offer|carry|got)?
  (welche|was fur|was) … (habt|gibt|fuhrt|verkauft|haben|bietet) (ihr|es|sie)
  (quels|quelles|quel genre de|quels types de) … (avez|vendez|proposez)~
  (que|q|cuales|que tipo de) … (tenéis|teneis|tienen|hay|venden|vendeis)
  (شو|ايش|وش|ما هي|اي|ايه) … (عندكم|لديكم|عندكو|متوفره)`);

/** Wants to see the range, nothing in particular. */
export const LISTS_ALL = phrasePattern(`
  what (do|are) (you|u|ya|all) … (sell|selling|have|stock|offer|carry|products)
  what (products|items|kind of (things|stuff|products)) ~
  (your|the|all) (products|catalog|catalogue|range|assortment|items)
  was (verkauft|habt|fuhrt|bietet) ihr ~
  (euer|ihr|das) (sortiment|angebot|katalog)
  (que|qu'est-ce que) (vendez|vous vendez|proposez|avez)~
  (vos produits|votre catalogue|votre gamme)
  que (venden|vendeis|teneis|productos)~
  (sus productos|vuestros productos|catalogo)
  (ماذا|ايش|شو|وش|ايه) … (تبيعون|تبيعوا|بتبيعوا|عندكم)
  (منتجاتكم|كل المنتجات)`);

/** Points at something already spoken of. */
export const PRONOUN = phrasePattern(`
  (it|its|it's|they|them|this|that|those|these|this one|that one|the first one|the second one|the other one|one)
  (er|sie|es|das|der|die|den|ihn|dieser|diese|dieses|davon|dazu|damit|denn|da|darin|drin|rein)
  (il|elle|ils|elles|ca|c'?est|ce|le|la|les|celui|celle|celui-ci|celle-ci|cela|en)
  (lo|la|los|las|ese|esa|este|esta|esto|eso|el|ella|es|tiene|pesa|mide)
  (هو|هي|هذا|هذه|هذي|ده|دي|هاد|هاي|منه|منها|له|لها|فيه|فيها|\\p{L}{3,}(?:ه|ها))`);

export const CONTINUES = phrasePattern(`
  (and|what about|how about|und|et|y|e|ok|okay|also|auch|aussi|tambien|و\\p{L}*|طيب|وماذا عن|كمان)`);

export const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [phrasePattern('(first|1st|erste~|premier|premiere|primero|primera|الاول|الاولي)'), 0],
  [phrasePattern('(second|2nd|zweite~|deuxieme|second|seconde|segundo|segunda|الثاني|الثانيه)'), 1],
  [phrasePattern('(third|3rd|dritte~|troisieme|tercero|tercera|الثالث|الثالثه)'), 2],
];

/** "Energy gels, box of 12" are several. English only: the other languages' sentences need no verb. */
const FOREIGN =
  /[^\x20-\x7E‘’–]|(?<!\p{L})(?:le|la|les|de|des|du|del|el|los|las|der|die|das|mit|y|et|und)(?!\p{L})/iu;

function isPlural(name: string): boolean {
  if (FOREIGN.test(name)) return false;
  const head = /^[^,(:;]*/.exec(name)?.[0].replace(/\d.*/s, '').trim() ?? '';
  return /[^sui']s$/i.test(head);
}

interface ProductWords {
  inStock: string;
  fewLeft: (count: number) => string;
  countLeft: (count: number) => string;
  soldOut: string;
  near: string;
  overall: string;
  answer: (name: string, own: string, other: string) => string;
  dearerIs: (name: string, difference: string) => string;
  noAlternative: string;
  yes: string;
  no: string;
  /** One product: name, price, state. */
  one: (name: string, price: string, state: string) => string;
  line: (name: string, price: string, state: string) => string;
  found: string;
  ideas: string;
  range: (range: string) => string;
  nothingInRange: string;
  under: (price: string) => string;
  over: (price: string) => string;
  between: (low: string, high: string) => string;
  cheapest: string;
  dearest: string;
  compared: string;
  cheaperIs: (name: string, difference: string) => string;
  alternatives: string;
  none: string;
  noMoreDetails: string;
  more: string;
}

export const PRODUCT_WORDS: Record<Language, ProductWords> = {
  en: {
    inStock: 'in stock',
    fewLeft: (count) => `in stock, only ${count} left`,
    countLeft: (count) => `in stock, ${count} available`,
    soldOut: 'out of stock at the moment',
    near: 'I did not find exactly that; this comes closest:',
    overall: 'I could not match every word, so this is out of everything we have.',
    answer: (name, own, other) => `The answer: ${name} (${own}, the other ${other}).`,
    dearerIs: (name, difference) => `${name} is the more expensive one, by ${difference}.`,
    noAlternative: 'I found no close alternative in stock.',
    yes: 'Yes.',
    no: 'No.',
    one: (name, price, state) =>
      isPlural(name) ? `${name} cost ${price} and are ${state}.` : `${name} costs ${price} and is ${state}.`,
    line: (name, price, state) => `${name}: ${price}, ${state}.`,
    found: 'Here is what I found:',
    ideas: 'Here are some ideas:',
    range: (range) => `What we have ${range}:`,
    nothingInRange: 'I found nothing at that price in our range.',
    under: (price) => `up to ${price}`,
    over: (price) => `from ${price}`,
    between: (low, high) => `between ${low} and ${high}`,
    cheapest: 'The least expensive:',
    dearest: 'The most expensive:',
    compared: 'Side by side:',
    cheaperIs: (name, difference) => `${name} is the less expensive one, by ${difference}.`,
    alternatives: 'In stock instead:',
    none: 'Sorry, I could not find that among our products. If you like, a person from our team can check whether we have it.',
    noMoreDetails: 'More details than that I do not have; our team can tell you, just ask for a person.',
    more: 'There are more; tell me what matters to you and I narrow it down.',
  },
  de: {
    inStock: 'auf Lager',
    fewLeft: (count) => `auf Lager, nur noch ${count} Stück`,
    countLeft: (count) => `auf Lager, ${count} Stück verfügbar`,
    soldOut: 'leider ausverkauft, zurzeit nicht verfügbar',
    near: 'Genau das habe ich nicht gefunden; am nächsten kommt:',
    overall: 'Nicht jedes Wort habe ich gefunden, darum aus dem ganzen Sortiment.',
    answer: (name, own, other) => `Die Antwort: ${name} (${own}, das andere ${other}).`,
    dearerIs: (name, difference) => `${name} ist um ${difference} teurer.`,
    noAlternative: 'Eine naheliegende Alternative auf Lager habe ich nicht gefunden.',
    yes: 'Ja.',
    no: 'Nein.',
    one: (name, price, state) => `${name}: ${price}, ${state}.`,
    line: (name, price, state) => `${name}: ${price}, ${state}.`,
    found: 'Das habe ich gefunden:',
    ideas: 'Hier sind ein paar Ideen:',
    range: (range) => `Das haben wir ${range}:`,
    nothingInRange: 'Zu diesem Preis habe ich in unserem Sortiment leider nichts gefunden.',
    under: (price) => `bis ${price}`,
    over: (price) => `ab ${price}`,
    between: (low, high) => `zwischen ${low} und ${high}`,
    cheapest: 'Am günstigsten:',
    dearest: 'Am teuersten:',
    compared: 'Im Vergleich:',
    cheaperIs: (name, difference) => `${name} ist um ${difference} günstiger.`,
    alternatives: 'Stattdessen auf Lager:',
    none: 'Das konnte ich in unserem Sortiment leider nicht finden. Wenn Sie möchten, sieht ein Mensch aus unserem Team nach, ob wir es haben.',
    noMoreDetails:
      'Weitere Angaben habe ich dazu leider nicht; unser Team weiß mehr, fragen Sie einfach nach einem Menschen.',
    more: 'Es gibt noch mehr; sagen Sie mir, worauf es Ihnen ankommt.',
  },
  fr: {
    inStock: 'en stock',
    fewLeft: (count) => `en stock, plus que ${count}`,
    countLeft: (count) => `en stock, ${count} disponibles`,
    soldOut: 'en rupture de stock, indisponible pour le moment',
    near: "Je n'ai pas trouvé exactement cela ; le plus proche :",
    overall: "Je n'ai pas retrouvé tous vos mots : voici donc sur l'ensemble de nos produits.",
    answer: (name, own, other) => `La réponse : ${name} (${own}, l'autre ${other}).`,
    dearerIs: (name, difference) => `${name} est plus cher de ${difference}.`,
    noAlternative: "Je n'ai pas trouvé d'alternative proche en stock.",
    yes: 'Oui.',
    no: 'Non.',
    one: (name, price, state) => `${name} : ${price}, ${state}.`,
    line: (name, price, state) => `${name} : ${price}, ${state}.`,
    found: "Voici ce que j'ai trouvé :",
    ideas: 'Voici quelques idées :',
    range: (range) => `Voici ce que nous avons ${range} :`,
    nothingInRange: "Je n'ai rien trouvé à ce prix dans notre gamme.",
    under: (price) => `jusqu'à ${price}`,
    over: (price) => `à partir de ${price}`,
    between: (low, high) => `entre ${low} et ${high}`,
    cheapest: 'Le moins cher :',
    dearest: 'Le plus cher :',
    compared: 'En comparaison :',
    cheaperIs: (name, difference) => `${name} est moins cher de ${difference}.`,
    alternatives: 'Disponible à la place :',
    none: "Désolé, je n'ai pas trouvé cela dans nos produits. Si vous le souhaitez, une personne de notre équipe peut vérifier si nous l'avons.",
    noMoreDetails:
      "Je n'ai pas plus de détails ; notre équipe peut vous renseigner, demandez simplement une personne.",
    more: "Il y en a d'autres ; dites-moi ce qui compte pour vous.",
  },
  es: {
    inStock: 'en stock',
    fewLeft: (count) => `en stock, solo quedan ${count}`,
    countLeft: (count) => `en stock, ${count} disponibles`,
    soldOut: 'agotado, sin existencias por ahora',
    near: 'No he encontrado exactamente eso; lo más parecido:',
    overall: 'No he encontrado todas las palabras: esto es entre todos nuestros productos.',
    answer: (name, own, other) => `La respuesta: ${name} (${own}, el otro ${other}).`,
    dearerIs: (name, difference) => `${name} es más caro, ${difference} más.`,
    noAlternative: 'No he encontrado ninguna alternativa parecida en stock.',
    yes: 'Sí.',
    no: 'No.',
    one: (name, price, state) => `${name}: ${price}, ${state}.`,
    line: (name, price, state) => `${name}: ${price}, ${state}.`,
    found: 'Esto es lo que he encontrado:',
    ideas: 'Aquí tiene algunas ideas:',
    range: (range) => `Esto es lo que tenemos ${range}:`,
    nothingInRange: 'No he encontrado nada a ese precio entre nuestros productos.',
    under: (price) => `hasta ${price}`,
    over: (price) => `desde ${price}`,
    between: (low, high) => `entre ${low} y ${high}`,
    cheapest: 'Lo más barato:',
    dearest: 'Lo más caro:',
    compared: 'En comparación:',
    cheaperIs: (name, difference) => `${name} es más barato, ${difference} menos.`,
    alternatives: 'Disponible en su lugar:',
    none: 'Lo siento, no lo he encontrado entre nuestros productos. Si quiere, una persona de nuestro equipo puede comprobar si lo tenemos.',
    noMoreDetails: 'No tengo más detalles; nuestro equipo puede informarle, pida hablar con una persona.',
    more: 'Hay más; dígame qué le importa y lo acoto.',
  },
  ar: {
    inStock: 'متوفر',
    fewLeft: (count) => `متوفر، بقي ${count} فقط`,
    countLeft: (count) => `متوفر، الكمية ${count}`,
    soldOut: 'غير متوفر حالياً، فقد نفدت الكمية',
    near: 'لم أجد ذلك بالضبط، والأقرب إليه:',
    overall: 'لم أجد كل الكلمات، وهذا من بين كل منتجاتنا.',
    answer: (name, own, other) => `الجواب: ${name} (${own}، والآخر ${other}).`,
    dearerIs: (name, difference) => `${name} أغلى بفارق ${difference}.`,
    noAlternative: 'لم أجد بديلاً قريباً متوفراً.',
    yes: 'نعم.',
    no: 'لا.',
    one: (name, price, state) => `${name}: السعر ${price}، ${state}.`,
    line: (name, price, state) => `${name}: ${price}، ${state}.`,
    found: 'هذا ما وجدته:',
    ideas: 'إليك بعض الأفكار:',
    range: (range) => `هذا ما لدينا ${range}:`,
    nothingInRange: 'لم أجد شيئاً بهذا السعر بين منتجاتنا.',
    under: (price) => `حتى ${price}`,
    over: (price) => `ابتداءً من ${price}`,
    between: (low, high) => `بين ${low} و${high}`,
    cheapest: 'الأقل سعراً:',
    dearest: 'الأعلى سعراً:',
    compared: 'للمقارنة:',
    cheaperIs: (name, difference) => `${name} أرخص بفارق ${difference}.`,
    alternatives: 'المتوفر بدلاً منه:',
    none: 'عذراً، لم أجد ذلك بين منتجاتنا. إذا أردت يمكن لأحد موظفي الفريق أن يتأكد إن كان متوفراً.',
    noMoreDetails: 'ليس لدي تفاصيل أكثر؛ يمكن للفريق إفادتك، فقط اطلب التحدث مع موظف.',
    more: 'هناك المزيد؛ أخبرني بما يهمك لأضيّق البحث.',
  },
};
