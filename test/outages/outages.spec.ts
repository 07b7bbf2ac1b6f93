import { pullAll } from '../../scripts/lib/outages/chaos.mjs';
import { Rig } from '../../scripts/lib/outages/rig.mjs';
import { runScenario, type Scenario } from '../../scripts/lib/outages/scenario.mjs';
import { deepTest } from '../support/deep-test.js';
import { isDeep, rounds, SEED } from '../support/depth.js';
import { runDir } from '../support/noted-processes.js';

jest.setTimeout(rounds(900_000, 1_800_000));

/** A request that a store keeps waiting ends in 503 or in its answer. Clients give up after 15 s. */
const MOST_WAIT_MS = 14_000;
/** What one process keeps more after an outage than before it. */
const MOST_KEPT_BYTES = 40 * 1024 * 1024;

/** Together in every run: short, and several things at once. */
const SLICE: Scenario[] = [
  { plugs: ['Postgres stalled', 'model stalled'], lastsMs: 16_000 },
  { plugs: ['Redis restarted empty', 'Postgres restarted'], lastsMs: 2_000 },
  { plugs: ['disk full', 'Redis full'], lastsMs: 4_000 },
];

const MINUTE_MS = 60_000;
const CUT_MS = MINUTE_MS;
const SHORT_MS = 10_000;

/** Each alone, and as long as the requirements ask for. */
const WHOLE: Scenario[] = [
  { plugs: ['Postgres cut'], lastsMs: CUT_MS },
  { plugs: ['Postgres stalled'], lastsMs: CUT_MS },
  { plugs: ['Postgres reset'], lastsMs: SHORT_MS },
  { plugs: ['Postgres slow'], lastsMs: CUT_MS },
  { plugs: ['Postgres restarted'], lastsMs: 2_000, times: 10 },
  { plugs: ['Postgres killed'], lastsMs: SHORT_MS },
  { plugs: ['messages locked'], lastsMs: CUT_MS },
  { plugs: ['turns locked'], lastsMs: SHORT_MS },
  { plugs: ['connections taken'], lastsMs: SHORT_MS },
  { plugs: ['disk full'], lastsMs: SHORT_MS },
  { plugs: ['Redis cut'], lastsMs: CUT_MS },
  { plugs: ['Redis stalled'], lastsMs: SHORT_MS },
  { plugs: ['Redis slow'], lastsMs: SHORT_MS },
  { plugs: ['Redis flushed'], lastsMs: 500, times: 5 },
  { plugs: ['Redis killed'], lastsMs: SHORT_MS },
  { plugs: ['Redis restarted empty'], lastsMs: SHORT_MS },
  { plugs: ['Redis full'], lastsMs: SHORT_MS },
  { plugs: ['model cut'], lastsMs: SHORT_MS },
  { plugs: ['model stalled'], lastsMs: CUT_MS },
  { plugs: ['model reset'], lastsMs: SHORT_MS },
  { plugs: ['embeddings cut'], lastsMs: SHORT_MS },
  { plugs: ['embeddings stalled'], lastsMs: SHORT_MS },
  { plugs: ['Weaviate cut'], lastsMs: SHORT_MS },
  { plugs: ['Weaviate slow'], lastsMs: SHORT_MS },
  { plugs: ['API killed'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['API suspended'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['API stopped'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['worker killed'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['worker suspended'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['worker stopped'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['chat killed'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['chat suspended'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['chat stopped'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['Redis cut', 'API stopped'], lastsMs: SHORT_MS },
  { plugs: ['Postgres cut', 'worker stopped'], lastsMs: SHORT_MS },
  { plugs: ['clock 10 min ahead'], lastsMs: SHORT_MS, times: 2 },
  { plugs: ['clock 10 min back'], lastsMs: SHORT_MS, times: 2 },
];

describe('what was acknowledged is answered once, in order, when', () => {
  let rig: Rig;
  const lines: string[] = [];

  beforeAll(async () => {
    const processes = { api: 2, worker: rounds(1, 2), chat: 2 };
    rig = await Rig.open(runDir(), { processes, weaviate: isDeep, clocks: isDeep });
  });
  afterAll(async () => {
    process.stderr.write(`\n${lines.join('\n')}\n`);
    await rig.close();
  });

  const cases = (isDeep ? WHOLE : SLICE).map((scenario) => [scenario.plugs.join(' and '), scenario] as const);
  test.each(cases)('%s', async (_, scenario) => {
    const missing = rig.missing(scenario.plugs);
    // A volume is mounted, and a clock moved, only where this process may do so.
    const plugs = scenario.plugs.filter((plug) => !missing.has(plug));
    for (const [plug, why] of missing) process.stderr.write(`${plug}: not pulled, for ${why}\n`);
    expect(plugs).not.toEqual([]);
    const outcome = await runScenario(rig, { ...scenario, plugs });
    lines.push(outcome.line);
    expect(outcome).toMatchObject({ story: '', isClean: true, wrongAnswers: [], deaths: 0 });
    expect(outcome.totals.answered).toBe(outcome.totals.sent);
    expect(outcome.slowestMs).toBeLessThan(MOST_WAIT_MS);
  });

  deepTest('plugs are pulled at random', async () => {
    const told: string[] = [];
    const verdict = await pullAll(rig, { seed: SEED, lengthMs: 10 * MINUTE_MS }, (line) => told.push(line));
    lines.push(...told, verdict.line);
    expect(verdict).toMatchObject({ isGood: true, problems: [] });
  });

  test('and the heap of each process is as large as before', async () => {
    const before = rig.heapsAtFirst;
    const after = await rig.heaps();
    const grown = Object.entries(after).filter(
      ([name, bytes]) => bytes - (before[name] ?? 0) > MOST_KEPT_BYTES,
    );
    expect(grown.map(([name, bytes]) => `${name}: ${before[name]} before, ${bytes} after`)).toEqual([]);
  });
});
