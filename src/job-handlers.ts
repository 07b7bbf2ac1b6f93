import { WeeklyAlertTest } from './alerts/weekly-alert-test.js';
import { EmbedCatalogHandler } from './catalog/vectors/embed-catalog.handler.js';
import { SearchReconciliation, SearchRest } from './catalog/vectors/engine/search-upkeep.js';
import { ChannelDeliverHandler } from './channels/messengers/sending/channel-deliver.handler.js';
import { ChannelDeliverySweeper } from './channels/messengers/sending/channel-delivery-sweeper.js';
import { BudgetWarningHandler } from './chat/budgets/budget-warning.handler.js';
import { ConversationReturnHandler } from './conversations/handoff/conversation-return.handler.js';
import { HandoffNotifyHandler } from './conversations/handoff/handoff-notify.handler.js';
import { LearnQuestionsHandler } from './conversations/learning/learn-questions.handler.js';
import { TurnTraceSweeper } from './conversations/turns/traces/turn-trace-sweeper.js';
import { TurnHandler } from './conversations/turns/turn.handler.js';
import { QuestionGroupsHandler } from './conversations/unanswered/question-groups.handler.js';
import { VisitorErasureHandler } from './conversations/visitors/visitor-erasure.handler.js';
import { EvaluationBeginHandler } from './evaluations/evaluation-begin.handler.js';
import { EvaluationRunHandler } from './evaluations/evaluation-run.handler.js';
import { ImportSweeper } from './imports/files/import-sweeper.js';
import { ImportRunHandler } from './imports/running/import-run.handler.js';
import { DeliverySweeper } from './inbound-events/delivery-sweeper.js';
import { EventHandler } from './inbound-events/handling/event.handler.js';
import { OrderTellHandler } from './orders/updates/order-tell.handler.js';
import { MemberMailHandler } from './members/mails/member-mail.handler.js';
import { PeopleSweeper } from './members/people-sweeper.js';
import { IdempotencySweeper } from './platform/idempotency/idempotency-sweeper.js';
import { DeadLetterSweeper } from './queue/dead-letters/dead-letter-sweeper.js';
import type { JobHandlerList } from './queue/job-handlers.js';
import type { ScheduledWorkList } from './queue/schedules/schedule-runner.js';
import { RetentionSweeper } from './retention/retention-sweeper.js';
import { SourceReadHandler } from './sources/source-read.handler.js';
import { WebhookDeliverHandler } from './webhooks/delivering/webhook-deliver.handler.js';
import { WebhookNotifyHandler } from './webhooks/pausing/webhook-notify.handler.js';
import { WebhookTendHandler } from './webhooks/tending/webhook-tend.handler.js';
import { WebhookSweeper } from './webhooks/webhook-sweeper.js';

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
  'import.run': ImportRunHandler,
  'event.payment': EventHandler,
  'event.order': EventHandler,
  'event.refund': EventHandler,
  'event.stock': EventHandler,
  'order.tell': OrderTellHandler,
  'webhook.deliver': WebhookDeliverHandler,
  'webhook.tend': WebhookTendHandler,
  'webhook.notify': WebhookNotifyHandler,
  'channel.deliver': ChannelDeliverHandler,
  'member.mail': MemberMailHandler,
};

/** Who does the work of each schedule of the platform. */
export const SCHEDULED_WORK: ScheduledWorkList = {
  'idempotency.expire': IdempotencySweeper,
  'traces.expire': TurnTraceSweeper,
  'dead-letters.expire': DeadLetterSweeper,
  'deliveries.expire': DeliverySweeper,
  'webhooks.expire': WebhookSweeper,
  'imports.expire': ImportSweeper,
  'channels.expire': ChannelDeliverySweeper,
  'retention.sweep': RetentionSweeper,
  'people.expire': PeopleSweeper,
  'search.rest': SearchRest,
  'search.reconcile': SearchReconciliation,
  'alerts.test': WeeklyAlertTest,
};
