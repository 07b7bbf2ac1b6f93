import type { Calendar, Moment } from '../../language/time/moment.js';
import type { Clause } from '../../assistant/clause.js';
import type { Asked } from './asked.js';
import { HOURS_PATTERNS } from './words/patterns.js';

/**
 * "Saturday the 12th is our only free day. Are you open?": the coming days that the statement before a question names with a
 * figure, and the time that the question itself has; null when it names none, or speaks of an order or something booked.
 * @param before the clause before the question
 * @param asked what the question itself names
 * @param read what a clause names
 */
export function daysBefore(
  before: Clause,
  asked: Asked,
  calendar: Calendar,
  read: (clause: Clause) => Asked,
): Asked | null {
  const { days, weekdays, now, unread } = asked;
  if ((days ?? weekdays ?? now ?? unread) !== undefined) return null;
  if (before.folded.search(HOURS_PATTERNS[before.language].topic) >= 0) return null;
  const dated = before.moments(calendar).filter((moment) => isDated(moment, before));
  const named = read(before).days ?? [];
  const today = calendar.now.toPlainDate().toString();
  if (dated.length === 0 || named.length === 0 || named.some(({ from }) => from < today)) return null;
  return { ...asked, days: named };
}

/** Named by a figure: a weekday alone may be one that is over. */
function isDated({ kind, start, end }: Moment, { folded }: Clause): boolean {
  return (kind === 'day' || kind === 'days') && /\d/u.test(folded.slice(start, end));
}
