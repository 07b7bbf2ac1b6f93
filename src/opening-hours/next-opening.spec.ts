import { Temporal } from 'temporal-polyfill';
import { nextOpening } from './next-opening.js';
import type { Schedule } from './schedule.types.js';

const DAY = [{ open: '09:00', close: '17:00' }];
const SCHEDULE: Schedule = {
  timezone: 'Europe/Berlin',
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
  closures: [{ date: '2026-12-07', reason: 'Stocktaking', hours: [] }],
};

function at(local: string): ReturnType<typeof nextOpening> {
  return nextOpening(
    SCHEDULE,
    Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant(),
  );
}

describe('nextOpening', () => {
  it('tells when an open business closes', () => {
    const { openNow, at: change, daysAhead } = at('2026-12-01T10:00');
    expect([openNow, change?.toPlainDateTime().toString(), daysAhead]).toEqual([
      true,
      '2026-12-01T17:00:00',
      0,
    ]);
  });

  it('tells when a closed business opens, over a weekend and a closure', () => {
    const { openNow, at: change, daysAhead } = at('2026-12-04T18:00');
    expect([openNow, change?.toPlainDateTime().toString(), daysAhead]).toEqual([
      false,
      '2026-12-08T09:00:00',
      4,
    ]);
  });

  it('is null for a business that never opens', () => {
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(nextOpening({ ...SCHEDULE, week }, Temporal.Instant.from('2026-12-01T10:00Z'))).toEqual({
      openNow: false,
      at: null,
      daysAhead: null,
    });
  });
});
