import type { Language } from '../../../language/language.js';
import { matchesOf } from '../../../language/text/matches.js';
import type { StateWords } from '../words/grounding-words.js';
import { patternsOf } from '../words/words.js';

/** The statuses of an order (`orders`) that each name of a state allows. */
const ALLOWED: Readonly<Record<keyof StateWords, readonly string[]>> = {
  pending: ['pending'],
  processing: ['processing', 'preparing'],
  preparing: ['preparing', 'processing'],
  onHold: ['on_hold'],
  sent: ['shipped', 'out_for_delivery', 'delivered'],
  underWay: ['shipped', 'out_for_delivery'],
  outForDelivery: ['out_for_delivery'],
  delivered: ['delivered'],
  cancelled: ['cancelled'],
  returned: ['returned'],
  refunded: ['refunded'],
};
/** What is told of a part of an order. */
const ALLOWED_IN_PART: Readonly<Partial<Record<keyof StateWords, readonly string[]>>> = {
  sent: ['partially_shipped'],
  underWay: ['partially_shipped', 'shipped'],
  delivered: ['partially_shipped', 'delivered'],
  refunded: ['partially_refunded'],
};

const NAMES = Object.keys(ALLOWED) as (keyof StateWords)[];
const PATTERNS = NAMES.map((name) => [name, patternsOf(({ states }) => states[name])] as const);
const NEGATIONS = patternsOf(({ negations }) => negations);
const FUTURE = patternsOf(({ future }) => future);
const PART = patternsOf(({ part }) => part);
const BEFORE = 40;

/** A state that a sentence tells of an order. */
export interface ToldState {
  claim: string;
  allowed: ReadonlySet<string>;
  isNegated: boolean;
  start: number;
  end: number;
}

/** The states told of an order; not what is only expected, or asked for. */
export function statesIn(folded: string, language: Language): ToldState[] {
  const isPart = matchesOf(folded, PART[language]).length > 0;
  const found = PATTERNS.flatMap(([name, patterns]) =>
    matchesOf(folded, patterns[language]).map((match) => ({ name, match })),
  );
  const states = found.map(({ name, match }): ToldState & { isFuture: boolean } => {
    const before = folded.slice(Math.max(0, match.index - BEFORE), match.index).replace(/^.*[,;:]/u, '');
    const allowed = (isPart ? ALLOWED_IN_PART[name] : undefined) ?? ALLOWED[name];
    return {
      claim: match[0],
      allowed: new Set(allowed),
      isNegated: matchesOf(before, NEGATIONS[language]).length > 0,
      isFuture: matchesOf(before, FUTURE[language]).length > 0,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
  const kept = states.filter(({ isFuture }) => !isFuture);
  return joined(kept);
}

/** One phrase with two meanings allows both; a phrase inside a longer one is that one. */
function joined(states: readonly ToldState[]): ToldState[] {
  const kept: ToldState[] = [];
  for (const state of [...states].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const other = kept.find(({ start, end }) => start <= state.start && state.end <= end);
    if (!other) kept.push(state);
    else if (other.end - other.start === state.end - state.start)
      kept[kept.indexOf(other)] = { ...other, allowed: new Set([...other.allowed, ...state.allowed]) };
  }
  return kept;
}

export function isRightState({ allowed, isNegated }: ToldState, status: string): boolean {
  return allowed.has(status) !== isNegated;
}
