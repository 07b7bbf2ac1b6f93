import { ConversationReturnHandler } from './conversations/handoff/conversation-return.handler.js';
import { HandoffNotifyHandler } from './conversations/handoff/handoff-notify.handler.js';
import { TurnHandler } from './conversations/turns/turn.handler.js';
import { VisitorErasureHandler } from './conversations/visitors/visitor-erasure.handler.js';
import type { JobHandlerList } from './queue/job-handlers.js';

/** Who does each kind of job that the workers take. */
export const JOB_HANDLERS: JobHandlerList = {
  'turn.answer': TurnHandler,
  'handoff.notify': HandoffNotifyHandler,
  'conversation.return': ConversationReturnHandler,
  'visitor.erase': VisitorErasureHandler,
};
