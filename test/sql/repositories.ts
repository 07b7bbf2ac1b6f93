import type { RecordedRepository } from './calls.js';
import { CATALOG_REPOSITORIES } from './catalog-calls.js';
import { CONVERSATION_REPOSITORIES } from './conversation-calls.js';
import { ORDER_REPOSITORIES } from './order-calls.js';
import { REGISTRY_REPOSITORIES } from './registry-calls.js';

/** Every repository; `sql-snapshots.spec.ts` fails for a file `*.repository.ts` that is not among them. */
export const REPOSITORIES: RecordedRepository[] = [
  ...CATALOG_REPOSITORIES,
  ...CONVERSATION_REPOSITORIES,
  ...ORDER_REPOSITORIES,
  ...REGISTRY_REPOSITORIES,
];
