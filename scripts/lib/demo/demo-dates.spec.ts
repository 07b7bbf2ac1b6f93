import { readBusinesses } from './business-data.mjs';
import { withCurrentDates } from './demo-dates.mjs';

const BUSINESSES = readBusinesses('scripts/demo/businesses.json');

function datesOn(now: string, slug = 'cedar-clay') {
  const business = BUSINESSES.find((each) => each.slug === slug);
  if (!business) throw new Error(`No demo business is named ${slug}.`);
  return withCurrentDates(business, new Date(now)).orders.map(({ expectedAt }) => expectedAt);
}

describe('the dates of the demo’s orders', () => {
  it('are as written on the day of the evaluation', () => {
    for (const business of BUSINESSES)
      expect(withCurrentDates(business, new Date('2026-11-23T12:00:00Z'))).toEqual(business);
  });

  it('move with the day in the business’s time zone', () => {
    expect(datesOn('2026-11-29T12:00:00Z').slice(0, 2)).toEqual(['2026-12-02', '2026-12-04']);
    expect(datesOn('2028-02-27T12:00:00Z').slice(0, 2)).toEqual(['2028-03-01', '2028-03-03']);
    expect(datesOn('2026-11-23T23:30:00Z')[0]).toBe('2026-11-26');
    expect(datesOn('2026-11-23T23:30:00Z', 'kiezrad')).toEqual(datesOn('2026-11-24T12:00:00Z', 'kiezrad'));
  });

  it('leave orders on the way not late', () => {
    const now = new Date('2027-08-15T10:00:00Z');
    for (const business of BUSINESSES.map((each) => withCurrentDates(each, now)))
      for (const { number, status, expectedAt } of business.orders)
        if (expectedAt && !['delivered', 'cancelled', 'returned', 'refunded'].includes(status))
          expect(`${number} ${expectedAt >= '2027-08-15'}`).toBe(`${number} true`);
  });
});
