import type { SkilledTool } from '../../../assistant/skill.js';
import { LANGUAGES } from '../../../language/language.js';
import { warmUp } from './warm-up.js';

/** Of about a dozen clauses. */
const LEAST = 5;

const TWO_BYTE = /[^\0-\xff]/;

/** A tool that records the clauses of the warm-up. */
async function readAtStart(): Promise<{ language: string; folded: string }[]> {
  const read: { language: string; folded: string }[] = [];
  const warmed: SkilledTool['warmUp'] = ({ language, folded }) => read.push({ language, folded });
  const tool = { warmUp: warmed } as unknown as SkilledTool;
  await warmUp([tool]);
  return read;
}

describe('warmUp', () => {
  it.each(LANGUAGES)('reads each clause of %s twice, as text of one byte and of two', async (language) => {
    const texts = (await readAtStart()).filter((each) => each.language === language);
    const times = new Map<string, number>();
    for (const { folded } of texts) times.set(folded, (times.get(folded) ?? 0) + 1);
    expect(Math.min(...times.values())).toBe(2);
    const inTwoBytes = [...times.keys()].filter((folded) => TWO_BYTE.test(folded));
    expect(inTwoBytes.length).toBeGreaterThanOrEqual(LEAST);
  });

  it('yields to other work', async () => {
    let turns = 0;
    let done = false;
    const count = (): void => {
      turns += 1;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    await warmUp([{ warmUp: () => burn(2) } as unknown as SkilledTool]);
    done = true;
    expect(turns).toBeGreaterThan(10);
  });

  it('fails with the tool, so that a fault shows at start', async () => {
    const tool = {
      warmUp: () => {
        throw new Error('no words');
      },
    } as unknown as SkilledTool;
    await expect(warmUp([tool])).rejects.toThrow('no words');
  });
});

function burn(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
