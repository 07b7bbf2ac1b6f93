import fc from 'fast-check';
import { isCalendarDate, toUtcInstant } from './instants.js';

describe('an instant', () => {
  it.each([
    ['2026-11-20T10:15:00Z', '2026-11-20T10:15:00.000Z'],
    ['2026-11-20T10:15Z', '2026-11-20T10:15:00.000Z'],
    ['2026-11-20T10:15:00.123456789+05:45', '2026-11-20T04:30:00.123456Z'],
    ['2026-01-01T00:00:00+15:59', '2025-12-31T08:01:00.000Z'],
    ['2024-02-29T23:59:59-15:59', '2024-03-01T15:58:59.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.999999Z'],
    ['2026-11-20T10:15:00.5Z', '2026-11-20T10:15:00.500Z'],
    ['2026-11-20T10:15:00.0001Z', '2026-11-20T10:15:00.0001Z'],
  ])('%s is %s', (text, utc) => expect(toUtcInstant(text)).toBe(utc));

  it.each([
    '2026-11-20T10:15:00',
    '2026-11-20',
    '2026-11-20 10:15:00Z',
    '2026-11-20T10:15:00+16:00',
    '2026-11-20T10:15:00-23:59',
    '2026-11-20T10:15:00+15:60',
    '2026-11-20T24:00:00Z',
    '2026-12-31T23:59:60Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '+010000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '2026-11-20T10:15:00.1234567890Z',
    'infinity',
    'now',
    '',
  ])('%s is none', (text) => expect(toUtcInstant(text)).toBeNull());

  it('is the same moment in UTC, whatever its offset', () => {
    const moments = fc.date({
      min: new Date('0002-01-01'),
      max: new Date('9998-12-31'),
      noInvalidDate: true,
    });
    const offsets = fc.integer({ min: -959, max: 959 });
    fc.assert(
      fc.property(moments, offsets, (moment, minutes) => {
        const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const [hour, minute] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
        const offset = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
        expect(toUtcInstant(`${local}${minutes < 0 ? '-' : '+'}${offset}`)).toBe(moment.toISOString());
      }),
    );
  });
});

describe('a calendar date', () => {
  it.each(['2026-12-25', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) =>
    expect(isCalendarDate(text)).toBe(true),
  );
  it.each(['2026-02-29', '2026-04-31', '0000-01-01', '10000-01-01', '2026-1-1', '2026-12-25T00:00:00Z', ''])(
    '"%s" is none',
    (text) => expect(isCalendarDate(text)).toBe(false),
  );
});
