import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { ClaimedTurn } from '../conversation.types.js';
import { TurnsRepository } from './turns.repository.js';

const RETRY_MS = 250;

/** Releases turns that this process has not finished, also when PostgreSQL is away at first. */
@Injectable()
export class TurnReleases implements OnApplicationShutdown {
  private readonly logger = new Logger('Turn');
  private readonly stopping = new AbortController();

  constructor(private readonly turns: TurnsRepository) {}

  onApplicationShutdown(): void {
    this.stopping.abort();
  }

  /**
   * Never rejects. When the first attempt fails, it resolves and retries in the background until the process ends. A
   * turn that has been claimed again in the meantime is not changed.
   * @param counts Whether the attempt counts towards the turn's maximum.
   */
  async release(turn: ClaimedTurn, counts: boolean): Promise<void> {
    const error = await this.failureOf(turn, counts);
    if (!error) return;
    this.logger.warn({ err: error, turnId: turn.id }, 'The turn cannot be given back yet');
    void this.keepTrying(turn, counts);
  }

  private async keepTrying(turn: ClaimedTurn, counts: boolean): Promise<void> {
    const { signal } = this.stopping;
    do {
      await delay(RETRY_MS, undefined, { ref: false, signal }).catch(() => undefined);
    } while (!signal.aborted && (await this.failureOf(turn, counts)));
  }

  private failureOf(turn: ClaimedTurn, counts: boolean): Promise<Error | null> {
    return this.turns.release(turn, counts).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  }
}
