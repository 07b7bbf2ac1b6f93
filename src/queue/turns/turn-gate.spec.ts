import { TenantPace } from '../../platform/time/tenant-pace.js';
import type { JobPlace } from '../job-intake.js';
import { TurnCosts } from './turn-costs.js';
import { TurnGate } from './turn-gate.js';

const SHARE = 4;

/** The result of a turn's request to run: its place, null when it was sent back, undefined while it is held. */
interface Asked {
  place?: JobPlace | null;
}

describe('the gate of a worker’s turns', () => {
  const costs = new TurnCosts();
  let pace: TenantPace;
  let gate: TurnGate;

  beforeEach(() => {
    jest.spyOn(costs, 'of').mockReturnValue(10);
    pace = new TenantPace();
    gate = new TurnGate(SHARE, costs, pace);
  });
  afterEach(() => jest.restoreAllMocks());

  function ask(tenantId: string): Asked {
    const asked: Asked = {};
    void gate.enter(tenantId).then((place) => (asked.place = place));
    return asked;
  }

  /** Runs the callbacks of all resolved promises. */
  function settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** `n` turns of one tenant request to run. @returns those that run, in order. */
  async function running(asked: Asked[]): Promise<JobPlace[]> {
    await settle();
    return asked.flatMap(({ place }) => place ?? []);
  }

  function many(tenantId: string, count: number): Asked[] {
    return Array.from({ length: count }, () => ask(tenantId));
  }

  it('limits a tenant to its share while another one runs', async () => {
    const own = many('a', 10);
    const others = many('b', 2);
    expect(await running(own)).toHaveLength(SHARE);
    expect(await running(others)).toHaveLength(2);
  });

  it('lets the oldest held turn run when one ends; ending twice counts once', async () => {
    const own = many('a', 10);
    const [first] = await running(own);
    first?.leave();
    first?.leave();
    expect(await running(own)).toHaveLength(SHARE + 1);
    expect(own[SHARE]?.place).toBeTruthy();
  });

  it.each([
    [10, 4],
    [50, 4],
    [100, 2],
    [200, 1],
    [1_000, 1],
  ])('lets turns of %d ms of CPU run %d at once', async (ms, atOnce) => {
    jest.mocked(costs.of).mockReturnValue(ms);
    expect(await running(many('a', 10))).toHaveLength(atOnce);
  });

  it('tells the pace of tenants which turns run', async () => {
    pace.charge('a', 10_000);
    expect(pace.givesWay('a')).toBe(false);
    await running([ask('b')]);
    expect(pace.givesWay('a')).toBe(true);
  });

  it('sends back the turn that was held last, never a running one', async () => {
    const own = many('a', SHARE + 2);
    expect(gate.dismiss()).toBe(true);
    expect(await running(own)).toHaveLength(SHARE);
    expect(own.slice(SHARE)).toEqual([{}, { place: null }]);
    expect([gate.dismiss(), gate.isHolding, gate.dismiss()]).toEqual([true, false, false]);
  });

  it('lets a turn run alone: after the running ones, before any new one', async () => {
    const [suspect, beside] = await running([ask('a'), ask('b')]);
    let isAlone = false;
    void suspect?.alone().then(() => (isAlone = true));
    const late = ask('c');
    expect(await running([late])).toHaveLength(0);
    expect(isAlone).toBe(false);
    beside?.leave();
    await settle();
    expect(isAlone).toBe(true);
    expect(await running([late, ask('d')])).toHaveLength(0);
    suspect?.leave();
    expect(await running([late])).toHaveLength(1);
  });

  it('lets several that must run alone run one after the other', async () => {
    const places = await running([ask('a'), ask('a'), ask('b')]);
    const alone: JobPlace[] = [];
    for (const place of places) void place.alone().then(() => alone.push(place));
    for (let n = 1; n <= 3; n += 1) {
      await settle();
      expect(alone).toHaveLength(n);
      alone.at(-1)?.leave();
    }
    expect(await running([ask('a')])).toHaveLength(1);
  });
});
