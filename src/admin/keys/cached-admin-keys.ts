import { Injectable, Logger } from '@nestjs/common';
import { remember, type ReadLimits, type RecentRead } from '../../kernel/recent-reads.js';
import { AdminKeyRegistry } from '../../platform/auth/admin-key-registry.js';
import { AdminKeysRepository } from './admin-keys.repository.js';

/** Every process notices a revocation within this time. */
const RECENT: ReadLimits = { maxAgeMs: 5_000, maxEntries: 1_000 };
/** A key's last use is saved at most once per minute. */
const MINUTE_MS = 60_000;

/** Caches admin keys that exist, not keys that do not: guesses must not fill the memory. */
@Injectable()
export class CachedAdminKeys extends AdminKeyRegistry {
  private readonly logger = new Logger('AdminKeys');
  private readonly ids = new Map<string, RecentRead<string>>();
  /** Hashes; not more than there are keys. */
  private readonly genuine = new Set<string>();
  /** When each key's use was saved, in milliseconds since the epoch. */
  private readonly savedAt = new Map<string, number>();

  constructor(private readonly keys: AdminKeysRepository) {
    super();
  }

  async findId(hash: Buffer): Promise<string | null> {
    const name = hash.toString('base64');
    const id = await remember(this.ids, RECENT, name, () => this.keys.findId(hash));
    if (id === null) this.genuine.delete(name);
    else this.genuine.add(name);
    return id;
  }

  knows(hash: Buffer): boolean {
    return this.genuine.has(hash.toString('base64'));
  }

  noteUse(id: string): void {
    const now = Date.now();
    if (now - (this.savedAt.get(id) ?? 0) < MINUTE_MS) return;
    this.savedAt.set(id, now);
    void this.save(id);
  }

  /** Called after a change in this process, so that it need not wait for the entries to expire. */
  forget(): void {
    this.ids.clear();
  }

  private async save(id: string): Promise<void> {
    try {
      await this.keys.saveUse(id);
    } catch (error) {
      this.savedAt.delete(id);
      this.logger.warn(
        error instanceof Error ? error : { error },
        'The last use of an admin key could not be saved',
      );
    }
  }
}
