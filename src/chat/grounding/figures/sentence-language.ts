import { LANGUAGES, type Language } from '../../../language/language.js';
import { words } from '../../../language/text/fold.js';
import { isStopWord } from '../../../language/text/stop-words.js';

const ARABIC = /\p{Script=Arabic}{2}/u;
/** A sentence is another language's only with so many more of its function words. */
const LEAD = 2;
const MOST_WORDS = 40;

/**
 * The language in which a sentence is read: a model may leave the turn's language, and a claim in another one is still
 * a claim.
 */
export function sentenceLanguage(folded: string, expected: Language): Language {
  if (ARABIC.test(folded)) return 'ar';
  const said = words(folded).slice(0, MOST_WORDS);
  const own = expected === 'ar' ? 0 : countOf(said, expected);
  let best: { language: Language; count: number } = {
    language: expected === 'ar' ? 'en' : expected,
    count: own,
  };
  for (const language of LANGUAGES) {
    if (language === expected || language === 'ar') continue;
    const count = countOf(said, language);
    if (count >= best.count + (best.language === expected ? LEAD : 1)) best = { language, count };
  }
  return best.language;
}

function countOf(said: readonly string[], language: Language): number {
  return said.filter((word) => isStopWord(word, language)).length;
}
