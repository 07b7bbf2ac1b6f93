import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { TenantRegistryRepository } from '../tenant-registry.repository.js';

const SAVE_EVERY_MS = 2_000;
/** A key's last use is saved at most once per minute. */
const MINUTE_MS = 60_000;
const MAX_REMEMBERED = 20_000;

interface Use {
  tenantId: string;
  at: number;
  savedAt: number;
}

/** When each key was last used: noted in memory during the request, saved later for all keys in one statement. */
@Injectable()
export class KeyUses implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('KeyUses');
  private readonly uses = new Map<string, Use>();
  private timer: NodeJS.Timeout | undefined;
  private saving = false;

  constructor(
    private readonly registry: TenantRegistryRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.save(), SAVE_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.save();
  }

  note(tenantId: string, keyId: string): void {
    const at = this.clock.now().getTime();
    const known = this.uses.get(keyId);
    if (known) known.at = at;
    else if (this.uses.size < MAX_REMEMBERED) this.uses.set(keyId, { tenantId, at, savedAt: 0 });
  }

  /** Saves the uses that are due. When that fails it is logged, and they stay due. */
  async save(): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    try {
      await this.saveDue();
    } catch (error) {
      this.logger.warn(error instanceof Error ? error : { error }, 'The last use of keys could not be saved');
    } finally {
      this.saving = false;
    }
  }

  private async saveDue(): Promise<void> {
    const due = [...this.uses].filter(([, { at, savedAt }]) => at - savedAt >= MINUTE_MS);
    if (due.length > 0) {
      const rows = due.map(([keyId, { tenantId, at }]) => ({ keyId, tenantId, at: new Date(at) }));
      await this.registry.saveUses(rows);
      for (const [index, [, use]] of due.entries()) use.savedAt = rows[index]?.at.getTime() ?? use.savedAt;
    }
    this.forgetSaved();
  }

  /** Drops uses less than a minute after the saved one; a later use is due again. */
  private forgetSaved(): void {
    const before = this.clock.now().getTime() - MINUTE_MS;
    for (const [keyId, { at, savedAt }] of this.uses) {
      if (savedAt > 0 && savedAt <= before && at - savedAt < MINUTE_MS) this.uses.delete(keyId);
    }
  }
}
