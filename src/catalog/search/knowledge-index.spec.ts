import { execFileSync } from 'node:child_process';

const MOST_BYTES = 450_000;
const SCRIPT = 'test/support/index-memory.mjs';

interface Measured {
  /** Bytes of one on the heap, and as it counts them itself. */
  held: number;
  counted: number;
}

describe('the index of a business with 200 products', () => {
  let measured: Record<string, Measured>;

  beforeAll(() => {
    const printed = execFileSync(process.execPath, ['--expose-gc', SCRIPT], { encoding: 'utf8' });
    measured = JSON.parse(printed) as Record<string, Measured>;
  });

  function offBy(name: string): number {
    const { held, counted } = measured[name] ?? { held: 0, counted: 0 };
    return Math.abs(counted / held - 1);
  }

  it('takes less than half a megabyte, and as much as its own estimate', () => {
    expect(measured.index?.held).toBeLessThan(MOST_BYTES);
    expect(offBy('index')).toBeLessThan(0.3);
  });

  it.each(['noVariants', 'alone', 'fives', 'forties'])(
    'holds families as large as they estimate: %s',
    (name) => {
      expect(offBy(name)).toBeLessThan(0.3);
    },
  );
});
