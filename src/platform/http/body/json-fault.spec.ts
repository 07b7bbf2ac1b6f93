import fc from 'fast-check';
import { cpuMsOf } from '../../../../test/support/cpu-time.js';
import { jsonFault, LONGEST_SEARCHED } from './json-fault.js';

describe('the fault of a JSON text', () => {
  it.each([
    ['{"a":1,}', 1, 8, 'a name in double quotes'],
    ['{"a" 1}', 1, 6, '":"'],
    ["{'a':1}", 1, 2, 'a name in double quotes or "}"'],
    ['{"a":1 "b":2}', 1, 8, '"," or "}"'],
    ['[1 2]', 1, 4, '"," or "]"'],
    ['[1,]', 1, 4, 'a value'],
    ['[1}', 1, 3, '"," or "]"'],
    ['{\n  "a": 1,\n  b: 2\n}', 3, 3, 'a name in double quotes'],
    ['{"a":', 1, 6, 'a value'],
    ['{"a":undefined}', 1, 6, 'a value'],
    ['{"a":NaN}', 1, 6, 'a value'],
    ['{"a":01}', 1, 7, '"," or "}"'],
    ['{"a":1.}', 1, 8, 'a digit'],
    ['{"a":-}', 1, 7, 'a digit'],
    ['{"a":"x}', 1, 6, 'a closing double quote for the text that begins here'],
    ['{"a":"\\x"}', 1, 7, 'an escape such as \\n, \\" or \\u00e9'],
    ['{"a":"\n"}', 1, 7, 'line breaks and control characters written as \\n or \\u0000'],
    ['{} {}', 1, 4, 'the end'],
    ['', 1, 1, 'a value'],
    ['name=x', 1, 1, 'a value'],
  ])('of %j is at line %i, column %i', (text, line, column, expected) => {
    expect(jsonFault(text)).toEqual({ line, column, expected });
  });

  it('is none exactly when the parser accepts the text', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '0', '-', 'e', 'x', '\n'))
      .map(
        ([json, at, sign]) =>
          json.slice(0, at % (json.length + 1)) + sign + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        expect(jsonFault(text) === null).toBe(accepted(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['quotes', '"'.repeat(1_000_000)],
    ['open lists', '['.repeat(1_000_000)],
    ['lines', '\n'.repeat(1_000_000)],
    ['digits', `[${'1'.repeat(1_000_000)}`],
    ['escapes', `["${'\\u00e9'.repeat(160_000)}`],
  ])('is found in one pass over a megabyte of %s', (_, text) => {
    const started = process.cpuUsage();
    expect(jsonFault(text)).not.toBeNull();
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});

describe('a fault far from the beginning', () => {
  const far = 4_000_000;

  it.each([
    ['blanks', '\n'.repeat(far) + 'x'],
    ['a text', `"${'\\n'.repeat(far / 2)}`],
    ['numbers', `[${'1,'.repeat(far / 2)}]`],
    ['a closed list', `[]${' '.repeat(far)}x`],
    ['a cut literal', `[${' '.repeat(LONGEST_SEARCHED - 3)}true, x${' '.repeat(far)}`],
  ])('after %s is not looked for in all of it', (_, text) => {
    let fault: unknown;
    expect(cpuMsOf(() => (fault = jsonFault(text)))).toBeLessThan(120);
    expect(fault).toBe('beyond');
  });

  it('is found where it is near, however long the rest', () => {
    expect(jsonFault(`[1,]${' '.repeat(far)}`)).toMatchObject({ line: 1, column: 4 });
    expect(jsonFault(`${' '.repeat(LONGEST_SEARCHED - 1)}x`)).toMatchObject({ column: LONGEST_SEARCHED });
  });
});

function accepted(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
