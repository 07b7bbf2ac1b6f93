import { TenantRows } from '../../src/erasure/tenant-rows.js';
import { IdempotencyStore } from '../../src/platform/idempotency/idempotency-store.js';
import { IdempotencySweeper } from '../../src/platform/idempotency/idempotency-sweeper.js';
import { JobSender } from '../../src/platform/queueing/outbox.js';
import { OutboxRelay } from '../../src/queue/outbox-relay.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID } from './sample-rows.js';

class NoSender extends JobSender {
  readonly isAvailable = true;

  send(): Promise<never> {
    throw new Error('There was nothing to send.');
  }
}

const HASH = Buffer.alloc(32);
const REQUEST = ['POST /v1/orders', 'key-1'] as const;
const TAKEN = [{ request_hash: HASH, outcome: null }];
const TABLES = [{ name: 'turns' }, { name: 'messages' }];
const KEYS = [
  { child: 'turns', parent: 'messages', columns: ['message_id'], nullable: false },
  { child: 'messages', parent: 'turns', columns: ['turn_id'], nullable: true },
];

/** What is no repository by name and sends statements of its own. */
export const PLATFORM_SENDERS: RecordedRepository[] = [
  repository('erasure/tenant-rows', ({ tenantDb }) => new TenantRows(tenantDb), {
    erase: [
      {
        args: [() => Promise.resolve()],
        answers: [TABLES, KEYS],
        when: 'of two tables that refer to each other',
      },
    ],
  }),
  repository(
    'platform/idempotency/idempotency-store',
    ({ tenantDb, platformDb }) => new IdempotencyStore(tenantDb, platformDb),
    {
      claim: [
        { args: ['tenant', ...REQUEST, HASH], answers: [[], TAKEN], when: 'of a tenant' },
        { args: ['platform', ...REQUEST, HASH], answers: [[], TAKEN], when: 'of the platform' },
      ],
      complete: [
        { args: ['tenant', ...REQUEST, HASH, ID], when: 'of a tenant' },
        { args: ['platform', ...REQUEST, HASH, ID], when: 'of the platform' },
      ],
      release: [
        { args: ['tenant', ...REQUEST], when: 'of a tenant' },
        { args: ['platform', ...REQUEST], when: 'of the platform' },
      ],
    },
  ),
  repository(
    'platform/idempotency/idempotency-sweeper',
    ({ platformDb }) => new IdempotencySweeper(platformDb),
    { onApplicationBootstrap: [], onApplicationShutdown: [], sweep: [{ args: [] }] },
  ),
  repository('queue/outbox-relay', ({ platformDb }) => new OutboxRelay(platformDb, new NoSender()), {
    onApplicationBootstrap: [],
    onApplicationShutdown: [],
    sweep: [{ args: [] }],
  }),
];
