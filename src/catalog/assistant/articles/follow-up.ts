import type { Clause } from '../../../assistant/clause.js';
import type { Dialogue } from '../../../assistant/skill.js';
import { conceptsIn } from '../../../language/search/search-text.js';
import { wordWeight } from '../../../language/text/stop-words.js';
import { AFTERTHOUGHT, CONTINUES_TOPIC, STARTS_ON } from './words/patterns.js';

/** What the next clause may go on from. */
export interface ArticleMemory {
  text: string;
  /** The articles that were told. */
  ids?: string[];
}

const LONGEST_FOLLOW_UP = 10;
const LONGEST_AFTERTHOUGHT = 4;
/** Words of a longer one, when what was just told may answer it. */
const LONGEST_GOING_ON = 20;
/** "Aha, …", "ok and …". */
const SHORT_OPENING = /^\p{L}{1,5}[\s,.!]{1,3}(?=\p{L})/u;
const TWO_OPENINGS = /^\p{L}{1,5}[\s,.!]{1,3}\p{L}{1,5}[\s,.!]{1,3}(?=\p{L})/u;

/** "And for a heat pump?" */
export function goesOn({ folded, words }: Clause): boolean {
  if (CONTINUES_TOPIC.test(folded)) return true;
  return words.length <= LONGEST_FOLLOW_UP && CONTINUES_TOPIC.test(folded.replace(SHORT_OPENING, ''));
}

/** "And if I keep it, is what I paid deducted?": what was told before may have it. */
export function mayGoOn({ folded, words }: Clause): boolean {
  if (words.length > LONGEST_GOING_ON) return false;
  // "Tyrol then?"
  if (words.length <= LONGEST_AFTERTHOUGHT && AFTERTHOUGHT.test(folded)) return true;
  const beginnings = [folded, folded.replace(SHORT_OPENING, ''), folded.replace(TWO_OPENINGS, '')];
  return beginnings.some((text) => STARTS_ON.test(text));
}

/** Ids of the articles that were told, the likeliest first. */
export function toldBefore(memory: unknown): readonly string[] {
  return isArticleMemory(memory) && Array.isArray(memory.ids) ? memory.ids : [];
}

/** Whether it has no word of its own: "how much is that?". */
export function saysLittle(text: string): boolean {
  return (
    text === '' || text.split(' ').every((word) => wordWeight(word) < 1 && conceptsIn([word]).size === 0)
  );
}

/** "A screw fell out of my glasses, what does that cost?": the second clause is about the first. */
export function textBefore(clause: Clause, { clauses }: Dialogue): string {
  const before = clauses[clauses.indexOf(clause) - 1];
  return before?.searchText ?? '';
}

export function isArticleMemory(value: unknown): value is ArticleMemory {
  return (
    typeof value === 'object' && value !== null && typeof (value as { text?: unknown }).text === 'string'
  );
}
