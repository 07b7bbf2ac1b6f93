import type { Clause } from '../../assistant/clause.js';
import type { Language } from '../../language/language.js';
import { conceptsIn } from '../../language/search/search-text.js';
import { words } from '../../language/text/fold.js';
import { phrasePattern } from '../../language/text/phrases.js';
import { contentWords, wordWeight } from '../../language/text/stop-words.js';
import { singular } from '../../language/text/arabic-plurals.js';

/** Asks whether the business has or sells a thing; what follows names it. Folded, any language. */
const HAS = phrasePattern(`
  (do|did) (you|u|ya|they) (guys )?(have|sell|stock|carry|do|offer)
  (have|has) (you|u) got
  (you|u) (got|have|sell|stock)
  (is|are) there (a|an|any)
  got any
  (habt|habts|hobts|haben|fuhrt|fuhren|verkauft|verkaufen|bietet) (ihr|sie)
  (gibt es|gibts|gibt's)
  (avez|vendez|proposez|auriez)( |-)vous
  vous (avez|vendez|proposez)
  (est-ce que vous|y a-t-il|il y a)( avez| vendez)?
  (teneis|tienen|vendeis|venden|hay)
  (هل )?و?(عندكم|عندكو|لديكم|تبيعون|تبيعوا|بتبيعوا|يوجد|في عندكم)`);

const SELLS =
  /(?<!\p{L})(?:sell|stock|carry|verkauft|verkaufen|fuhrt|fuhren|vendez|vendeis|venden|vende|تبيعون|تبيعوا|بتبيعوا|تبيع)(?!\p{L})/u;

/** Ends the name of the thing: what follows tells more about it. */
const TAIL =
  /(?<!\p{L})(?:that|which|with|without|for|in|of|to|from|under|below|over|at|on|near|and|or|fur|mit|ohne|aus|unter|zum|zur|im|und|oder|bei|auf)(?!\p{L})/u;

const FREE_OF = /[\s-](?:free|frei)(?!\p{L})/gu;
/** Names for whatever there is, which no description needs to repeat. */
const GENERAL = new Set(
  'food foods dishes options option choices range selection goods service services kind essen speisen gerichte optionen auswahl sortiment ware service choix plats gamme produits articles opciones comida platos surtido servicio servicios اكل خيارات خدمه خدمات اطباق تشكيله'.split(
    ' ',
  ),
);
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|tags$/;

/** The same in French, Spanish and Arabic, where "de" and "a" belong to the name. */
const ROMANCE_TAIL =
  /(?<!\p{L})(?:pour|avec|sans|dans|et|ou|qui|que|para|con|sin|y|o|مع|بدون|في|تحت|من)(?!\p{L})/u;

/** A name has fewer words; what follows in a run-on sentence tells other things. */
const MOST_WORDS = 12;

const HEAD_LAST: readonly Language[] = ['en', 'de'];

/** A thing asked for by "do you have …?". */
export interface NamedThing {
  /** The words of its name that say something. */
  words: string[];
  /** The word that says what it is: "table" of a pool table, "console" of "console de jeux". */
  head: string;
  /** Asked as goods for sale, not as a service or a place. */
  isForSale: boolean;
}

/** The thing a clause asks to have, or null when it asks otherwise or names nothing definite. */
export function namedThing({ folded, language }: Clause): NamedThing | null {
  const cue = HAS.exec(folded);
  if (!cue) return null;
  const after = folded.slice(cue.index + cue[0].length);
  const isHeadLast = HEAD_LAST.includes(language);
  const name = after.split(isHeadLast ? TAIL : ROMANCE_TAIL)[0] ?? '';
  const named = contentWords(words(name.replace(FREE_OF, ' ')).map(singular), language).filter(
    (word) => wordWeight(word) === 1 && !WEEKDAY.test(word) && !GENERAL.has(word),
  );
  const head = isHeadLast ? named.at(-1) : named[0];
  if (!head || conceptsIn([head]).has('gift')) return null;
  return { words: named.slice(0, MOST_WORDS), head, isForSale: SELLS.test(folded) };
}
