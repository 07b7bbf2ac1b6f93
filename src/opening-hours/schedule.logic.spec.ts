import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { hoursOn, isOpenAt, nextChange } from './schedule.logic.js';
import { WEEKDAYS, type Closure, type OpenInterval, type Schedule, type Week } from './schedule.types.js';

const CLOSED: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

function interval(text: string): OpenInterval {
  const [open = '', close = ''] = text.split('-');
  return { open, close };
}

function schedule(
  week: Partial<Record<keyof Week, string[]>>,
  closures: Closure[] = [],
  timezone = 'Europe/Berlin',
): Schedule {
  const days = Object.fromEntries(Object.entries(week).map(([day, hours]) => [day, hours.map(interval)]));
  return { timezone, week: { ...CLOSED, ...days }, closures };
}

function at(local: string, timezone = 'Europe/Berlin'): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timezone).toInstant();
}

function change(of: Schedule, local: string): string | null {
  const next = nextChange(of, at(local, of.timezone));
  if (!next) return null;
  const moment = next.at.toZonedDateTimeISO(of.timezone);
  return `${next.opens ? 'opens' : 'closes'} ${moment.toString({ timeZoneName: 'never' })}`;
}

const SHOP = schedule({ mon: ['14:00-18:00', '09:30-13:00'], thu: ['09:30-20:00'] }, [
  { date: '2026-11-26', reason: 'Stocktaking', hours: [] },
  { date: '2026-12-03', reason: 'Late night', hours: [{ open: '09:30', close: '22:00' }] },
]);
const BAR = schedule({ fri: ['18:00-02:00'], sat: ['18:00-02:00'] }, [
  { date: '2026-11-28', reason: 'Inventory', hours: [] },
]);

describe('hoursOn', () => {
  it('gives the intervals of an ordinary day in order', () => {
    const { intervals, closure } = hoursOn(SHOP, Temporal.PlainDate.from('2026-11-23'));
    expect(intervals).toEqual([interval('09:30-13:00'), interval('14:00-18:00')]);
    expect(closure).toBeNull();
  });

  it('replaces the hours of the week by a closure or special hours', () => {
    const closed = hoursOn(SHOP, Temporal.PlainDate.from('2026-11-26'));
    expect(closed).toMatchObject({ intervals: [], closure: { entry: SHOP.closures[0] } });
    expect(hoursOn(SHOP, Temporal.PlainDate.from('2026-12-03')).intervals).toEqual([interval('09:30-22:00')]);
  });
});

describe('isOpenAt', () => {
  it.each([
    ['2026-11-23T09:29', false],
    ['2026-11-23T09:30', true],
    ['2026-11-23T12:59', true],
    ['2026-11-23T13:00', false],
    ['2026-11-23T14:00', true],
    ['2026-11-26T12:00', false],
    ['2026-12-03T21:00', true],
  ])('shop at %s: %s', (local, open) => {
    expect(isOpenAt(SHOP, at(local))).toBe(open);
  });

  it.each([
    ['2026-11-27T17:59', false],
    ['2026-11-28T01:00', true],
    ['2026-11-28T02:00', false],
    ['2026-11-28T19:00', false],
    ['2026-11-29T01:00', false],
    ['2026-12-06T01:59', true],
  ])('a bar past midnight, closed on Saturday 28th, at %s: %s', (local, open) => {
    expect(isOpenAt(BAR, at(local))).toBe(open);
  });
});

describe('nextChange', () => {
  it.each([
    ['2026-11-23T08:00', 'opens 2026-11-23T09:30:00+01:00'],
    ['2026-11-23T10:00', 'closes 2026-11-23T13:00:00+01:00'],
    ['2026-11-23T13:00', 'opens 2026-11-23T14:00:00+01:00'],
    ['2026-11-23T18:00', 'opens 2026-11-30T09:30:00+01:00'],
  ])('shop at %s: %s', (local, expected) => {
    expect(change(SHOP, local)).toBe(expected);
  });

  it('continues past midnight into a closed day', () => {
    expect(change(BAR, '2026-11-28T01:00')).toBe('closes 2026-11-28T02:00:00+01:00');
    expect(change(BAR, '2026-11-28T02:00')).toBe('opens 2026-12-04T18:00:00+01:00');
  });

  it('keeps wall-clock times across both clock changes', () => {
    const daily = schedule({ sat: ['10:00-16:00'], sun: ['10:00-16:00'] });
    expect(change(daily, '2026-10-24T20:00')).toBe('opens 2026-10-25T10:00:00+01:00');
    expect(change(daily, '2027-03-27T20:00')).toBe('opens 2027-03-28T10:00:00+02:00');
    expect(change(daily, '2026-10-25T12:00')).toBe('closes 2026-10-25T16:00:00+01:00');
  });

  it('reads a skipped closing time after the gap and a doubled one as the first', () => {
    const night = schedule({ sat: ['22:00-02:30'] });
    expect(change(night, '2027-03-27T23:00')).toBe('closes 2027-03-28T03:30:00+02:00');
    expect(change(night, '2026-10-24T23:00')).toBe('closes 2026-10-25T02:30:00+02:00');
  });

  it('joins days that adjoin at midnight, and is null when always open', () => {
    const meeting = schedule({ fri: ['20:00-00:00'], sat: ['00:00-04:00'] });
    expect(change(meeting, '2026-11-27T21:00')).toBe('closes 2026-11-28T04:00:00+01:00');
    const whole = Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']]));
    expect(change(schedule(whole), '2026-11-27T21:00')).toBeNull();
    const holiday = { date: '2027-12-25', reason: 'Christmas', hours: [] };
    expect(change(schedule(whole, [holiday]), '2026-11-27T21:00')).toBe('closes 2027-12-25T00:00:00+01:00');
  });

  it('is null while every day is closed, and finds special hours more than a year ahead', () => {
    expect(change(schedule({}), '2026-11-27T21:00')).toBeNull();
    const open = { date: '2027-12-30', reason: 'Open day', hours: [interval('10:00-12:00')] };
    expect(change(schedule({}, [open]), '2026-11-27T21:00')).toBe('opens 2027-12-30T10:00:00+01:00');
  });
});

const clockText = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const anyInterval = fc.record({ open: clockText, close: clockText });
const anyDay = fc.array(anyInterval, { maxLength: 2 });
const anySchedule = fc.record({
  timezone: fc.constantFrom('Europe/Berlin', 'Asia/Riyadh', 'America/New_York', 'Australia/Lord_Howe'),
  week: fc.record({
    mon: anyDay,
    tue: anyDay,
    wed: anyDay,
    thu: anyDay,
    fri: anyDay,
    sat: anyDay,
    sun: anyDay,
  }),
  closures: fc.array(
    fc.record({
      date: fc.constantFrom('2026-10-24', '2026-10-25', '2027-03-28'),
      reason: fc.constant('x'),
      hours: anyDay,
    }),
    { maxLength: 2 },
  ),
});
const anyInstant = fc
  .integer({ min: Date.UTC(2026, 9, 20) / 60_000, max: Date.UTC(2027, 3, 5) / 60_000 })
  .map((minutes) => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000));

it('changes exactly at nextChange and not before, whatever the schedule', () => {
  fc.assert(
    fc.property(
      anySchedule,
      anyInstant,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (each, instant, share) => {
        const open = isOpenAt(each, instant);
        const next = nextChange(each, instant);
        const until = next?.at.epochMilliseconds ?? instant.epochMilliseconds + 30 * 86_400_000;
        const between = instant.epochMilliseconds + Math.floor((until - instant.epochMilliseconds) * share);
        expect(isOpenAt(each, Temporal.Instant.fromEpochMilliseconds(between))).toBe(open);
        if (!next) return;
        expect(next.opens).toBe(!open);
        expect(isOpenAt(each, next.at)).toBe(next.opens);
      },
    ),
    { numRuns: 300 },
  );
});
