import { Clock } from '../../kernel/clock.js';
import { KeyUses } from './key-uses.js';
import type { KeyUse, TenantRegistryRepository } from '../tenant-registry.repository.js';

const START = Date.parse('2026-11-23T09:00:00Z');

class SetClock extends Clock {
  seconds = 0;

  now(): Date {
    return new Date(START + this.seconds * 1000);
  }
}

function rig() {
  const clock = new SetClock();
  const saved: KeyUse[][] = [];
  const state = { away: false };
  const registry = {
    saveUses: (uses: KeyUse[]) => {
      if (state.away) return Promise.reject(new Error('away'));
      saved.push(uses);
      return Promise.resolve();
    },
  } as unknown as TenantRegistryRepository;
  return { clock, saved, state, uses: new KeyUses(registry, clock) };
}

describe('the last use of keys', () => {
  it('is saved once for many uses, at most once a minute', async () => {
    const { clock, saved, uses } = rig();
    for (clock.seconds = 0; clock.seconds < 180; clock.seconds += 2) {
      uses.note('tenant', 'key');
      await uses.save();
    }
    expect(saved.map(([use]) => (Number(use?.at) - START) / 1000)).toEqual([0, 60, 120]);
  });

  it('is saved for all keys in one statement, and without uses there is no statement', async () => {
    const { saved, uses } = rig();
    await uses.save();
    expect(saved).toEqual([]);
    for (const key of ['a', 'b', 'c']) uses.note(`tenant of ${key}`, key);
    await uses.save();
    expect(saved.map((each) => each.map(({ keyId, tenantId }) => `${keyId} ${tenantId}`))).toEqual([
      ['a tenant of a', 'b tenant of b', 'c tenant of c'],
    ]);
  });

  it('is not lost while the database is away', async () => {
    const { clock, saved, state, uses } = rig();
    state.away = true;
    uses.note('tenant', 'key');
    await uses.save();
    clock.seconds = 30;
    state.away = false;
    await uses.save();
    expect(saved).toEqual([[{ tenantId: 'tenant', keyId: 'key', at: new Date(START) }]]);
  });

  it('is saved when the process stops', async () => {
    const { saved, uses } = rig();
    uses.onModuleInit();
    uses.note('tenant', 'key');
    await uses.beforeApplicationShutdown();
    expect(saved).toHaveLength(1);
  });
});
