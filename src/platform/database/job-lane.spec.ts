import { JobLane } from './job-lane.js';

/** Works that begin when the lane lets them, and end when the test says so. */
class Works {
  readonly begun: number[] = [];
  private readonly ends = new Map<number, () => void>();

  constructor(private readonly lane: JobLane) {}

  start(name: number): Promise<void> {
    return this.lane.run(() => {
      this.begun.push(name);
      return new Promise((resolve) => this.ends.set(name, resolve));
    });
  }

  async end(name: number): Promise<void> {
    this.ends.get(name)?.();
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let at = 0; at < 10; at += 1) await Promise.resolve();
}

describe('the connections that jobs may use', () => {
  // Who still waits at the end of a test must not give up during another one.
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [10, 7],
    [100, 70],
  ])('of %i are %i', async (pool, most) => {
    const works = new Works(new JobLane(pool));
    for (let name = 0; name < pool + 5; name += 1) void works.start(name);
    await settled();
    expect(works.begun).toHaveLength(most);
  });

  it('go to those that wait in the order in which they came, also from work that fails', async () => {
    const lane = new JobLane(2);
    const works = new Works(lane);
    let fail = (_error: Error): void => undefined;
    const failing = lane.run(() => new Promise((_, reject) => (fail = reject)));
    for (const name of [1, 2, 3]) void works.start(name);
    await settled();
    expect(works.begun).toEqual([]);
    fail(new Error('no such table'));
    await expect(failing).rejects.toThrow('no such table');
    await settled();
    expect(works.begun).toEqual([1]);
    await works.end(1);
    await works.end(2);
    expect(works.begun).toEqual([1, 2, 3]);
    await works.end(3);
    void works.start(4);
    await settled();
    expect(works.begun).toEqual([1, 2, 3, 4]);
  });

  it('are waited for ten seconds; who gives up takes no place', async () => {
    const works = new Works(new JobLane(1));
    void works.start(1);
    await settled();
    const late = works.start(2);
    const refused = expect(late).rejects.toMatchObject({ code: 'database_unavailable' });
    jest.advanceTimersByTime(5_000);
    void works.start(3);
    jest.advanceTimersByTime(5_000);
    jest.useRealTimers();
    await refused;
    await works.end(1);
    expect(works.begun).toEqual([1, 3]);
  });
});
