import { withoutRetryAfter, summarize, type Sample } from '../../scripts/lib/overload/samples.mjs';
import { LONG, SCENARIOS, SHORT, type Result } from '../../scripts/lib/overload/scenarios.mjs';
import { deepTest } from '../support/deep-test.js';
import { isDeep } from '../support/depth.js';
import { FrontdeskProcess, newSecrets } from '../support/frontdesk-process.js';

jest.setTimeout(900_000);

const secrets = newSecrets();
const size = isDeep ? LONG : SHORT;

/**
 * Counts only: how long requests take is in docs/overload.md. What is accepted is done, what is refused says when to come
 * back, nothing else happens, and afterwards all is as before.
 */
describe('under load', () => {
  let product: { urls: string[]; adminKey: string };
  let processes: FrontdeskProcess[];

  beforeAll(async () => {
    const limits = { OVERLOAD_LOOP_DELAY_MS: '30', OVERLOAD_POOL_WAIT_MS: '200' };
    processes = await Promise.all(
      Array.from({ length: isDeep ? 2 : 1 }, () => FrontdeskProcess.start(secrets, limits)),
    );
    product = { urls: processes.map(({ url }) => url), adminKey: secrets.adminKey };
  });
  afterAll(() => Promise.all(processes.map((process) => process.stop())));

  async function run(name: keyof typeof SCENARIOS): Promise<Result> {
    const scenario = SCENARIOS[name];
    if (!scenario) throw new Error(`There is no scenario "${name}".`);
    const result = await scenario(product, size);
    const all: Sample[] = Object.values(result.parts).flat();
    expect(summarize(all).failed).toBe(0);
    expect(withoutRetryAfter(all)).toEqual([]);
    return result;
  }

  function lastAccepted({ parts }: Result): boolean {
    return (parts['after'] ?? []).slice(-5).every(({ status }) => status < 300);
  }

  test('ten times normal', async () => {
    const result = await run('ten times normal');
    expect(result.facts['stored']).toBe(result.facts['acknowledged']);
    expect(lastAccepted(result)).toBe(true);
  });

  test('one business at fifty times', async () => {
    const { parts, facts } = await run('one business at fifty times');
    const during = parts['peak'] ?? [];
    const flood = during.filter(({ kind }) => kind === 'flood');
    // Of the first minute.
    if (!isDeep) expect(summarize(flood).accepted).toBeLessThanOrEqual(facts['planned'] ?? 0);
    expect(flood.filter(({ status }) => status === 429)).not.toEqual([]);
    expect(during.filter(({ kind, status }) => kind !== 'flood' && status === 429)).toEqual([]);
  });

  test('reconnect storm', async () => {
    const { facts } = await run('reconnect storm');
    expect(facts).toMatchObject({ back: size.streams, unsaid: 0 });
  });

  deepTest.each(['slow readers', 'slow senders'])('%s', async (name) => {
    expect(lastAccepted(await run(name))).toBe(true);
  });
});
