import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PlatformDb } from '../database/platform-db.js';
import { KEEP_HOURS } from './idempotency-store.js';

const HOUR_MS = 60 * 60 * 1000;

/** Deletes stored outcomes after 24 hours. */
@Injectable()
export class IdempotencySweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(IdempotencySweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: PlatformDb) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), HOUR_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    try {
      for (const table of ['idempotency_keys', 'platform_idempotency_keys']) {
        await this.db.query(`DELETE FROM ${table} WHERE created_at < now() - interval '${KEEP_HOURS} hours'`);
      }
    } catch (error) {
      this.logger.warn(`Old idempotency keys were not removed: ${(error as Error).message}`);
    }
  }
}
