import { phrasePattern } from '../../../language/text/phrases.js';
import { contentWords } from '../../../language/text/stop-words.js';
import type { Clause } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';

const LONGEST_FOLLOW_UP = 8;

/** Words for what was spoken of before. Folded. */
const PRONOUNS: Record<Language, RegExp> = {
  en: phrasePattern('(it|its|they|them|their|this|that|these|those|one|ones|he|she)'),
  de: phrasePattern('(es|sie|er|ihn|das|die|der|den|davon|dafur|damit|daran|darin|drin|dabei|da|dazu|dort)'),
  fr: phrasePattern("(il|elle|ils|elles|ca|cela|c'est|celui~|celle~|le|la|les|en|y|dedans|lui)"),
  es: phrasePattern('(lo|ello|ella|el|este|esta|ese|esa|eso|esto|ellos|ellas)'),
  ar: phrasePattern('(هو|هي|هم|هذا|هذه|هاي|هاد|ده|دي|ذلك|\\p{L}{2,}(ه|ها|هم))'),
};

/** A noun with its article, which names a subject of its own. Folded; Spanish drops its pronouns. */
const NAMES_SUBJECT: Partial<Record<Language, RegExp>> = {
  es: phrasePattern(
    '(el|la|los|las|un|una|unos|unas|vuestr~|mi|tu|su|sus|otro|otra|habeis|hay|teneis|tienen|haceis|hacen|puedo|podemos) \\p{L}{3,}',
  ),
};

const GENERIC = new Set(
  `free cost costs price expensive cheap long take takes much included extra charge book booking
  kostenlos umsonst gratis kostet teuer dauert lange inklusive
  gratuit gratuite payant payante cher chere inclus incluse compris dure
  gratis gratuito gratuita caro cara cuesta dura incluido incluida pagar
  مجاني مجانا مجانيه ببلاش غالي يكلف تكلف`.split(/\s+/),
);

/** A short question about what was just shown: it has a pronoun, or no subject at all. */
export function pointsBack(clause: Clause): boolean {
  if (clause.words.length > LONGEST_FOLLOW_UP) return false;
  if (PRONOUNS[clause.language].test(clause.folded)) return true;
  const named = NAMES_SUBJECT[clause.language];
  return named !== undefined && !named.test(clause.folded);
}

/** At the time or place just spoken of: "how much are the drinks then?". Folded, any language. */
const POINTS_THERE =
  /(?:^|[^\p{L}])(?:then|there|dann|dort|alors|la-bas|entonces|alli|ahi|وقتها|ساعتها|هناك)[^\p{L}]*$/u;

export function pointsThere({ folded }: Clause): boolean {
  return POINTS_THERE.test(folded);
}

/** "Is it free?": what is asked is said, what about is not. */
export function lacksTopic(clause: Clause): boolean {
  if (clause.words.length > LONGEST_FOLLOW_UP) return false;
  if (!clause.words.some((word) => GENERIC.has(word))) return false;
  return contentWords(clause.words, clause.language).every((word) => GENERIC.has(word));
}
