import { COMPANY, CONTINUOUS, EARLY, ROUND_THE_CLOCK, type HoursPatterns } from './words/patterns.js';
import type { Aspect } from './input.js';

/** The meaning of a clause about opening hours, without its dates and times. */
export interface Sense {
  /** Score that it is about opening hours. */
  kind: 'certain' | 'verb' | 'visit' | 'present' | 'exceptions' | 'pause' | 'until' | 'late';
  aspect: Aspect;
  /** Absent when it is not a yes-no question. */
  expects?: 'open' | 'closed';
  lean?: 'early' | 'late';
  /** True when it also mentions another tool's subject. */
  offTopic: boolean;
  /** True when it asks whether somebody may come along. */
  company: boolean;
}

/** The sense of a folded clause in one language; null when it has none of its words. */
export function senseOf(text: string, words: HoursPatterns): Sense | null {
  const says = (pattern: RegExp): boolean => text.search(pattern) >= 0;
  const kind = senseKind(says, words);
  if (kind === null) return null;
  const aspect = aspectOf(says, words, kind);
  const expects = aspect === 'break' ? expectedBreak(says, words) : expected(says, words);
  return {
    kind,
    aspect,
    ...(expects && { expects }),
    ...leanOf(says, words),
    offTopic: says(words.topic),
    company: says(COMPANY),
  };
}

export function bringsCompany(text: string): boolean {
  return text.search(COMPANY) >= 0;
}

function leanOf(says: Says, words: HoursPatterns): Pick<Sense, 'lean'> {
  if (says(words.tooLate)) return { lean: says(EARLY) ? 'early' : 'late' };
  if (says(words.still)) return { lean: 'late' };
  return says(words.already) ? { lean: 'early' } : {};
}

type Says = (pattern: RegExp) => boolean;

function senseKind(says: Says, words: HoursPatterns): Sense['kind'] | null {
  if (says(words.noun)) return 'certain';
  if (says(words.other)) return null;
  if (says(words.open) || says(words.closed) || says(words.reopen)) return 'verb';
  if (says(words.absent) || says(words.houseCall)) return null;
  if (says(words.tooLate)) return 'late';
  // "Can I call in on Saturday, or will you not be there?" asks twice whether it is open.
  if (says(words.present)) return says(words.visit) ? 'verb' : 'present';
  if (says(words.visit)) return wantsGoods(says, words) ? null : 'visit';
  if (says(words.exceptions)) return 'exceptions';
  if (says(words.untilWhen)) return 'until';
  return says(words.pause) && !says(words.otherDay) ? 'pause' : null;
}

/** "I fly to you in May and need a rod": no question about the hours. */
function wantsGoods(says: Says, words: HoursPatterns): boolean {
  return says(words.wants) && !says(words.when) && !says(words.untilWhen) && !says(words.fromWhen);
}

/** "Are you closed?" and "is it too late?" expect "closed". */
function expected(says: Says, words: HoursPatterns): 'open' | 'closed' {
  return (says(words.closed) || says(words.tooLate)) && !says(words.open) ? 'closed' : 'open';
}

/** The expected answer to a yes-no question about the midday break, if it is one. */
function expectedBreak(says: Says, words: HoursPatterns): 'open' | 'closed' | undefined {
  if (says(words.when) || says(words.untilWhen)) return undefined;
  return says(words.open) || says(words.present) || says(CONTINUOUS) ? 'open' : 'closed';
}

function aspectOf(says: Says, words: HoursPatterns, kind: Sense['kind']): Aspect {
  if (says(words.reopen)) return 'reopens';
  if (says(ROUND_THE_CLOCK)) return 'hours';
  if ((says(words.pause) || says(words.meal)) && kind !== 'visit' && !says(words.untilWhen)) return 'break';
  if (says(words.exceptions) && !asksWhetherOpen(says, words)) return 'closures';
  if (kind === 'certain') return certainAspect(says, words);
  if (says(words.whichDays)) return says(words.closed) && !says(words.open) ? 'closures' : 'hours';
  if (says(words.untilWhen)) return says(words.fromWhen) ? 'hours' : 'closes';
  if (says(words.fromWhen)) return 'opens';
  if (!says(words.when) || kind === 'exceptions') return 'is_open';
  if (kind !== 'verb' || (says(words.open) && says(words.closed))) return 'hours';
  if (says(words.closed)) return says(words.closedState) ? 'closures' : 'closes';
  return says(words.openState) ? 'hours' : 'opens';
}

function certainAspect(says: Says, words: HoursPatterns): Aspect {
  return says(words.exceptions) && !says(words.open) ? 'closures' : 'hours';
}

/** "Are you open on public holidays" is also answered with the list of exceptions. */
function asksWhetherOpen(says: Says, words: HoursPatterns): boolean {
  return says(words.untilWhen) || says(words.fromWhen);
}
