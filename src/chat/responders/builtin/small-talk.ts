import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import { clauseOf, oncePerClause, type Clause } from '../../../assistant/clause.js';
import { conceptKind } from '../../../language/retail/concept-matcher.js';
import { words } from '../../../language/text/fold.js';
import { contentWords } from '../../../language/text/stop-words.js';
import { everywhere } from '../../../language/text/word-tables.js';
import { isRequest } from './clause-splitter.js';
import type { Speech } from '../../../language/speech.js';
import {
  ACKNOWLEDGES,
  ASKS_ABILITY,
  ASKS_FOR_HELP,
  ASKS_HOW,
  ASKS_WHO,
  CONTRASTS,
  SMALL_TALK,
  FAREWELLS,
  GIVES_THANKS,
  GREETS,
  JOINS,
  NUDGES,
  PRAISE,
  THANKS,
} from './words/patterns.js';

export type SmallTalk =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'parting'
  | 'who'
  | 'ability'
  | 'acknowledge'
  | 'how'
  | 'listening';

/** The first match decides. */
const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  ['greeting', GREETS],
  ['thanks', THANKS],
  ['farewell', FAREWELLS],
  ['who', ASKS_WHO],
  ['ability', ASKS_ABILITY],
  ['ability', ASKS_FOR_HELP],
  ['how', ASKS_HOW],
  ['acknowledge', ACKNOWLEDGES],
  ['listening', NUDGES],
];

const LONGEST_COURTESY = 16;
const LONGEST_PART = 9;
const LONGEST_COMPLIMENT = 14;
const WHOLE_KINDS = KINDS.filter(([, pattern]) => pattern.source.startsWith('^'));

/** The kind of small talk; null when the clause has another subject. */
export const readSmallTalk = oncePerClause(
  (clause: Clause): SmallTalk | null =>
    firstMatchOf(clause.folded) ?? readSeries(clause.folded) ?? readThanks(clause),
);

function firstMatchOf(folded: string): SmallTalk | null {
  return KINDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** "Ok thanks, bye!": several courtesies; the last one has priority. */
function readSeries(folded: string): SmallTalk | null {
  const said = folded.match(/[\p{L}\p{N}']+/gu) ?? [];
  if (said.length < 2 || said.length > LONGEST_COURTESY) return null;
  const kinds = seriesFrom(said, 0);
  return kinds && kinds.length > 0 ? weightiest(kinds) : null;
}

/** Whether it gives thanks, in whatever words, and wants nothing else: "thanks love, you saved my life". */
export function isOnlyThanks(clause: Clause): boolean {
  const namesService = [...clause.concepts].some((id) => conceptKind(id) === 'service');
  return asksNothingBesideThanks(clause) && !namesService && !CONTRASTS.test(clause.folded);
}

function asksNothingBesideThanks(clause: Clause): boolean {
  const { raw, folded, speech } = clause;
  if (/[?؟\p{N}]/u.test(raw) || !GIVES_THANKS.test(folded)) return false;
  const others = wordsBesideThanks(clause);
  return others.length <= LONGEST_COMPLIMENT && ![clause, clauseOf(others.join(' '), speech)].some(isRequest);
}

function wordsBesideThanks({ folded }: Clause): string[] {
  return words(folded.replaceAll(everywhere(GIVES_THANKS), ' '));
}

/** "You were great, thanks a lot, always so kind": compliments around thanks, and nothing that is asked. */
function readThanks(clause: Clause): SmallTalk | null {
  if (!asksNothingBesideThanks(clause)) return null;
  const others = wordsBesideThanks(clause);
  const { language } = clause;
  const rest = contentWords(others, language).filter((word) => !PRAISE.has(word) && !JOINS.has(word));
  return rest.length === 0 ? 'thanks' : null;
}

/** Splits the words from `at` on into courtesies; null when a word belongs to none. */
function seriesFrom(said: readonly string[], at: number): SmallTalk[] | null {
  const first = said[at];
  if (first === undefined) return [];
  for (let length = Math.min(LONGEST_PART, said.length - at); length > 0; length -= 1) {
    const part = said.slice(at, at + length).join(' ');
    const kind = WHOLE_KINDS.find(([, pattern]) => pattern.test(part))?.[0];
    const rest = kind ? seriesFrom(said, at + length) : null;
    if (kind && rest) return [kind, ...rest];
  }
  return JOINS.has(first) ? seriesFrom(said, at + 1) : null;
}

const WEIGHTS: readonly SmallTalk[] = [
  'who',
  'ability',
  'how',
  'parting',
  'farewell',
  'thanks',
  'acknowledge',
  'greeting',
  'listening',
];

/** Which of several courtesies to answer. */
export function weightiest(kinds: readonly SmallTalk[]): SmallTalk {
  if (kinds.includes('thanks') && kinds.includes('farewell')) return 'parting';
  return WEIGHTS.find((each) => kinds.includes(each)) ?? 'greeting';
}

export function saySmallTalk(kind: SmallTalk, tenant: TenantProfile, speech: Speech): string {
  const said = SMALL_TALK[speech];
  const self = said.self(tenant.assistant.name, tenant.name);
  if (kind === 'greeting') return said.greeting(self);
  if (kind === 'who') return said.who(self);
  return said[kind];
}
