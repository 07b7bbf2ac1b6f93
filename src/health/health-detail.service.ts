import { Injectable } from '@nestjs/common';
import { DeadlinePassed, withDeadline } from '../kernel/deadline.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import { isUnavailable } from '../platform/database/sqlstate.js';
import { LoadMeter } from '../platform/overload/load-meter.js';
import { LoadShedder } from '../platform/overload/load-shedder.js';
import { DeadLettersService } from '../queue/dead-letters/dead-letters.service.js';

const DEADLINE_MS = 1_000;
/** Anybody may ask, so the dead letters are counted once in this time. */
const KEEP_MS = 10_000;

/** How busy this process is; times in milliseconds, numbers since its start. */
export interface LoadReport {
  loopDelayMs: number;
  poolWaitMs: number;
  /** Requests refused because the event loop was late, by urgency. */
  refused: { low: number; normal: number; high: number };
  /** Requests refused because the line for a connection of the database was too long. */
  turnedAway: number;
}

/** What operators look at beside the checks. */
@Injectable()
export class HealthDetailService {
  private counted: { at: number; open: Promise<number | null> } | undefined;

  constructor(
    private readonly meter: LoadMeter,
    private readonly shedder: LoadShedder,
    private readonly db: TenantDb,
    private readonly letters: DeadLettersService,
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
    const now = performance.now();
    if (!this.counted || now - this.counted.at >= KEEP_MS) this.counted = { at: now, open: this.count() };
    return this.counted.open;
  }

  private async count(): Promise<number | null> {
    try {
      return await withDeadline(this.letters.countOpen(), DEADLINE_MS, 'PostgreSQL');
    } catch (error) {
      this.counted = undefined;
      if (error instanceof DeadlinePassed || isUnavailable(error)) return null;
      throw error;
    }
  }
}
