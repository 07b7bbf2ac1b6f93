import type { FileProblem } from '../reading/import-file.types.js';
import { keptOf, storable } from './kept-problems.js';

const problem = (severity: FileProblem['severity'], line: number): FileProblem => ({
  ...{ severity, line, column: 'price', code: 'invalid_amount', detail: 'This is no amount.', value: 'x' },
});

it('10,000 of each severity are kept, also when one part goes beyond', () => {
  const told = [1, 2, 3].flatMap((line) => [problem('error', line), problem('warning', line)]);
  const kept = keptOf(told, [{ severity: 'error', count: 9_998 }]);
  expect(kept.map(({ severity, line }) => `${severity} ${line}`)).toEqual([
    ...['error 1', 'warning 1', 'error 2', 'warning 2', 'warning 3'],
  ]);
});

it('texts of the file are cut, and hold nothing that cannot be stored', () => {
  const long = `a\0${'b'.repeat(98)}\u{1F600}${'c'.repeat(600)}`;
  const kept = storable({ ...problem('error', 1), column: long, detail: long, value: long });
  expect([kept.column.length, kept.detail.length, kept.value.length]).toEqual([101, 501, 201]);
  expect(kept.column).toBe(`a\uFFFD${'b'.repeat(98)}…`);
  expect(JSON.stringify(kept)).not.toMatch(/u0000|ud83d/u);
});
