import type { HealthIndicatorService } from '@nestjs/terminus';
import { DeadlinePassed, withDeadline } from '../kernel/deadline.js';

export interface CheckResult {
  status: 'up' | 'down';
  ms: number;
  detail?: string;
}

/** By the name of the store or server. */
export type Checks = Record<string, CheckResult>;

const DEADLINE_MS = 1_000;

/** Asks a store or server, with a deadline of one second. */
export async function checked(
  indicators: HealthIndicatorService,
  key: string,
  probe: () => Promise<unknown>,
): Promise<Checks> {
  const indicator = indicators.check(key);
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  try {
    await withDeadline(probe(), DEADLINE_MS, 'A store');
    return indicator.up({ ms: ms() });
  } catch (error) {
    return indicator.down({ ms: ms(), detail: plainReason(error) });
  }
}

/** The answer is public: it must not contain driver texts, which may name hosts and users. */
function plainReason(error: unknown): string {
  if (error instanceof DeadlinePassed) return `no answer in ${error.afterMs} ms`;
  const message = error instanceof Error ? error.message : '';
  return /^(migration |Redis )/.test(message) ? message : 'not reachable';
}
