import type { ClockTime, Moment } from '../moment.js';

/**
 * A moment in the notation of the corpora: `2026-11-23`, `2026-11-23..2026-11-29`, `every 1,2`, `at ~9:30-~11:00` (`~`:
 * am or pm was not said), `until 18:00`, `morning`, `now`, `?` for days that cannot be told.
 */
export function written(moment: Moment): string {
  switch (moment.kind) {
    case 'now':
      return 'now';
    case 'unread':
      return '?';
    case 'part':
      return moment.part;
    case 'day':
      return moment.date.toString();
    case 'days':
      return `${moment.from.toString()}..${moment.to.toString()}`;
    case 'weekly':
      return `every ${moment.weekdays.join(',')}`;
    case 'time':
      return `${moment.relation} ${clock(moment.time)}${moment.till ? `-${clock(moment.till)}` : ''}`;
  }
}

function clock({ hour, minute, vague }: ClockTime): string {
  return `${vague ? '~' : ''}${hour}:${String(minute).padStart(2, '0')}`;
}
