import { Injectable, Logger } from '@nestjs/common';
import type { Urgency } from '../context/request-context.js';
import { METRICS } from '../metrics/metrics.js';
import { LoadMeter } from './load-meter.js';
import { OVERLOAD_ERRORS } from './overload.errors.js';

/** Multiples of the limit: from the first on, more and more requests are refused; from the second on, all. */
const REFUSED_BETWEEN: Record<Urgency, readonly [from: number, to: number]> = {
  low: [1, 2],
  normal: [2, 4],
  high: [4, 8],
  always: [Infinity, Infinity],
};
const SHORTEST_RETRY_SECONDS = 1;
/** So that those who were refused do not all come back at once. */
const RETRY_STEPS = 3;
const LOG_EVERY_MS = 10_000;

/** Refuses requests while the event loop is late, those that can wait first. */
@Injectable()
export class LoadShedder {
  /** How many requests of each urgency this process has refused. */
  readonly refused: Record<Urgency, number> = { low: 0, normal: 0, high: 0, always: 0 };
  /** Parts of a refusal that are still owed. */
  private readonly owed: Record<Urgency, number> = { low: 0, normal: 0, high: 0, always: 0 };
  private readonly logger = new Logger('Overload');
  private quietUntil = 0;

  constructor(private readonly meter: LoadMeter) {}

  /** @throws DomainError `overloaded` */
  admit(urgency: Urgency): void {
    this.owed[urgency] += partRefused(urgency, this.meter.pressure);
    if (this.owed[urgency] < 1) return;
    this.owed[urgency] -= 1;
    this.refused[urgency] += 1;
    if (urgency !== 'always') METRICS.requestsShed.add({ urgency });
    this.report();
    const retryAfterSeconds = SHORTEST_RETRY_SECONDS + (this.refused[urgency] % RETRY_STEPS);
    throw OVERLOAD_ERRORS.overloaded('The server is too busy. Try again later.', { retryAfterSeconds });
  }

  private report(): void {
    const now = performance.now();
    if (now < this.quietUntil) return;
    this.quietUntil = now + LOG_EVERY_MS;
    const loopDelayMs = Math.round(this.meter.loopDelayMs);
    this.logger.warn({ loopDelayMs, refused: this.refused }, 'Too busy: requests are refused');
  }
}

/** @returns 0 to 1 */
function partRefused(urgency: Urgency, pressure: number): number {
  const [from, to] = REFUSED_BETWEEN[urgency];
  return pressure <= from ? 0 : Math.min(1, (pressure - from) / (to - from));
}
