import type { SessionRecord } from '../../platform/auth/session-registry.js';
import type { CredentialChange, CredentialChanges } from '../../platform/realtime/credential-changes.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { CachedSessions } from './cached-sessions.js';
import type { SessionsRepository } from './sessions.repository.js';

const HASH = Buffer.alloc(32, 7);
const OTHER = Buffer.alloc(32, 8);
const SESSION: SessionRecord = {
  ...{ sessionId: 's', personId: 'aoife', tenantId: 'tea', memberId: 'm', role: 'owner' },
  endsAt: new Date('2027-01-01'),
};

function rig() {
  const stored = new Map<string, SessionRecord>([
    [HASH.toString('base64'), SESSION],
    [OTHER.toString('base64'), { ...SESSION, personId: 'sam' }],
  ]);
  const reads: Buffer[] = [];
  const repository = {
    find: (hash: Buffer) => {
      reads.push(hash);
      return Promise.resolve(stored.get(hash.toString('base64')) ?? null);
    },
  } as unknown as SessionsRepository;
  const memories = new TenantMemories();
  const told: CredentialChange[] = [];
  const hear: ((change: CredentialChange) => void)[] = [];
  const changes = {
    listen: (listener: (change: CredentialChange) => void) => hear.push(listener),
    tell: (change: CredentialChange) => told.push(change),
  } as unknown as CredentialChanges;
  return { stored, reads, told, hear, sessions: new CachedSessions(repository, changes, memories) };
}

describe('remembered sessions', () => {
  it('are read anew after a change of their person alone', async () => {
    const { reads, sessions } = rig();
    for (const hash of [HASH, OTHER]) await sessions.find(hash);
    sessions.forgetPerson('aoife');
    for (const hash of [HASH, OTHER]) await sessions.find(hash);
    expect(reads).toEqual([HASH, OTHER, HASH]);
  });

  it('are read anew after a change of their business alone', async () => {
    const { reads, sessions } = rig();
    await sessions.find(HASH);
    sessions.forget('another');
    await sessions.find(HASH);
    sessions.forget('tea');
    await sessions.find(HASH);
    expect(reads).toEqual([HASH, HASH]);
  });

  it('tell the other processes of a change, and read anew what these tell', async () => {
    const { reads, told, hear, sessions } = rig();
    sessions.forgetPerson('aoife');
    sessions.forget('tea');
    expect(told).toEqual([{ personId: 'aoife' }, { tenantId: 'tea' }]);
    for (const hash of [HASH, OTHER]) await sessions.find(hash);
    for (const listener of hear) listener({ personId: 'aoife' });
    for (const hash of [HASH, OTHER]) await sessions.find(hash);
    expect(reads).toEqual([HASH, OTHER, HASH]);
    expect(told).toHaveLength(2);
  });

  it('stay known as genuine while they are forgotten, until they are over', async () => {
    const { stored, sessions } = rig();
    expect(sessions.knows(HASH)).toBe(false);
    await sessions.find(HASH);
    sessions.forget('tea');
    expect(sessions.knows(HASH)).toBe(true);
    stored.clear();
    await sessions.find(HASH);
    expect(sessions.knows(HASH)).toBe(false);
  });
});
