import { TenantRows } from '../../src/erasure/tenant-rows.js';
import { IdempotencyStore } from '../../src/platform/idempotency/idempotency-store.js';
import { IdempotencySweeper } from '../../src/platform/idempotency/idempotency-sweeper.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { JobAttemptsRepository } from '../../src/queue/attempts/job-attempts.repository.js';
import { DeadLetterSubjectsRepository } from '../../src/queue/dead-letters/dead-letter-subjects.repository.js';
import { DeadLettersRepository } from '../../src/queue/dead-letters/dead-letters.repository.js';
import { QueueFiguresRepository } from '../../src/queue/figures/queue-figures.repository.js';
import { OutboxBacklogRepository } from '../../src/queue/relay/outbox-backlog.repository.js';
import { ScheduleRunsRepository } from '../../src/queue/schedules/schedule-runs.repository.js';
import { TenantBacklog } from '../../src/queue/tenant-backlog.service.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const HASH = Buffer.alloc(32);
const REQUEST = { route: 'POST /v1/orders', key: 'key-1' };
const CLAIMED = { ...REQUEST, until: NOW.toISOString() };
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
        { args: [{ scope: 'tenant', ...REQUEST }, HASH, 'slow'], answers: [[], TAKEN], when: 'of a tenant' },
        {
          args: [{ scope: 'platform', ...REQUEST }, HASH, 'transaction'],
          answers: [[], TAKEN],
          when: 'of the platform',
        },
      ],
      together: [{ args: ['tenant', () => Promise.resolve()] }],
      complete: [
        { args: [{ scope: 'tenant', ...CLAIMED }, HASH, ID], when: 'of a tenant' },
        { args: [{ scope: 'platform', ...CLAIMED }, HASH, ID], when: 'of the platform' },
      ],
      release: [
        { args: [{ scope: 'tenant', ...CLAIMED }], when: 'of a tenant' },
        { args: [{ scope: 'platform', ...CLAIMED }], when: 'of the platform' },
      ],
    },
  ),
  repository(
    'platform/idempotency/idempotency-sweeper',
    ({ platformDb }) => new IdempotencySweeper(platformDb),
    { run: [{ args: [] }] },
  ),
  repository(
    'queue/relay/outbox-backlog.repository',
    ({ platformDb }) => new OutboxBacklogRepository(platformDb),
    {
      take: [{ args: [200] }],
      owed: [{ args: [] }],
      queued: [{ args: [['turn.answer'], { kind: 'turn.answer', tenantId: ID, outboxId: ID }, 500] }],
      unqueue: [{ args: [[{ kind: 'turn.answer', tenantId: ID, outboxId: ID }]] }],
    },
  ),
  repository(
    'queue/figures/queue-figures.repository',
    ({ platformDb }) => new QueueFiguresRepository(platformDb),
    { owed: [{ args: [] }] },
  ),
  repository(
    'queue/schedules/schedule-runs.repository',
    ({ platformDb }) => new ScheduleRunsRepository(platformDb),
    {
      introduce: [{ args: ['traces.expire', new Date(0)] }],
      claim: [{ args: ['traces.expire', new Date(0)] }],
      renew: [{ args: ['traces.expire', 1] }],
      finish: [{ args: ['traces.expire', 1] }],
      fail: [{ args: ['traces.expire', 1, 'No.'] }],
      behind: [{ args: [new Map([['traces.expire', new Date(0)]] as const)] }],
      list: [{ args: [] }],
    },
  ),
  repository('queue/tenant-backlog.service', ({ tenantDb }) => new TenantBacklog(tenantDb), {
    requireRoom: [{ args: ['bulk'] }],
  }),
  repository(
    'queue/attempts/job-attempts.repository',
    ({ tenantDb }) => new JobAttemptsRepository(tenantDb, new Outbox()),
    {
      begin: [{ args: [ID, 'It died.'] }],
      ended: [{ args: [ID] }],
      interrupted: [{ args: [ID] }],
      failed: [{ args: [ID, 'No.'] }],
      postpone: [{ args: [ID, 5_000] }],
      giveUp: [{ args: [ID] }],
    },
  ),
  repository(
    'queue/dead-letters/dead-letters.repository',
    ({ tenantDb, platformDb }) => new DeadLettersRepository(platformDb, tenantDb, new Outbox()),
    {
      list: [
        { args: [21, undefined, {}], when: 'all' },
        { args: [21, ID, { queue: 'bulk', tenantId: ID, status: 'open' }], when: 'filtered' },
      ],
      get: [{ args: [ID] }],
      countOpen: [{ args: [] }],
      retry: [{ args: [ID], answers: [[{ kind: 'source.read', reference: ID }]] }],
      discard: [{ args: [ID, 'No.'] }],
      deleteOld: [{ args: [] }],
    },
  ),
  repository(
    'queue/dead-letters/dead-letter-subjects.repository',
    ({ tenantDb }) => new DeadLetterSubjectsRepository(tenantDb),
    { find: [{ args: [[ID]] }] },
  ),
];
