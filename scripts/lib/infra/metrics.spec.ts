import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECLARATIONS } from '../../../src/platform/metrics/declarations.js';
import type { Declaration } from '../../../src/platform/metrics/metric.js';
import { INFRA } from './package-rotation.mjs';

const declared = new Map(
  Object.values<Declaration>(DECLARATIONS).map((metric) => [metric.name as string, metric]),
);
const telemetry = readFileSync(join(INFRA, 'telemetry.tf'), 'utf8');
const names = new Map(
  [...telemetry.matchAll(/(\w+) += "(frontdesk_\w+)"/g)].map(([, key = '', name = '']) => [key, name]),
);
const series = [
  ...telemetry.matchAll(/\{ names = \[([^\]]+)\], labels = \[([^\]]*)\], matching = (.+?), values/g),
];

function words(text = ''): string[] {
  return [...text.matchAll(/"(\w+)"/g)].map(([, word = '']) => word);
}

describe('the metrics that alarms on AWS look at', () => {
  it('are read from telemetry.tf', () => {
    expect(names.size).toBeGreaterThanOrEqual(10);
    expect(series.flatMap(([, keys]) => words(keys)).sort()).toEqual([...names.keys()].sort());
  });

  it.each([...names])('%s is a metric of the product', (_, name) => {
    expect([...declared.keys()]).toContain(name);
  });

  it('have the labels and values that they are told apart by', () => {
    for (const [, keys, labels, matching = ''] of series)
      for (const key of words(keys)) {
        const has = declared.get(names.get(key) ?? '')?.labels ?? {};
        expect(Object.keys(has)).toEqual(expect.arrayContaining(words(labels)));
        const [, label = '', value = ''] = /(\w+) = "(\w+)"/.exec(matching) ?? [];
        if (label) expect(has[label]).toContain(value);
      }
  });
});
