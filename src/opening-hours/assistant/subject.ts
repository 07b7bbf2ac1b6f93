import { fold, words } from '../../language/text/fold.js';
import type { Language } from '../../language/language.js';
import { OWN_THINGS, SUBJECTS } from './words/patterns.js';
import { matchesOf } from '../../language/text/matches.js';

/**
 * The noun that opens or closes in a folded text: a separate thing ("the kitchen", "happy hour"), whose times may
 * differ from the opening hours, or the business itself ("the shop"); null without a noun.
 * @param masked the text with its dates and times masked
 * @param ownName the name of the business
 */
export function subjectIn(masked: string, language: Language, ownName: string): 'other' | 'own' | null {
  const own = new Set(words(fold(ownName)));
  const found = SUBJECTS[language]
    .flatMap((pattern) => matchesOf(masked, pattern))
    .map(({ groups }) => words(groups?.thing ?? ''))
    .filter((nouns) => nouns.length > 0)
    .map((nouns) => nouns.some((noun) => OWN_THINGS.has(noun) || own.has(noun)));
  if (found.length === 0) return null;
  return found.includes(false) ? 'other' : 'own';
}
