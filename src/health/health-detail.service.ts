import { Injectable } from '@nestjs/common';
import { TenantDb } from '../platform/database/tenant-db.js';
import { LoadMeter } from '../platform/overload/load-meter.js';
import { LoadShedder } from '../platform/overload/load-shedder.js';
import type { QueueName } from '../kernel/job-names.js';
import { DeadLettersService } from '../queue/dead-letters/dead-letters.service.js';
import { QueueFiguresService } from '../queue/figures/queue-figures.service.js';
import { BackupsService } from './backups/backups.service.js';
import { KeptFigure } from './kept-figure.js';

/** How busy this process is; times in milliseconds, numbers since its start. */
export interface LoadReport {
  loopDelayMs: number;
  poolWaitMs: number;
  /** Requests refused because the event loop was late, by urgency. */
  refused: { low: number; normal: number; high: number };
  /** Requests refused because the line for a connection of the database was too long. */
  turnedAway: number;
}

/** ISO 8601 UTC; null: never, or nobody has noted it. */
export interface BackupReport {
  lastBackupAt: string | null;
  lastGoodRestoreAt: string | null;
}

/** Of each queue, since when its oldest job waits, in whole seconds. */
export type QueueAges = Record<QueueName, number>;

/** What operators look at beside the checks. */
@Injectable()
export class HealthDetailService {
  private readonly open = new KeptFigure(() => this.letters.countOpen(), 'PostgreSQL');
  private readonly ages = new KeptFigure(() => this.queues.oldest(), 'PostgreSQL');
  private readonly backupStatus = new KeptFigure(
    // What is broken tells of no backup; the log of the metrics says why.
    () => this.backupsNoted.status().catch(() => null),
    'PostgreSQL',
  );

  constructor(
    private readonly meter: LoadMeter,
    private readonly shedder: LoadShedder,
    private readonly db: TenantDb,
    private readonly letters: DeadLettersService,
    private readonly queues: QueueFiguresService,
    private readonly backupsNoted: BackupsService,
  ) {}

  load(): LoadReport {
    const { low, normal, high } = this.shedder.refused;
    return {
      loopDelayMs: Math.round(this.meter.loopDelayMs),
      poolWaitMs: Math.round(this.db.longestWaitMs),
      refused: { low, normal, high },
      turnedAway: this.db.turnedAway,
    };
  }

  /** Open ones over all businesses, 10 s old at most; null while the database is away. */
  deadLetters(): Promise<number | null> {
    return this.open.get();
  }

  /** Over all businesses, 10 s old at most; null while the database is away. */
  async queueAges(): Promise<QueueAges | null> {
    const ages = await this.ages.get();
    if (!ages) return null;
    const rounded = Object.entries(ages).map(([queue, seconds]) => [queue, Math.round(seconds)]);
    return Object.fromEntries(rounded) as QueueAges;
  }

  async backups(): Promise<BackupReport> {
    const status = await this.backupStatus.get();
    const ended = Object.values(status?.backups ?? {}).map(({ at }) => at);
    return {
      lastBackupAt: ended.length === 0 ? null : new Date(Math.max(...ended)).toISOString(),
      lastGoodRestoreAt: status?.restoredAt ? new Date(status.restoredAt).toISOString() : null,
    };
  }
}
