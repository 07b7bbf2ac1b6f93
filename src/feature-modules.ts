import { AlertsModule } from './alerts/alerts.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CatalogModule } from './catalog/catalog.module.js';
import { MessengersModule } from './channels/messengers/messengers.module.js';
import { ModelBudgetsModule } from './chat/budgets/model-budgets.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { MembersModule } from './members/members.module.js';
import { OpeningHoursModule } from './opening-hours/opening-hours.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { InboundEventsModule } from './inbound-events/inbound-events.module.js';
import { OrderUpdatesModule } from './orders/updates/order-updates.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { SourcesModule } from './sources/sources.module.js';
import { TenantsModule } from './tenants/tenants.module.js';
import { UsageModule } from './usage/usage.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The features of the API and of the worker, where the assistant answers and jobs are done. */
export const FEATURE_MODULES = [
  TenantsModule,
  OpeningHoursModule,
  AuditModule,
  CatalogModule,
  OrdersModule,
  ConversationsModule,
  ModelBudgetsModule,
  UsageModule,
  EvaluationsModule,
  SourcesModule,
  ImportsModule,
  InboundEventsModule,
  OrderUpdatesModule,
  AlertsModule,
  WebhooksModule,
  MessengersModule,
  ExportsModule,
  RetentionModule,
  MembersModule,
];
