import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import { CachedCredentialRegistry } from './cached-credential-registry.js';
import type { KeyUses } from './key-uses.js';
import type { KeyRow, TenantRegistryRepository } from './tenant-registry.repository.js';

const HASH = Buffer.alloc(32, 7);

function rig(row: KeyRow | null) {
  const state = { row, reads: 0 };
  const repository = {
    findKey: () => {
      state.reads += 1;
      return Promise.resolve(state.row);
    },
  } as unknown as TenantRegistryRepository;
  return { state, registry: new CachedCredentialRegistry(repository, {} as KeyUses, new TenantMemories()) };
}

const ROW: KeyRow = {
  ...{ id: 'key', tenant_id: 'tenant', kind: 'live', scopes: ['orders:read'], expires_at: null },
  ...{ requests_per_minute: 60, status: 'active', plan: 'standard', limits: {}, allowed_origins: [] },
};

describe('what a process remembers of a key', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('costs one read for a thousand askers at once', async () => {
    const { state, registry } = rig(ROW);
    const found = await Promise.all(Array.from({ length: 1000 }, () => registry.findKey(HASH)));
    expect(state.reads).toBe(1);
    expect(found.at(-1)).toMatchObject({ scopes: ['orders:read'], requestsPerMinute: 60, expiresAt: null });
  });

  it('is at most five seconds old, counted from before it was read', async () => {
    const { state, registry } = rig(ROW);
    await registry.findKey(HASH);
    state.row = null;
    jest.advanceTimersByTime(4_999);
    expect(await registry.findKey(HASH)).not.toBeNull();
    jest.advanceTimersByTime(1);
    expect(await registry.findKey(HASH)).toBeNull();
  });

  it('is never that a key is unknown', async () => {
    const { state, registry } = rig(null);
    await registry.findKey(HASH);
    state.row = ROW;
    expect(await registry.findKey(HASH)).not.toBeNull();
  });
});
