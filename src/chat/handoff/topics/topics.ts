import { oncePerClause, type Clause } from '../../../assistant/clause.js';
import type { Language } from '../../../language/language.js';
import { fold, words } from '../../../language/text/fold.js';
import { anyLanguage } from '../../../language/text/word-tables.js';
import { matchForm } from '../../../language/text/word-forms.js';
import { ARABIC } from './words/ar.js';
import { GERMAN } from './words/de.js';
import { ENGLISH } from './words/en.js';
import { SPANISH } from './words/es.js';
import { FRENCH } from './words/fr.js';
import type { TopicWords } from './words/topic-words.js';

const WORDS: Record<Language, TopicWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

const EMERGENCIES = anyLanguage(WORDS, (each) => each.emergencies);
const DELICATE = anyLanguage(WORDS, (each) => each.delicate);

export type Topic = 'emergency' | 'listed_topic';

const builtInTopic = oncePerClause(({ folded }: Clause): Topic | null => {
  if (EMERGENCIES.test(folded)) return 'emergency';
  return DELICATE.test(folded) ? 'listed_topic' : null;
});

/** A topic that a person must answer: one of every business, or one that this business lists. */
export function topicOf(clause: Clause, listed: readonly string[]): Topic | null {
  return builtInTopic(clause) ?? (mentionsListed(clause, listed) ? 'listed_topic' : null);
}

/** A listed topic is mentioned when the text contains all its words, in any inflection. */
function mentionsListed(clause: Clause, topics: readonly string[]): boolean {
  return topics.some((topic) => {
    const wanted = words(fold(topic)).map(matchForm);
    return wanted.length > 0 && wanted.every((word) => clause.forms.some((each) => isSameWord(each, word)));
  });
}

function isSameWord(said: string, wanted: string): boolean {
  if (said === wanted) return true;
  const [short, long] = said.length < wanted.length ? [said, wanted] : [wanted, said];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3;
}
