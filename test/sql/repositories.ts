import type { RecordedRepository } from './calls.js';
import { BUDGET_REPOSITORIES } from './budget-calls.js';
import { CATALOG_REPOSITORIES } from './catalog-calls.js';
import { CHANNEL_REPOSITORIES } from './channel-calls.js';
import { CONVERSATION_REPOSITORIES } from './conversation-calls.js';
import { EVALUATION_REPOSITORIES } from './evaluation-calls.js';
import { EVENT_REPOSITORIES } from './event-calls.js';
import { WEBHOOK_REPOSITORIES } from './webhook-calls.js';
import { EXPORT_REPOSITORIES } from './export-calls.js';
import { IMPORT_REPOSITORIES } from './import-calls.js';
import { MEMBER_REPOSITORIES } from './member-calls.js';
import { ORDER_REPOSITORIES } from './order-calls.js';
import { PLATFORM_SENDERS } from './platform-calls.js';
import { REGISTRY_REPOSITORIES } from './registry-calls.js';
import { RETENTION_REPOSITORIES } from './retention-calls.js';
import { SOURCE_REPOSITORIES } from './source-calls.js';

/** Whatever sends statements; `sql-snapshots.spec.ts` names the file and the place that is missing. */
export const REPOSITORIES: RecordedRepository[] = [
  ...BUDGET_REPOSITORIES,
  ...CATALOG_REPOSITORIES,
  ...CHANNEL_REPOSITORIES,
  ...CONVERSATION_REPOSITORIES,
  ...EVALUATION_REPOSITORIES,
  ...EVENT_REPOSITORIES,
  ...WEBHOOK_REPOSITORIES,
  ...EXPORT_REPOSITORIES,
  ...IMPORT_REPOSITORIES,
  ...MEMBER_REPOSITORIES,
  ...ORDER_REPOSITORIES,
  ...REGISTRY_REPOSITORIES,
  ...RETENTION_REPOSITORIES,
  ...SOURCE_REPOSITORIES,
  ...PLATFORM_SENDERS,
];
