import { analyse } from 'scslre';
import { BOUNDED_PATTERNS, type BoundedPattern } from './bounded-patterns.js';
import { bestTime, MOST_MILLISECONDS } from './cpu-time.js';
import { COMMON_TEXTS, textsAgainst } from './hostile-texts.js';
import { builtPatterns, literalPatterns, unique, type SourcePattern } from './patterns.js';

let patterns: SourcePattern[];

beforeAll(async () => {
  patterns = unique([...literalPatterns(), ...(await builtPatterns())]);
});

function boundOf({ at, source }: SourcePattern): BoundedPattern | undefined {
  return BOUNDED_PATTERNS.find(({ file, begins }) => at.startsWith(`${file}:`) && source.startsWith(begins));
}

/** Why a pattern takes super-linear time, by the engine of `eslint-plugin-regexp`. */
function superLinearParts({ source, flags }: SourcePattern): string[] {
  const { reports } = analyse({ source, flags: flags.replace(/[^imsuy]/g, '') });
  return reports.map((report) => {
    const parts = report.type === 'Trade' ? [report.startQuant, report.endQuant] : [report.quant];
    const growth = report.exponential ? 'exponential' : 'quadratic';
    return `${growth} in runs of ${parts.map(({ raw }) => raw).join(' and ')}`;
  });
}

test('all literal patterns and those built from word tables are found', () => {
  const places = new Set(patterns.map(({ at }) => at.split(':')[0]));
  expect(patterns.length).toBeGreaterThan(500);
  for (const file of [
    'catalog/assistant/products/facts/measures.ts',
    'orders/assistant/words/patterns.ts',
    'opening-hours/assistant/words/patterns.ts',
    'language/time/clock-times.ts',
    'chat/responders/builtin/clause-splitter.ts',
    'platform/http/validation/validators.ts',
  ])
    expect(places).toContain(file);
});

test('none is super-linear, except those with a listed bound of their texts', () => {
  const findings = patterns.map((pattern) => ({ pattern, parts: superLinearParts(pattern) }));
  const bad = findings.filter(({ parts }) => parts.length > 0);
  const unbounded = bad.filter(({ pattern }) => !boundOf(pattern));
  expect(
    unbounded.map(({ pattern, parts }) => `${pattern.at} /${pattern.source.slice(0, 80)}/ ${parts[0]}`),
  ).toEqual([]);
  const needed = new Set(bad.map(({ pattern }) => boundOf(pattern)));
  expect(BOUNDED_PATTERNS.filter((bound) => !needed.has(bound))).toEqual([]);
});

test('the check finds super-linear patterns', () => {
  const check = (source: string): number => superLinearParts({ source, flags: 'u', at: '' }).length;
  expect(['(a+)+$', '\\s*,\\s*', '\\d+kg', '^\\s+(?:x )?\\s+$'].map(check)).toEqual([
    expect.any(Number),
    1,
    1,
    1,
  ]);
  expect(['(?<!\\d)\\d{1,12}kg', '\\s{0,3},\\s{0,3}', 'a+'].map(check)).toEqual([0, 0, 0]);
});

test(`each reads 8,000 hostile characters in ${MOST_MILLISECONDS} ms`, () => {
  const slow = patterns.flatMap((each) => {
    const pattern = new RegExp(each.source, each.flags);
    const longest = boundOf(each)?.longest ?? Infinity;
    return [...COMMON_TEXTS, ...textsAgainst(each.source, each.flags)].flatMap(({ kind, text }) => {
      const time = bestTime(() => scan(pattern, text.slice(0, longest)));
      return time > MOST_MILLISECONDS
        ? [`${each.at} ${time.toFixed(0)} ms on ${kind}: /${each.source.slice(0, 80)}/`]
        : [];
    });
  });
  expect(slow).toEqual([]);
});

/** Searches the whole text, also after a match. */
function scan(pattern: RegExp, text: string): void {
  pattern.lastIndex = 0;
  if (pattern.global) text.replace(pattern, '');
  else text.search(pattern);
}
