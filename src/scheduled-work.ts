import { SearchReconciliation, SearchRest } from './catalog/vectors/engine/search-upkeep.js';
import { TurnTraceSweeper } from './conversations/turns/traces/turn-trace-sweeper.js';
import { IdempotencySweeper } from './platform/idempotency/idempotency-sweeper.js';
import { DeadLetterSweeper } from './queue/dead-letters/dead-letter-sweeper.js';
import type { ScheduledWorkList } from './queue/schedules/schedule-runner.js';

/** Who does the work of each schedule of the platform. */
export const SCHEDULED_WORK: ScheduledWorkList = {
  'idempotency.expire': IdempotencySweeper,
  'traces.expire': TurnTraceSweeper,
  'dead-letters.expire': DeadLetterSweeper,
  'search.rest': SearchRest,
  'search.reconcile': SearchReconciliation,
};
