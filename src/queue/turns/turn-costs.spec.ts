import { runAsTenant } from '../../platform/context/request-context.js';
import { CpuOwners } from '../../platform/time/cpu-owners.js';
import { TenantPace } from '../../platform/time/tenant-pace.js';
import { mapInSlices } from '../../platform/time/yield-now.js';
import { TurnCosts } from './turn-costs.js';

describe('what turns cost', () => {
  let cpuMs: number;
  let owners: CpuOwners;
  let costs: TurnCosts;

  beforeEach(() => {
    cpuMs = 1_000;
    owners = new CpuOwners(() => cpuMs, new TenantPace());
    costs = new TurnCosts(owners, new TenantPace());
  });

  /** Work that the tenant claims. */
  function work(tenantId: string, isTurn: boolean, ms: number): void {
    owners.goOn({ tenantId, isTurn });
    cpuMs += ms;
    owners.goOn({ tenantId: null });
  }

  /** One turn that runs alone. */
  function run(tenantId: string, ms: number): void {
    const meter = costs.begin(tenantId);
    cpuMs += ms;
    costs.end(meter);
  }

  it('is a default until the first has run, then its CPU time, without that between turns', () => {
    expect(costs.of('a')).toBe(20);
    run('a', 80);
    cpuMs += 10_000;
    run('a', 80);
    expect(costs.of('a')).toBe(80);
    expect(costs.of('b')).toBe(20);
  });

  it('adapts to a change within some turns', () => {
    run('a', 10);
    for (let n = 0; n < 10; n += 1) run('a', 200);
    expect(costs.of('a')).toBeGreaterThan(180);
  });

  it('lies between 5 and 1,000 ms', () => {
    run('a', 0);
    run('b', 60_000);
    expect([costs.of('a'), costs.of('b')]).toEqual([5, 1_000]);
  });

  it('is not charged to a cheap turn that runs beside expensive ones', () => {
    run('dear', 200);
    run('cheap', 10);
    for (let n = 0; n < 20; n += 1) {
      const [dear, cheap] = [costs.begin('dear'), costs.begin('cheap')];
      cpuMs += 210;
      costs.end(cheap);
      costs.end(dear);
    }
    expect(costs.of('dear')).toBeGreaterThan(190);
    expect(costs.of('cheap')).toBeLessThan(20);
  });

  it('is not charged for the import of another tenant, nor of its own, beside which it waits', () => {
    run('shop', 20);
    for (const importer of ['other', 'shop']) {
      for (let n = 0; n < 20; n += 1) {
        const waiting = costs.begin('shop');
        work('shop', true, 10);
        work(importer, false, 500);
        work('shop', true, 10);
        // Of nobody: parsing what the stores send.
        cpuMs += 26;
        costs.end(waiting);
      }
      expect(costs.of('shop')).toBeGreaterThanOrEqual(20);
      expect(costs.of('shop')).toBeLessThan(23);
    }
  });

  it('is not charged for the slices of another tenant’s long work in this very thread', async () => {
    const real = new TurnCosts();
    const waiting = real.begin('waits');
    const spend = (): void => {
      const until = performance.now() + 6;
      while (performance.now() < until);
    };
    const ids = { requestId: 'r', correlationId: 'c' };
    await runAsTenant('imports', ids, () => mapInSlices(Array.from({ length: 40 }), spend));
    real.end(waiting);
    // Of 240 ms.
    expect(real.of('waits')).toBeLessThan(60);
  });

  it('of two that run beside each other is what each claims', () => {
    for (let n = 0; n < 20; n += 1) {
      const [dear, cheap] = [costs.begin('dear'), costs.begin('cheap')];
      work('dear', true, 200);
      work('cheap', true, 10);
      costs.end(cheap);
      costs.end(dear);
    }
    expect([costs.of('dear'), costs.of('cheap')]).toEqual([200, 10]);
  });

  it('counts a turn that ends twice only once', () => {
    run('a', 40);
    const meter = costs.begin('a');
    cpuMs += 40;
    costs.end(meter);
    cpuMs += 4_000;
    costs.end(meter);
    expect(costs.of('a')).toBe(40);
  });

  it('is told to the pace of tenants', () => {
    const charge = jest.fn();
    const told = new TurnCosts(owners, { charge } as unknown as TenantPace);
    const meter = told.begin('a');
    cpuMs += 40;
    told.end(meter);
    expect(charge.mock.calls).toEqual([['a', 40]]);
  });

  it('remembers 5,000 tenants and forgets the one measured longest ago', () => {
    for (let n = 0; n <= 5_000; n += 1) run(`t${n}`, 100);
    expect([costs.of('t0'), costs.of('t1'), costs.of('t5000')]).toEqual([20, 100, 100]);
  });
});
