import { setImmediate as nextTurn } from 'node:timers/promises';
import { CpuOwners } from './cpu-owners.js';
import type { TenantPace } from './tenant-pace.js';

describe('whose work the main thread does', () => {
  let cpuMs: number;
  let owners: CpuOwners;
  const charge = jest.fn();

  beforeEach(() => {
    cpuMs = 50;
    charge.mockClear();
    owners = new CpuOwners(() => cpuMs, { charge } as unknown as TenantPace);
  });

  function work(ms: number): void {
    cpuMs += ms;
  }

  it('is told by who goes on, from then until another one does', () => {
    work(3);
    owners.goOn({ tenantId: 'a', isTurn: true });
    work(10);
    owners.goOn({ tenantId: 'b' });
    work(20);
    owners.goOn({ tenantId: 'a', isTurn: true });
    work(5);
    expect(owners.takeOwned()).toEqual({ turns: new Map([['a', 15]]), others: 20 });
    work(2);
    expect(owners.takeOwned()).toEqual({ turns: new Map([['a', 2]]), others: 0 });
  });

  it('is nobody’s once the event loop has turned', async () => {
    owners.goOn({ tenantId: 'a' });
    work(4);
    await nextTurn();
    work(100);
    expect(owners.takeOwned()).toEqual({ turns: new Map(), others: 4 });
  });

  it('is nobody’s where no tenant is known', () => {
    owners.goOn({ tenantId: 'a' });
    work(4);
    owners.goOn({ tenantId: null });
    work(100);
    owners.goOn();
    work(100);
    expect(owners.takeOwned().others).toBe(4);
  });

  it('is told to the pace of tenants, but for turns, of which their costs tell it', () => {
    owners.goOn({ tenantId: 'a' });
    work(4);
    owners.goOn({ tenantId: 'b', isTurn: true });
    work(7);
    owners.takeOwned();
    expect(charge.mock.calls).toEqual([['a', 4]]);
  });
});
