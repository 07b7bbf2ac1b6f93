import { closureProblems } from '../closure.problems.js';
import type { ClosureEntry } from '../schedule.types.js';
import { closuresOf } from './holiday-closures.js';
import { readPublicHolidays, type HolidaysWanted, type PublicHolidays } from './public-holidays.js';

async function read(wanted: HolidaysWanted): Promise<PublicHolidays> {
  const answer = await readPublicHolidays(wanted);
  if ('problem' in answer) throw new Error(answer.problem.detail);
  return answer;
}

/** Countries with two holidays on one date, or with one of several days that meets another. */
const MEETING: [string, number][] = [
  ...['RO', 'EG', 'KZ', 'MG', 'MU', 'AL', 'NG', 'PK'].map((country): [string, number] => [country, 2026]),
  ...['NO', 'RS', 'ME', 'BA', 'TW', 'KR', 'TR', 'VN'].map((country): [string, number] => [country, 2027]),
];

it.each(MEETING)(
  'all holidays of %s in %i can be taken over, also beside closures',
  async (country, year) => {
    const { holidays } = await read({ country, year });
    const spans = holidays.map(({ date, to, confirm }) => `${date} ${to ?? ''} ${String(confirm)}`);
    expect(new Set(spans).size).toBe(spans.length);
    const own: ClosureEntry[] = [{ from: `${year}-01-02`, to: `${year}-02-17`, reason: 'own', hours: [] }];
    for (const existing of [[], own]) {
      for (const chosen of [holidays, holidays.filter(({ confirm }) => !confirm)]) {
        const { fresh } = closuresOf(chosen, existing);
        expect(closureProblems([...existing, ...fresh])).toEqual([]);
        expect(fresh.length).toBeGreaterThan(0);
      }
    }
  },
);

it('joins the names of holidays on one date', async () => {
  const { holidays } = await read({ country: 'CX', year: 2028, language: 'en' });
  expect(holidays.filter(({ date }) => date === '2028-01-26')).toHaveLength(2);
  const norway = await read({ country: 'NO', year: 2027, language: 'en' });
  expect(norway.holidays.filter(({ name }) => name.includes(' / ')).map(({ date }) => date)).toEqual([
    '2027-05-17',
  ]);
});

it.each([
  ['CK', 'aitutaki', 'Aitutaki'],
  ['CK', 'RAROTONGA', 'Rarotonga'],
  ['DE', 'by', 'BY'],
])('finds the region %s %s', async (country, region, code) => {
  expect((await read({ country, region, year: 2027 })).region).toBe(code);
});

it('names the regions of a country where it does not have one', async () => {
  expect(await readPublicHolidays({ country: 'CK', region: 'XX', year: 2027 })).toMatchObject({
    problem: { pointer: '/region', code: 'unsupported', detail: expect.stringContaining('Aitutaki') },
  });
});
