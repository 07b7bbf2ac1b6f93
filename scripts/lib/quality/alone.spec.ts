import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { runsOf } from './alone.mjs';

async function listed(args: string[]): Promise<string[]> {
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const { output } = await run(process.execPath, [jest, '--listTests', ...args], { env: process.env });
  return output.split('\n').filter((line) => line.endsWith('.spec.ts'));
}

describe('the runs of Jest', () => {
  it('are one for tests that were asked for', () => {
    expect(runsOf(['test/deploys'])).toEqual([['test/deploys']]);
  });

  it('are two for all tests, which have each file once', async () => {
    const [together, alone] = await Promise.all(runsOf([]).map(listed));
    const all = await listed([]);
    expect(alone).toHaveLength(3);
    expect(alone?.every((file) => existsSync(file))).toBe(true);
    expect([...(together ?? []), ...(alone ?? [])].sort()).toEqual(all.sort());
  });
});
