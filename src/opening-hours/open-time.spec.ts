import { Temporal } from 'temporal-polyfill';
import { afterOpenMinutes } from './open-time.js';
import type { Schedule } from './schedule.types.js';

const DAY = [
  { open: '09:00', close: '12:00' },
  { open: '13:00', close: '17:00' },
];
const SCHEDULE: Schedule = {
  timezone: 'Europe/Berlin',
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
  closures: [],
};

function after(local: string, minutes: number, schedule = SCHEDULE): string | undefined {
  const from = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
  return afterOpenMinutes(schedule, from, minutes)
    ?.toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

describe('afterOpenMinutes', () => {
  it.each([
    ['2026-12-01T10:00', 60, '2026-12-01T11:00'],
    ['2026-12-01T11:30', 60, '2026-12-01T13:30'],
    ['2026-12-04T16:30', 60, '2026-12-07T09:30'],
    ['2026-12-05T10:00', 1, '2026-12-07T09:01'],
    ['2026-12-01T09:00', 7 * 60, '2026-12-01T17:00'],
    ['2026-12-01T09:00', 8 * 60, '2026-12-02T10:00'],
  ])('%s and %i minutes: %s', (from, minutes, expected) => expect(after(from, minutes)).toBe(expected));

  it('is null for a business that never opens, and counts on for one that never closes', () => {
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(after('2026-12-01T10:00', 1, { ...SCHEDULE, week: never })).toBeUndefined();
    const all = [{ open: '00:00', close: '24:00' }];
    const always = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
    expect(after('2026-12-01T10:00', 60, { ...SCHEDULE, week: always })).toBe('2026-12-01T11:00');
  });
});
