import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';

const MOST_ACCOUNTS = 10_000;

/**
 * Spreads the calls of each account, and in each chat, over time, in this process. Several processes together may be faster: then the
 * platform says so, and that is obeyed for all of them.
 */
@Injectable()
export class AccountPace {
  /** Account or chat → when its next call may be made (ms). */
  private readonly nextAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Resolves when the next call may be made. */
  async next(place: string, perSecond: number): Promise<void> {
    const now = this.clock.now().getTime();
    const at = Math.max(this.nextAt.get(place) ?? 0, now);
    // The oldest goes; at worst one call is too early.
    const [oldest] = this.nextAt.keys();
    if (this.nextAt.size >= MOST_ACCOUNTS && oldest !== undefined) this.nextAt.delete(oldest);
    this.nextAt.delete(place);
    this.nextAt.set(place, at + 1_000 / perSecond);
    if (at > now) await delay(at - now);
  }
}
