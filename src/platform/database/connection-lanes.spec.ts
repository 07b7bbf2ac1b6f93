import type { Urgency } from '../context/request-context.js';
import { METRICS } from '../metrics/metrics.js';
import { ConnectionLanes, type Asker } from './connection-lanes.js';

const REQUEST_WAIT_MS = 1_000;

/** Works that begin when the lanes let them, and end when the test says so. */
class Works {
  readonly begun: number[] = [];
  private readonly ends = new Map<number, () => void>();

  constructor(private readonly lanes: ConnectionLanes) {}

  start(name: number, asker: Asker): Promise<void> {
    return this.lanes.run(asker, () => {
      this.begun.push(name);
      return new Promise<void>((resolve) => this.ends.set(name, resolve));
    });
  }

  startMany(count: number, askerOf: (name: number) => Asker): void {
    for (let name = 0; name < count; name += 1) void this.start(name, askerOf(name));
  }

  async end(name: number): Promise<void> {
    this.ends.get(name)?.();
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let at = 0; at < 10; at += 1) await Promise.resolve();
}

function job(tenantId: string): Asker {
  return { tenantId, isJob: true, urgency: 'high', joinsLineWithin: 0 };
}

function request(tenantId: string, joinsLineWithin = Infinity, urgency: Urgency = 'normal'): Asker {
  return { tenantId, isJob: false, urgency, joinsLineWithin };
}

function urgent(tenantId: string, urgency: Urgency): Asker {
  return request(tenantId, Infinity, urgency);
}

describe('the connections of the pool', () => {
  // Who still waits at the end of a test must not give up during another one.
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function lanesOf(poolSize: number): ConnectionLanes {
    return new ConnectionLanes(poolSize, REQUEST_WAIT_MS);
  }

  describe.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [10, 7],
    [100, 70],
  ])('of %i', (pool, most) => {
    it.each([
      ['jobs', most, (name: number) => job(`t${name}`)],
      ['requests of one tenant', most, () => request('a')],
      ['requests of all', pool, (name: number) => request(`t${name}`)],
    ])(`may be used by %s: %i`, async (_, expected, askerOf) => {
      const works = new Works(lanesOf(pool));
      works.startMany(pool + 5, askerOf);
      await settled();
      expect(works.begun).toHaveLength(expected);
    });
  });

  it('go to those that wait in the order in which they came, also from work that fails', async () => {
    const lanes = lanesOf(2);
    const works = new Works(lanes);
    let fail = (_error: Error): void => undefined;
    const failing = lanes.run(job('a'), () => new Promise((_, reject) => (fail = reject)));
    for (const name of [1, 2, 3]) void works.start(name, job('a'));
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
    void works.start(4, job('a'));
    await settled();
    expect(works.begun).toEqual([1, 2, 3, 4]);
  });

  it('go to the tenant with the fewest, and to requests before jobs', async () => {
    const works = new Works(lanesOf(3));
    const askers = [
      request('a'),
      request('a'),
      request('b'),
      job('c'),
      request('a'),
      request('b'),
      request('c'),
    ];
    works.startMany(askers.length, (name) => askers[name] ?? request('none'));
    await settled();
    expect(works.begun).toEqual([0, 1, 2]);
    await works.end(0);
    expect(works.begun).toEqual([0, 1, 2, 6]);
    await works.end(2);
    expect(works.begun).toEqual([0, 1, 2, 6, 5]);
  });

  it('are waited for a second by requests and ten by jobs; who gives up takes no place', async () => {
    const lanes = lanesOf(1);
    const works = new Works(lanes);
    void works.start(1, job('a'));
    await settled();
    const [late, never] = [works.start(2, job('a')), works.start(3, request('b'))];
    const refused = [late, never].map((each) =>
      expect(each).rejects.toMatchObject({ code: 'database_unavailable' }),
    );
    jest.advanceTimersByTime(REQUEST_WAIT_MS - 1);
    expect(lanes.longestWaitMs).toBe(REQUEST_WAIT_MS - 1);
    jest.advanceTimersByTime(1);
    await refused[1];
    expect(lanes.longestWaitMs).toBe(0);
    jest.advanceTimersByTime(4_000);
    void works.start(4, job('a'));
    jest.advanceTimersByTime(5_000);
    jest.useRealTimers();
    await refused[0];
    await works.end(1);
    expect(works.begun).toEqual([1, 4]);
  });

  it('are not waited for by requests that can wait when the line is long', async () => {
    const lanes = lanesOf(1);
    const works = new Works(lanes);
    void works.start(1, request('a'));
    void works.start(2, request('b', 100));
    jest.advanceTimersByTime(100);
    void works.start(3, request('c', 100));
    jest.advanceTimersByTime(1);
    await expect(works.start(4, request('d', 100))).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(lanes.turnedAway).toBe(1);
    void works.start(5, job('e'));
    for (const name of [1, 2, 3]) await works.end(name);
    expect(works.begun).toEqual([1, 2, 3, 5]);
  });

  it('are not thought to be held for long because one was, as by an archive', async () => {
    const lanes = lanesOf(1);
    const works = new Works(lanes);
    void works.start(1, request('a'));
    await settled();
    jest.advanceTimersByTime(900_000);
    await works.end(1);
    for (const name of [2, 3, 4]) void works.start(name, request('b', 500));
    // Two wait before it, and none has waited for long.
    void works.start(5, request('c', 500));
    await settled();
    expect(lanes.turnedAway).toBe(0);
    for (const name of [2, 3, 4, 5]) await works.end(name);
    expect(works.begun).toHaveLength(5);
  });

  it('are waited for behind a tenant that has all it may have only by that tenant', async () => {
    const lanes = lanesOf(3);
    const works = new Works(lanes);
    for (const name of [1, 2, 3]) void works.start(name, request('a', 100));
    void works.start(4, request('b', 100));
    void works.start(5, request('c', 100));
    await settled();
    expect(works.begun).toEqual([1, 2, 4]);
    jest.advanceTimersByTime(90);
    await works.end(4);
    expect(works.begun).toEqual([1, 2, 4, 5]);
    jest.advanceTimersByTime(11);
    await expect(works.start(6, request('a', 100))).rejects.toMatchObject({ code: 'database_unavailable' });
    void works.start(7, request('d', 100));
    await works.end(5);
    expect(works.begun).toEqual([1, 2, 4, 5, 7]);
  });

  it('go to all for whom one that ends makes room', async () => {
    const works = new Works(lanesOf(3));
    for (const name of [1, 2]) void works.start(name, job('a'));
    void works.start(3, request('a'));
    void works.start(4, job('b'));
    await settled();
    expect(works.begun).toEqual([1, 2]);
    await works.end(1);
    expect(works.begun).toEqual([1, 2, 3, 4]);
  });

  it('go to a job that has waited for long as to a request', async () => {
    const works = new Works(lanesOf(1));
    void works.start(1, request('a'));
    await settled();
    void works.start(2, job('b'));
    jest.advanceTimersByTime(500);
    void works.start(3, request('c'));
    await works.end(1);
    expect(works.begun).toEqual([1, 2]);
  });

  it.each<[Urgency, number]>([
    ['low', 7],
    ['normal', 7],
    ['high', 9],
    ['always', 3],
  ])('of ten may be used by one tenant for what is of urgency %s: %i', async (urgency, most) => {
    const works = new Works(lanesOf(10));
    works.startMany(15, () => urgent('a', urgency));
    await settled();
    expect(works.begun).toHaveLength(most);
  });

  it('are left by renewals of leases that wait for locked rows, of one business or of all', async () => {
    const works = new Works(lanesOf(10));
    works.startMany(15, () => urgent('a', 'always'));
    works.startMany(15, () => urgent('b', 'always'));
    works.startMany(15, () => urgent('c', 'always'));
    await settled();
    expect(works.begun).toHaveLength(7);
    works.startMany(2, () => urgent('a', 'high'));
    void works.start(20, request('d'));
    await settled();
    expect(works.begun.slice(7)).toEqual([0, 1, 20]);
  });

  it('go to a renewal beside all that its visitors have, and to no visitor behind one that must wait', async () => {
    const lanes = lanesOf(10);
    const works = new Works(lanes);
    works.startMany(15, () => urgent('a', 'high'));
    void works.start(20, urgent('a', 'always'));
    await settled();
    expect(works.begun.slice(9)).toEqual([20]);
    const others = new Works(lanesOf(10));
    others.startMany(4, () => urgent('a', 'always'));
    void others.start(20, urgent('a', 'high'));
    await settled();
    expect(others.begun).toEqual([0, 1, 2, 20]);
    await others.end(1);
    expect(others.begun.slice(4)).toEqual([3]);
  });

  it('are not waited for behind renewals that have all they may', async () => {
    const lanes = lanesOf(3);
    const works = new Works(lanes);
    works.startMany(2, () => urgent('a', 'always'));
    for (const name of [10, 11]) void works.start(name, request('b'));
    await settled();
    expect(works.begun).toEqual([0, 10, 11]);
    jest.advanceTimersByTime(101);
    expect(() => lanes.requireShort(request('a', 100, 'high'))).not.toThrow();
  });

  it('of one tenant more, for what its visitors wait for beside its lists', async () => {
    const works = new Works(lanesOf(10));
    works.startMany(9, () => urgent('a', 'low'));
    await settled();
    void works.start(20, urgent('a', 'high'));
    await settled();
    expect(works.begun).toEqual([0, 1, 2, 3, 4, 5, 6, 20]);
  });

  it('go to the most urgent that waits, of tenants with equally many', async () => {
    const works = new Works(lanesOf(1));
    const line: Urgency[] = ['normal', 'low', 'normal', 'high', 'always', 'high'];
    works.startMany(line.length, (name) => urgent(name % 2 ? 'a' : 'b', line[name] ?? 'low'));
    await settled();
    for (const name of [0, 4, 3, 5, 2, 1]) await works.end(name);
    expect(works.begun).toEqual([0, 4, 3, 5, 2, 1]);
  });

  it('go to what can wait before more urgent ones, once it has waited for long', async () => {
    const works = new Works(lanesOf(1));
    void works.start(1, urgent('a', 'high'));
    void works.start(2, urgent('a', 'low'));
    await settled();
    jest.advanceTimersByTime(500);
    void works.start(3, urgent('a', 'high'));
    await works.end(1);
    expect(works.begun).toEqual([1, 2]);
  });

  it('are not waited for behind more urgent ones, but are behind less urgent ones', async () => {
    const lanes = lanesOf(1);
    const works = new Works(lanes);
    void works.start(1, request('a'));
    void works.start(2, request('a', 100, 'normal'));
    jest.advanceTimersByTime(101);
    const refused = works.start(3, request('a', 100, 'low'));
    await expect(refused).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(() => lanes.requireShort(request('a', 100, 'low'))).toThrow('busy or away');
    expect(lanes.turnedAway).toBe(2);
    expect(() => lanes.requireShort(request('a', 100, 'high'))).not.toThrow();
    expect(() => lanes.requireShort(request('b', 100, 'low'))).not.toThrow();
    void works.start(4, request('a', 100, 'high'));
    await works.end(1);
    expect(works.begun).toEqual([1, 4]);
  });

  it('are refused at once to whom the line would keep waiting, before anybody in it has', async () => {
    const works = new Works(lanesOf(1));
    // One statement after the other takes 50 ms.
    for (let name = 0; name < 60; name += 1) {
      void works.start(name, request('a'));
      await settled();
      jest.advanceTimersByTime(50);
      await works.end(name);
    }
    void works.start(100, request('a'));
    for (const name of [101, 102, 103]) void works.start(name, request('a', 200));
    void works.start(104, request('a', 100)).catch(() => works.begun.push(-104));
    await settled();
    expect(works.begun.slice(60)).toEqual([100, -104]);
    for (const name of [100, 101, 102, 103]) await works.end(name);
    expect(works.begun.slice(60)).toEqual([100, -104, 101, 102, 103]);
  });

  it('are waited for by a visitor only behind those who may have the next one, not behind lists of its business', async () => {
    const lanes = lanesOf(10);
    const works = new Works(lanes);
    // Seven lists run and twenty wait, more than half a second: they are as urgent as a visitor, and may have no more.
    works.startMany(27, () => urgent('a', 'low'));
    works.startMany(2, () => urgent('a', 'high'));
    void works.start(30, request('b'));
    await settled();
    jest.advanceTimersByTime(600);
    expect(() => lanes.requireShort(request('a', 100, 'high'))).not.toThrow();
    expect(() => lanes.requireShort(request('a', 100, 'low'))).toThrow('busy or away');
    // One that may have as many as the visitor is before it all the same.
    void works.start(40, urgent('a', 'high'));
    jest.advanceTimersByTime(101);
    expect(() => lanes.requireShort(request('a', 100, 'high'))).toThrow('busy or away');
  });

  it('are counted when they are waited for in vain, and how long', async () => {
    const wait = jest.spyOn(METRICS.poolWaitSeconds, 'observeMs');
    const givenUp = jest.spyOn(METRICS.poolGivenUp, 'add');
    const works = new Works(lanesOf(1));
    void works.start(1, request('a'));
    await settled();
    wait.mockClear();
    const refused = expect(works.start(2, request('b'))).rejects.toThrow('busy or away');
    jest.advanceTimersByTime(REQUEST_WAIT_MS);
    await refused;
    expect(givenUp.mock.calls).toEqual([[{ asker: 'request' }]]);
    expect(wait.mock.calls).toEqual([[{ asker: 'request' }, REQUEST_WAIT_MS]]);
  });
});
