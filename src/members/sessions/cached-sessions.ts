import { Injectable, Logger } from '@nestjs/common';
import { RecentNames } from '../../kernel/recent-names.js';
import { remember, type ReadLimits, type RecentRead } from '../../kernel/recent-reads.js';
import { SessionRegistry, type SessionRecord } from '../../platform/auth/session-registry.js';
import { CredentialChanges, type CredentialChange } from '../../platform/realtime/credential-changes.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { SessionsRepository } from './sessions.repository.js';

/** A process that is not told of the end of a session, or of the change of a role, notices it within this time. */
const RECENT: ReadLimits = { maxAgeMs: 5_000, maxEntries: 20_000 };
/** A session's last use is saved at most once per minute. */
const MINUTE_MS = 60_000;

/**
 * Caches sessions that exist, not those that do not: guesses must not fill the memory. That one is genuine is kept
 * separately, as of keys: what is forgotten is still looked up from an address whose look-ups are blocked.
 */
@Injectable()
export class CachedSessions extends SessionRegistry {
  private readonly logger = new Logger('Sessions');
  private readonly sessions = new Map<string, RecentRead<SessionRecord>>();
  private readonly genuine = new RecentNames(RECENT.maxEntries);
  /** When each session's use was saved, in milliseconds since the epoch. */
  private readonly savedAt = new Map<string, number>();

  constructor(
    private readonly repository: SessionsRepository,
    private readonly changes: CredentialChanges,
    memories: TenantMemories,
  ) {
    super();
    memories.register((tenantId) => this.drop({ tenantId }));
    changes.listen((change) => this.drop(change));
  }

  find(hash: Buffer): Promise<SessionRecord | null> {
    const name = hash.toString('base64');
    return remember(this.sessions, RECENT, name, async () => {
      const session = await this.repository.find(hash);
      this.genuine.note(name, session !== null);
      return session;
    });
  }

  knows(hash: Buffer): boolean {
    return this.genuine.has(hash.toString('base64'));
  }

  noteUse({ sessionId }: SessionRecord): void {
    const now = Date.now();
    if (now - (this.savedAt.get(sessionId) ?? 0) < MINUTE_MS) return;
    if (this.savedAt.size >= RECENT.maxEntries) this.savedAt.clear();
    this.savedAt.set(sessionId, now);
    void this.save(sessionId);
  }

  /** Called after a change, so that no process waits for its entries to expire. */
  forget(tenantId: string): void {
    this.tell({ tenantId });
  }

  /** The same of a person, in all their businesses. */
  forgetPerson(personId: string): void {
    this.tell({ personId });
  }

  private tell(change: CredentialChange): void {
    this.drop(change);
    this.changes.tell(change);
  }

  private drop(change: CredentialChange): void {
    for (const [name, { found }] of this.sessions) {
      // Whose one is that is being read is not known yet.
      if (!found || isOf(found, change)) this.sessions.delete(name);
    }
  }

  private async save(sessionId: string): Promise<void> {
    try {
      await this.repository.saveUse(sessionId);
    } catch (error) {
      this.savedAt.delete(sessionId);
      this.logger.warn(
        error instanceof Error ? error : { error },
        'The last use of a session could not be saved',
      );
    }
  }
}

function isOf({ tenantId, personId }: SessionRecord, change: CredentialChange): boolean {
  return 'tenantId' in change ? change.tenantId === tenantId : change.personId === personId;
}
