import { oncePerClause, type Clause } from '../../../assistant/clause.js';
import { perLanguage, type Language } from '../../../language/language.js';
import { fold, words } from '../../../language/text/fold.js';
import { phrasePattern } from '../../../language/text/phrases.js';
import { anyLanguage, everywhere } from '../../../language/text/word-tables.js';
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
const UNWANTED = everywhere(anyLanguage(WORDS, (each) => each.unwanted));
const DELICATE = anyLanguage(WORDS, (each) => each.delicate);
const TROUBLE = anyLanguage(WORDS, (each) => each.trouble);
const SUPPOSED = perLanguage(WORDS, (each) => phrasePattern(each.supposed));
const CONDITIONS = anyLanguage(WORDS, (each) => each.conditions);
const SAFE = anyLanguage(WORDS, (each) => each.safe);

export type Topic = 'emergency' | 'listed_topic' | 'trouble';

const builtInTopic = oncePerClause(({ folded, language }: Clause): Topic | null => {
  if (EMERGENCIES.test(folded.replace(UNWANTED, ' '))) return 'emergency';
  if (DELICATE.test(folded)) return 'listed_topic';
  return TROUBLE.test(folded) && !SUPPOSED[language].test(folded) ? 'trouble' : null;
});

/** A topic that a person must answer: one of every business, or one that this business lists. What is listed is first. */
export function topicOf(
  clause: Clause,
  listed: readonly string[],
  clauses: readonly Clause[] = [clause],
): Topic | null {
  const builtIn = builtInTopic(clause);
  if (builtIn !== null && builtIn !== 'trouble') return builtIn;
  return mentionsListed(clause, listed) || asksWhetherSafe(clause, clauses) ? 'listed_topic' : builtIn;
}

/** "My son has asthma. Is the incense safe?": the illness stands in another sentence than the question. */
function asksWhetherSafe({ folded }: Clause, clauses: readonly Clause[]): boolean {
  return SAFE.test(folded) && clauses.some((each) => CONDITIONS.test(each.folded));
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
