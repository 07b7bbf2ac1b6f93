import { runAsTenant } from '../context/request-context.js';
import { TenantPace } from './tenant-pace.js';
import { mapInSlices } from './yield-now.js';
import { WORK_SLICES, WorkSlices } from './work-slices.js';

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Counts the turns of the event loop until the work is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  void work.finally(() => (done = true));
  while (!done) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  return turns;
}

describe('work in slices', () => {
  function* steps(
    count: number,
    milliseconds: number,
    log: string[] = [],
    name = '',
  ): Generator<void, string> {
    for (let step = 0; step < count; step += 1) {
      busy(milliseconds);
      log.push(name);
      yield;
    }
    return name;
  }

  it('yields to the event loop many times during long work', async () => {
    expect(await turnsDuring(new WorkSlices().run(steps(20, 6)))).toBeGreaterThanOrEqual(20);
  });

  it('finishes short work in a few turns of the event loop', async () => {
    expect(await turnsDuring(new WorkSlices().run(steps(1000, 0)))).toBeLessThan(20);
  });

  it('gives callers one slice each, in turn, and one slice per turn of the event loop', async () => {
    const slices = new WorkSlices();
    const log: string[] = [];
    const names = ['a', 'b', 'c'];
    const all = Promise.all(names.map((name) => slices.run(steps(10, 6, log, name))));
    expect(await turnsDuring(all)).toBeGreaterThanOrEqual(30);
    expect(await all).toEqual(names);
    expect(log).toEqual(Array.from({ length: 10 }, () => names).flat());
  });

  it('has one queue for injected slices and for work that yields by itself', async () => {
    const log: string[] = [];
    const read = (name: string) => {
      busy(6);
      log.push(name);
    };
    const both = Promise.all([
      WORK_SLICES.run(steps(10, 6, log, 'index')),
      mapInSlices(
        Array.from({ length: 10 }, () => 'question'),
        read,
      ),
    ]);
    expect(await turnsDuring(both)).toBeGreaterThanOrEqual(20);
    expect(log).toEqual(Array.from({ length: 10 }, () => ['index', 'question']).flat());
  });

  it('gives a tenant that has used much one slice in five while lighter ones wait, and never none', async () => {
    const pace = new TenantPace({ now: () => performance.now(), busy: () => 0 });
    pace.charge('heavy', 100_000);
    pace.note('light');
    const slices = new WorkSlices(pace);
    const log: string[] = [];
    const ids = { requestId: 'r', correlationId: 'c' };
    await Promise.all(
      ['heavy', 'light', 'light'].map((name) =>
        runAsTenant(name, ids, () => slices.run(steps(name === 'heavy' ? 3 : 10, 6, log, name))),
      ),
    );
    const fourLight = ['light', 'light', 'light', 'light'];
    expect(log.slice(0, 15)).toEqual([1, 2, 3].flatMap(() => [...fourLight, 'heavy']));
  });

  it('lets others run when a step fails', async () => {
    const slices = new WorkSlices();
    // oxlint-disable-next-line require-yield -- a generator that fails at its first step
    function* failing(): Generator<void, never> {
      throw new Error('broken');
    }
    await expect(slices.run(failing())).rejects.toThrow('broken');
    expect(await slices.run(steps(3, 6, [], 'next'))).toBe('next');
  });
});
