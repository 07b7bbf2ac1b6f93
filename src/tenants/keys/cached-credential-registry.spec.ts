import type { CredentialChanges } from '../../platform/realtime/credential-changes.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { CachedCredentialRegistry } from './cached-credential-registry.js';
import type { KeyUses } from './key-uses.js';
import type { KeyRow, TenantRegistryRepository } from '../tenant-registry.repository.js';

const HASH = Buffer.alloc(32, 7);

function rig(row: KeyRow | null) {
  const state = { row, reads: 0 };
  const repository = {
    findKey: () => {
      state.reads += 1;
      return Promise.resolve(state.row);
    },
  } as unknown as TenantRegistryRepository;
  const changes = { listen: () => undefined, tell: () => undefined } as unknown as CredentialChanges;
  const registry = new CachedCredentialRegistry(repository, {} as KeyUses, changes, new TenantMemories());
  return { state, registry };
}

const ROW: KeyRow = {
  ...{ id: 'key', tenant_id: 'tenant', kind: 'live', scopes: ['orders:read'], expires_at: null },
  ...{ requests_per_minute: 60, status: 'active', plan: 'standard', limits: {}, allowed_origins: [] },
};

describe('the credential cache', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads once for a thousand concurrent lookups', async () => {
    const { state, registry } = rig(ROW);
    const found = await Promise.all(Array.from({ length: 1000 }, () => registry.findKey(HASH)));
    expect(state.reads).toBe(1);
    expect(found.at(-1)).toMatchObject({ scopes: ['orders:read'], requestsPerMinute: 60, expiresAt: null });
  });

  it('keeps an entry for at most five seconds, counted from before it was read', async () => {
    const { state, registry } = rig(ROW);
    await registry.findKey(HASH);
    state.row = null;
    jest.advanceTimersByTime(4_999);
    expect(await registry.findKey(HASH)).not.toBeNull();
    jest.advanceTimersByTime(1);
    expect(await registry.findKey(HASH)).toBeNull();
  });

  it('does not keep that a key is unknown', async () => {
    const { state, registry } = rig(null);
    await registry.findKey(HASH);
    state.row = ROW;
    expect(await registry.findKey(HASH)).not.toBeNull();
  });

  it('drops a key after a change of its own tenant, and of no other', async () => {
    const { state, registry } = rig(ROW);
    await registry.findKey(HASH);
    registry.forget('another');
    await registry.findKey(HASH);
    expect(state.reads).toBe(1);
    registry.forget('tenant');
    await registry.findKey(HASH);
    expect(state.reads).toBe(2);
  });

  it('reads a key again when its tenant changed during the read', async () => {
    const { state, registry } = rig(ROW);
    const reading = registry.findKey(HASH);
    registry.forget('tenant');
    await reading;
    await registry.findKey(HASH);
    expect(state.reads).toBe(2);
  });

  it('keeps that a key is genuine until a read shows that it is not any more', async () => {
    const { state, registry } = rig(ROW);
    expect(registry.knows(HASH)).toBe(false);
    await registry.findKey(HASH);
    registry.forget('tenant');
    jest.advanceTimersByTime(3_600_000);
    expect(registry.knows(HASH)).toBe(true);
    state.row = null;
    await registry.findKey(HASH);
    expect(registry.knows(HASH)).toBe(false);
  });

  it('is bounded: of twenty thousand and one keys the least recently used is dropped', async () => {
    const { registry } = rig(ROW);
    const hash = (n: number) => Buffer.alloc(32, String(n).padStart(8, '0'));
    for (let n = 0; n < 20_000; n += 1) await registry.findKey(hash(n));
    registry.forget('tenant');
    await registry.findKey(hash(0));
    await registry.findKey(hash(20_000));
    expect([0, 1, 2, 20_000].map((n) => registry.knows(hash(n)))).toEqual([true, false, true, true]);
  });
});
