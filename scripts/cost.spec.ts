import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsOnAws, readPrices, total } from './lib/cost/costs.mjs';
import { costPage } from './lib/cost/page.mjs';
import { usageOf } from './lib/cost/usage.mjs';
import { readSizes, sourceOfSizes } from './lib/infra/sizes.mjs';

describe('docs/cost.md', () => {
  it('is what the script prints', async () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/cost.md'), 'utf8');
    expect(page).toBe(await costPage());
  });

  it('counts what infra/ has now (else: node scripts/infra.mjs sizes --write)', () => {
    expect(readSizes().of).toBe(sourceOfSizes());
  });
});

describe('what AWS costs', () => {
  const prices = readPrices();
  const { plans } = readSizes();

  it('is no more than $300 a month as advised, for up to 300 businesses', () => {
    for (const [businesses, plan] of [
      [30, plans.advised],
      [300, plans['advised-300']],
    ] as const)
      expect(total(costsOnAws(plan, usageOf(businesses), prices))).toBeLessThanOrEqual(300);
  });

  it('follows the sizes', () => {
    const usage = usageOf(30);
    const before = costsOnAws(plans.advised, usage, prices);
    const one = { ...plans.advised, natGateways: plans.advised.natGateways + 1 };
    const added = total(costsOnAws(one, usage, prices)) - total(before);
    expect(added).toBeCloseTo(0.045 * 730 * prices.surcharge.factor, 6);
    const large = { ...plans.advised, database: { ...plans.advised.database, class: 'db.m7g.large' } };
    expect(total(costsOnAws(large, usage, prices))).toBeGreaterThan(total(before) + 150);
  });

  it('follows the use', () => {
    const many = costsOnAws(plans.advised, usageOf(30_000), prices);
    expect(total(many)).toBeGreaterThan(3 * total(costsOnAws(plans.advised, usageOf(30), prices)));
  });

  it('is not known for what has no price', () => {
    const odd = { ...plans.advised, database: { ...plans.advised.database, class: 'db.x9.huge' } };
    expect(() => costsOnAws(odd, usageOf(30), prices)).toThrow('db.x9.huge has no price');
  });
});
