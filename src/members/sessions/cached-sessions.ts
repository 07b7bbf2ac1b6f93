import { Injectable, Logger } from '@nestjs/common';
import { remember, type ReadLimits, type RecentRead } from '../../kernel/recent-reads.js';
import { SessionRegistry, type SessionRecord } from '../../platform/auth/session-registry.js';
import { TenantMemories } from '../../platform/tenancy/tenant-memories.js';
import { SessionsRepository } from './sessions.repository.js';

/** Every process notices the end of a session, and the change of a role, within this time. */
const RECENT: ReadLimits = { maxAgeMs: 5_000, maxEntries: 20_000 };
/** A session's last use is saved at most once per minute. */
const MINUTE_MS = 60_000;

/** Caches sessions that exist, not those that do not: guesses must not fill the memory. */
@Injectable()
export class CachedSessions extends SessionRegistry {
  private readonly logger = new Logger('Sessions');
  private readonly sessions = new Map<string, RecentRead<SessionRecord>>();
  /** When each session's use was saved, in milliseconds since the epoch. */
  private readonly savedAt = new Map<string, number>();

  constructor(
    private readonly repository: SessionsRepository,
    memories: TenantMemories,
  ) {
    super();
    memories.register((tenantId) => this.forget(tenantId));
  }

  find(hash: Buffer): Promise<SessionRecord | null> {
    return remember(this.sessions, RECENT, hash.toString('base64'), () => this.repository.find(hash));
  }

  knows(hash: Buffer): boolean {
    return this.sessions.get(hash.toString('base64'))?.found !== undefined;
  }

  noteUse({ sessionId }: SessionRecord): void {
    const now = Date.now();
    if (now - (this.savedAt.get(sessionId) ?? 0) < MINUTE_MS) return;
    if (this.savedAt.size >= RECENT.maxEntries) this.savedAt.clear();
    this.savedAt.set(sessionId, now);
    void this.save(sessionId);
  }

  /** Called after a change in this process, so that it need not wait for the entries to expire. @param tenantId all when left out */
  forget(tenantId?: string): void {
    for (const [name, { found }] of this.sessions) {
      // Whose one is that is being read is not known yet.
      if (tenantId === undefined || !found || found.tenantId === tenantId) this.sessions.delete(name);
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
