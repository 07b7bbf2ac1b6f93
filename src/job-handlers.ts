import { TurnHandler } from './conversations/turns/turn.handler.js';
import { VisitorErasureHandler } from './conversations/visitors/visitor-erasure.handler.js';
import type { JobHandlerList } from './queue/job-handlers.js';

/** Who does each kind of job that the workers take. */
export const JOB_HANDLERS: JobHandlerList = {
  'turn.answer': TurnHandler,
  'visitor.erase': VisitorErasureHandler,
};
