import { TenantPace } from './tenant-pace.js';

describe('the pace of tenants', () => {
  const meter = { at: 1_000, part: 1, now: () => meter.at, busy: () => meter.part };
  let pace: TenantPace;

  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(meter, { at: 1_000, part: 1 });
    pace = new TenantPace(meter);
    pace.charge('heavy', 10_000);
  });
  afterEach(() => jest.useRealTimers());

  /** Steps that `tenantId` takes at once, and later ones by the time that passes. */
  function steps(tenantId: string, count: number): { taken: number } {
    const steps = { taken: 0 };
    for (let n = 0; n < count; n += 1) {
      const held = pace.step(tenantId);
      if (held) void held.then(() => (steps.taken += 1));
      else steps.taken += 1;
    }
    return steps;
  }

  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 5) {
      meter.at += 5;
      await jest.advanceTimersByTimeAsync(5);
    }
  }

  it('slows nobody while nobody else works', () => {
    pace.note('heavy');
    expect(steps('heavy', 5).taken).toBe(5);
  });

  it('slows the one that has used much while another one is worked for, and nobody two seconds later', async () => {
    pace.note('light');
    const [heavy, light] = [steps('heavy', 10), steps('light', 10)];
    expect([heavy.taken, light.taken]).toEqual([0, 10]);
    await pass(200);
    expect(heavy.taken).toBeGreaterThanOrEqual(4);
    expect(heavy.taken).toBeLessThanOrEqual(6);
    const more = steps('heavy', 100);
    await pass(1_900);
    expect([heavy.taken, more.taken]).toEqual([10, 100]);
  });

  it('never stops it for good', async () => {
    pace.note('light');
    const heavy = steps('heavy', 100);
    for (let second = 0; second < 5; second += 1) {
      pace.note('light');
      pace.charge('heavy', 1_000);
      await pass(1_000);
    }
    expect(heavy.taken).toBe(100);
  });

  it('slows nobody while the process is idle', async () => {
    pace.note('light');
    const held = steps('heavy', 1);
    meter.part = 0.1;
    expect(steps('heavy', 1).taken).toBe(1);
    await pass(5);
    expect(held.taken).toBe(1);
  });

  it.each([
    ['little', 500, 0],
    ['as much as the other', 5_000, 5_000],
  ])('does not slow one that has used %s', (_, own, other) => {
    pace.charge('a', own);
    pace.charge('b', other);
    pace.note('b');
    expect(pace.givesWay('a')).toBe(false);
  });

  it('forgets use with time, and who was worked for long ago', () => {
    pace.note('light');
    meter.at += 1_990;
    expect(pace.givesWay('heavy')).toBe(true);
    meter.at += 20;
    expect(pace.givesWay('heavy')).toBe(false);
    meter.at += 20_000;
    pace.note('light');
    expect(pace.givesWay('heavy')).toBe(false);
  });

  it('remembers 5,000 tenants and forgets the one charged longest ago', () => {
    pace.note('light');
    for (let n = 0; n < 4_999; n += 1) pace.charge(`t${n}`, 10_000);
    expect(pace.givesWay('heavy')).toBe(true);
    pace.charge('one more', 10_000);
    expect([pace.givesWay('heavy'), pace.givesWay('t0')]).toEqual([false, true]);
  });
});
