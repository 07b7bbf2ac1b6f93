import { BudgetWarningHandler } from './chat/budgets/budget-warning.handler.js';
import { EmbedCatalogHandler } from './catalog/vectors/embed-catalog.handler.js';
import { ConversationReturnHandler } from './conversations/handoff/conversation-return.handler.js';
import { HandoffNotifyHandler } from './conversations/handoff/handoff-notify.handler.js';
import { TurnHandler } from './conversations/turns/turn.handler.js';
import { LearnQuestionsHandler } from './conversations/learning/learn-questions.handler.js';
import { QuestionGroupsHandler } from './conversations/unanswered/question-groups.handler.js';
import { VisitorErasureHandler } from './conversations/visitors/visitor-erasure.handler.js';
import { EvaluationBeginHandler } from './evaluations/evaluation-begin.handler.js';
import { EvaluationRunHandler } from './evaluations/evaluation-run.handler.js';
import { EventHandler } from './inbound-events/handling/event.handler.js';
import { OrderTellHandler } from './orders/updates/order-tell.handler.js';
import type { JobHandlerList } from './queue/job-handlers.js';
import { SourceReadHandler } from './sources/source-read.handler.js';

/** Who does each kind of job that the workers take. */
export const JOB_HANDLERS: JobHandlerList = {
  'turn.answer': TurnHandler,
  'handoff.notify': HandoffNotifyHandler,
  'conversation.return': ConversationReturnHandler,
  'budget.warn': BudgetWarningHandler,
  'visitor.erase': VisitorErasureHandler,
  'questions.regroup': QuestionGroupsHandler,
  'questions.learn': LearnQuestionsHandler,
  'evaluation.run': EvaluationRunHandler,
  'evaluation.begin': EvaluationBeginHandler,
  'catalog.embed': EmbedCatalogHandler,
  'source.read': SourceReadHandler,
  'event.payment': EventHandler,
  'event.order': EventHandler,
  'event.refund': EventHandler,
  'event.stock': EventHandler,
  'order.tell': OrderTellHandler,
};
