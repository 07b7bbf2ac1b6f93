import { phrase } from '../platform/language/dates/scan.js';
import type { HoursWords } from './opening-hours.words.js';
import type { Aspect } from './opening-hours.input.js';

/** What a clause says about opening hours, its dates and times aside. */
export interface Sense {
  /** How surely it is about opening hours. */
  kind: 'certain' | 'verb' | 'visit' | 'present' | 'exceptions' | 'pause' | 'until';
  aspect: Aspect;
  expects: 'open' | 'closed';
  lean?: 'early' | 'late';
  /** True when another tool's subject is named too. */
  offTopic: boolean;
}

/** The sense of a folded clause by the words of one language; null when it holds none of them. */
export function senseOf(text: string, words: HoursWords): Sense | null {
  const says = (pattern: RegExp): boolean => text.search(pattern) >= 0;
  const kind = kindOf(says, words);
  if (kind === null) return null;
  return {
    kind,
    aspect: aspectOf(says, words, kind),
    expects: says(words.closed) && !says(words.open) ? 'closed' : 'open',
    ...(says(words.still)
      ? { lean: 'late' as const }
      : says(words.already)
        ? { lean: 'early' as const }
        : {}),
    offTopic: says(words.topic),
  };
}

/** "24/7" asks for the rule, not for this moment. */
const ROUND_THE_CLOCK = phrase(
  '24 ?/ ?7|24 ?(?:h|hrs?|hours|stunden|heures|horas|ساعه)(?: sur 24)?|around the clock|all night|rund um die uhr|toute la nuit|toda la noche|على مدار الساعة|طول الليل',
);

type Says = (pattern: RegExp) => boolean;

function kindOf(says: Says, words: HoursWords): Sense['kind'] | null {
  if (says(words.noun)) return 'certain';
  if (says(words.other)) return null;
  if (says(words.open) || says(words.closed) || says(words.reopen)) return 'verb';
  if (says(words.present)) return 'present';
  if (says(words.visit)) return 'visit';
  if (says(words.exceptions)) return 'exceptions';
  if (says(words.untilWhen)) return 'until';
  return says(words.pause) ? 'pause' : null;
}

function aspectOf(says: Says, words: HoursWords, kind: Sense['kind']): Aspect {
  if (says(words.reopen)) return 'reopens';
  if (says(ROUND_THE_CLOCK)) return 'hours';
  if (says(words.pause) && kind !== 'visit' && !says(words.untilWhen)) return 'break';
  if (says(words.exceptions) && !asksWhetherOpen(says, words)) return 'closures';
  if (kind === 'certain') return certainAspect(says, words);
  if (says(words.whichDays)) return says(words.closed) && !says(words.open) ? 'closures' : 'hours';
  if (says(words.untilWhen)) return 'closes';
  if (says(words.fromWhen)) return 'opens';
  if (!says(words.when) || kind === 'exceptions') return 'is_open';
  if (kind !== 'verb' || (says(words.open) && says(words.closed))) return 'hours';
  if (says(words.closed)) return says(words.closedState) ? 'closures' : 'closes';
  return says(words.openState) ? 'hours' : 'opens';
}

function certainAspect(says: Says, words: HoursWords): Aspect {
  return says(words.exceptions) && !says(words.open) ? 'closures' : 'hours';
}

/** "Are you open on public holidays" is answered by the list of exceptions too. */
function asksWhetherOpen(says: Says, words: HoursWords): boolean {
  return says(words.untilWhen) || says(words.fromWhen);
}
