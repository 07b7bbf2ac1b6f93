import type { Clause } from '../../assistant/clause.js';
import { fold, words } from '../../language/text/fold.js';
import type { Language } from '../../language/language.js';
import { matchesOf } from '../../language/text/matches.js';
import { contentWords, wordWeight } from '../../language/text/stop-words.js';
import { everywhere } from '../../language/text/word-tables.js';
import { MASK } from '../../language/time/scan.js';
import type { Asked } from './asked.js';
import type { Sense } from './sense.js';
import { HOURS_PATTERNS, OWN_THINGS, SUBJECTS, VENUES } from './words/patterns.js';

/**
 * The noun that opens or closes in a folded text: a separate thing ("the kitchen", "happy hour"), whose times may
 * differ from the opening hours, or the business itself ("the shop"); null without a noun.
 * @param masked the text with its dates and times masked
 * @param ownName the name of the business
 */
export function subjectIn(masked: string, language: Language, ownName: string): 'other' | 'own' | null {
  const own = new Set(words(fold(ownName)));
  const found = thingsIn(masked, language).map((nouns) =>
    nouns.some((noun) => OWN_THINGS.has(noun) || own.has(noun)),
  );
  if (found.length === 0) return null;
  return found.includes(false) ? 'other' : 'own';
}

/** The nouns that open or close, the words of each. */
function thingsIn(masked: string, language: Language): string[][] {
  return SUBJECTS[language]
    .flatMap((pattern) => matchesOf(masked, pattern))
    .map(({ groups }) => words(groups?.thing ?? ''))
    .filter((nouns) => nouns.length > 0);
}

/**
 * What opens or closes and may be a part of the business, with times of its own: the kitchen, and the café of a nursery;
 * null for the business itself. Parameters as of `subjectIn`.
 */
export function partIn(masked: string, language: Language, ownName: string): string | null {
  const own = new Set(words(fold(ownName)));
  const { open, closed } = HOURS_PATTERNS[language];
  const parts = thingsIn(masked, language).map((nouns) =>
    contentWords(nouns, language).filter(
      (noun) => !own.has(noun) && noun.search(open) < 0 && noun.search(closed) < 0,
    ),
  );
  const isPart = (nouns: readonly string[]): boolean =>
    nouns.length > 0 && nouns.every((noun) => VENUES.has(noun) || !OWN_THINGS.has(noun));
  return parts.find(isPart)?.join(' ') ?? null;
}

/** What asks for the hours, with whatever may stand beside it. */
const OF_HOURS = ['tooLate', 'untilWhen', 'when', 'visit', 'exceptions', 'still', 'already'] as const;

/** What is done with goods until a day. */
const DEALINGS = ['return', 'exchange', 'delivery'];

/**
 * "Until when can I bring a picture to be framed for Christmas?": a date without a time of day, and something that is to be
 * done by then. A feast is no question about the hours.
 * @param masked the text with its dates and times masked
 */
export function isDeadline(
  sense: Sense | null,
  asked: Asked,
  masked: string,
  { language, concepts }: Clause,
): boolean {
  if (sense?.kind !== 'late' && sense?.kind !== 'until') return false;
  const { days = [], time, part, now } = asked;
  const isDated = days.length > 0 && days.every(({ repeats }) => repeats !== true);
  if (!isDated || time !== undefined || part !== undefined || now === true) return false;
  if (DEALINGS.some((concept) => concepts.has(concept))) return true;
  const rest = OF_HOURS.reduce(
    (text, name) => text.replaceAll(everywhere(HOURS_PATTERNS[language][name]), ' '),
    masked.replaceAll(MASK, ' '),
  );
  return contentWords(words(rest), language).some((word) => wordWeight(word) === 1 && !OWN_THINGS.has(word));
}
