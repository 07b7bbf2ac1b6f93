import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describedErrors, type DescribedErrors } from './errors.js';

const SOURCE = join(import.meta.dirname, '..');

async function lists(): Promise<DescribedErrors[]> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const named = files.filter((file) => /(?:^|[./])errors[.]ts$/.test(file));
  const modules = await Promise.all(
    named.map((file) => import(join(SOURCE, file)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((one) => Object.values(one)).flatMap((value) => describedErrors(value) ?? []);
}

describe('the lists of error codes', () => {
  it('name each code once, so that it has one meaning', async () => {
    const codes = (await lists()).flatMap(({ definitions }) => Object.keys(definitions));
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('name each feature once', async () => {
    const features = (await lists()).map(({ feature }) => feature);
    expect(features.filter((name, index) => features.indexOf(name) !== index)).toEqual([]);
  });

  it('have snake_case codes and one sentence each', async () => {
    for (const { definitions } of await lists()) {
      for (const [code, { meaning }] of Object.entries(definitions)) {
        expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
        expect(meaning).toMatch(/^[A-Z`].*[.]$/);
      }
    }
  });

  it('log expected refusals at a low level and our own faults as errors', async () => {
    // A busy process reports what it refuses in one line now and then.
    const inTurn = (await lists()).filter(({ feature }) => feature !== 'overload');
    const all = inTurn.flatMap(({ definitions }) => Object.values(definitions));
    const levels = (category: string) =>
      new Set(all.filter((each) => each.category === category).map(({ logLevel }) => logLevel));
    expect(levels('unavailable')).toEqual(new Set(['warn']));
    expect(levels('fault')).toEqual(new Set(['error']));
    expect(levels('limited')).toEqual(new Set(['debug']));
    expect(levels('unauthenticated')).toEqual(new Set(['debug']));
  });
});
