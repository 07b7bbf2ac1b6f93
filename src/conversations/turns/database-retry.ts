import { Logger } from '@nestjs/common';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { isUnavailable } from '../../platform/database/sqlstate.js';

const POLICY = retry(handleWhen(isUnavailable), {
  maxAttempts: 10,
  backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 4_000 }),
});

const logger = new Logger('Turn');
POLICY.onFailure(({ reason }) => {
  const err = 'error' in reason ? reason.error : undefined;
  if (isUnavailable(err)) logger.warn({ err }, 'The database refuses a statement of a turn for the moment');
});

/**
 * What an engine has said is not asked for again because the database refuses a statement for a moment: a lock is held,
 * or another server takes over. Tries eleven times, which takes half a minute to one minute, until the signal aborts.
 * @throws the last refusal, and any other error at once
 */
export function whenAvailable<T>(statement: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return POLICY.execute(statement, signal);
}
