import { DECLARATIONS } from './declarations.js';
import type { Declaration } from './metric.js';

const ALL: Declaration[] = Object.values(DECLARATIONS);
/** More values, or more series of one metric, would be a list of something that grows. */
const MOST_VALUES = 24;
const MOST_SERIES = 200;

describe('the declared metrics', () => {
  it.each(ALL.map((each) => [each.name, each] as const))('%s has bounded labels', (_, { labels }) => {
    for (const values of Object.values(labels)) {
      if (values === 'code' || values === 'tenants') continue;
      expect(values.length).toBeGreaterThan(0);
      expect(values.length).toBeLessThanOrEqual(MOST_VALUES);
      expect(new Set(values).size).toBe(values.length);
      for (const value of values) expect(value).toMatch(/^[a-z0-9][a-z0-9_.-]*$|^[A-Z]+$/);
    }
    const fixed = Object.values(labels).filter((values) => typeof values !== 'string');
    expect(fixed.reduce((series, { length }) => series * length, 1)).toBeLessThanOrEqual(MOST_SERIES);
  });

  it('with a business in a label have that label alone, so that its series can end', () => {
    const named = ALL.filter(({ labels }) => Object.values(labels).includes('tenants'));
    expect(named.length).toBeGreaterThan(0);
    for (const { labels, kind } of named) {
      expect(labels).toEqual({ tenant: 'tenants' });
      expect(kind).toBe('counter');
    }
  });

  it('have each a name and a sentence', () => {
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    for (const { name, help } of ALL) {
      expect(name).toMatch(/^frontdesk_[a-z_]+$/);
      expect(help).toMatch(/^[A-Z0-9].*\.$/);
    }
  });

  it('of durations have buckets in ascending order', () => {
    for (const each of ALL)
      if (each.kind === 'histogram') expect(each.buckets).toEqual(each.buckets.toSorted((a, b) => a - b));
  });
});
