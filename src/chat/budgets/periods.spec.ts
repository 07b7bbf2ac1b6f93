import { momentsOf, periodsOf } from './periods.js';

describe('periodsOf', () => {
  it.each([
    ['Europe/Dublin', '2026-11-30T23:59:59Z', '2026-11-30', '2026-12-01T00:00:00.000Z'],
    ['Asia/Amman', '2026-11-30T21:00:00Z', '2026-12-01', '2026-12-01T21:00:00.000Z'],
    ['America/New_York', '2026-12-01T04:59:59Z', '2026-11-30', '2026-12-01T05:00:00.000Z'],
    // A day of 23 hours.
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29', '2026-03-29T22:00:00.000Z'],
    // Midnight does not exist: the clocks are put forward at 00:00.
    ['Africa/Cairo', '2026-04-23T12:00:00Z', '2026-04-23', '2026-04-23T22:00:00.000Z'],
  ])('a day in %s at %s', (timezone, now, starts, resetsAt) => {
    expect(periodsOf(new Date(now), timezone).day).toEqual({ starts, resetsAt: new Date(resetsAt) });
  });

  it('a month ends with its last day in the zone', () => {
    expect(periodsOf(new Date('2026-12-31T23:30:00Z'), 'Europe/Berlin').month).toEqual({
      starts: '2027-01-01',
      resetsAt: new Date('2027-01-31T23:00:00Z'),
    });
  });
});

describe('momentsOf', () => {
  it('includes both days', () => {
    expect(momentsOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')).toEqual({
      from: new Date('2026-03-28T23:00:00Z'),
      until: new Date('2026-03-29T22:00:00Z'),
    });
  });
});
