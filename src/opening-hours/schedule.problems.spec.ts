import { closureProblems } from './closure.problems.js';
import { weekProblems } from './schedule.problems.js';
import type { OpenInterval, Week } from './schedule.types.js';

const CLOSED: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

function hours(...texts: string[]): OpenInterval[] {
  return texts.map((text) => {
    const [open = '', close = ''] = text.split('-');
    return { open, close };
  });
}

function faults(week: Partial<Week>): string[] {
  return weekProblems({ ...CLOSED, ...week }).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('weekProblems', () => {
  it('accepts breaks, adjoining intervals, midnight and nights', () => {
    const week = {
      mon: hours('09:00-13:00', '13:00-18:00'),
      fri: hours('18:00-00:00'),
      sat: hours('00:00-24:00'),
      sun: hours('18:00-02:00'),
    };
    expect(faults(week)).toEqual([]);
  });

  it('finds overlaps within a day', () => {
    expect(faults({ mon: hours('09:00-13:00', '12:00-18:00') })).toEqual(['/week/mon/1 overlap']);
    expect(faults({ mon: hours('12:00-18:00', '09:00-12:01') })).toEqual(['/week/mon/1 overlap']);
  });

  it('finds overlaps past midnight, from Sunday into Monday too', () => {
    expect(faults({ fri: hours('18:00-02:00'), sat: hours('01:00-05:00') })).toEqual(['/week/sat/0 overlap']);
    expect(faults({ sun: hours('18:00-02:00'), mon: hours('01:30-05:00') })).toEqual(['/week/sun/0 overlap']);
    expect(faults({ fri: hours('18:00-02:00'), sat: hours('02:00-05:00') })).toEqual([]);
  });

  it('reports malformed times at their field', () => {
    expect(faults({ tue: hours('9:00-25:00') })).toEqual([
      '/week/tue/0/open invalid_time',
      '/week/tue/0/close invalid_time',
    ]);
    expect(faults({ tue: hours('24:00-10:00') })).toEqual(['/week/tue/0/open invalid_time']);
    expect(faults({ tue: hours('10:60-11:00') })).toEqual(['/week/tue/0/open invalid_time']);
  });

  it('describes what overlaps', () => {
    const [problem] = weekProblems({ ...CLOSED, mon: hours('09:00-13:00', '12:00-18:00') });
    expect(problem?.detail).toBe('12:00–18:00 (/week/mon/1) overlaps 09:00–13:00 (/week/mon/0)');
  });
});

describe('closureProblems', () => {
  it('accepts closed days and special hours', () => {
    expect(
      closureProblems([
        { date: '2026-12-25', reason: 'Christmas Day', hours: [] },
        { date: '2026-12-24', reason: 'Christmas Eve', hours: hours('10:00-13:00', '14:00-16:00') },
      ]),
    ).toEqual([]);
  });

  it('finds impossible and repeated dates and overlapping hours', () => {
    const problems = closureProblems([
      { date: '2026-02-30', reason: '', hours: [] },
      { date: '25.12.2026', reason: '', hours: [] },
      { date: '2026-12-25', reason: '', hours: [] },
      { date: '2026-12-25', reason: '', hours: hours('10:00-13:00', '12:00-16:00', '7-8') },
    ]);
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/closures/0/date invalid_date',
      '/closures/1/date invalid_date',
      '/closures/3/date duplicate_date',
      '/closures/3/hours/2/open invalid_time',
      '/closures/3/hours/2/close invalid_time',
      '/closures/3/hours/1 overlap',
    ]);
  });
});
