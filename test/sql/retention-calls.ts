import type { JobSender } from '../../src/platform/queueing/outbox.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import type { PlatformDb } from '../../src/platform/database/platform-db.js';
import type { TenantDb } from '../../src/platform/database/tenant-db.js';
import { OldMessages } from '../../src/retention/old-messages.js';
import { OldRecords } from '../../src/retention/old-records.js';
import { OldVisitors } from '../../src/retention/old-visitors.js';
import { RetentionRepository } from '../../src/retention/retention.repository.js';
import { allOf, repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const OLD = [{ id: ID, conversation_id: ID, created_at: '1970-01-01' }];
const NO_QUEUE = { send: () => Promise.resolve() } as unknown as JobSender;

/** Its list is read to the end. */
class Limits {
  private readonly limits: RetentionRepository;

  constructor(platform: PlatformDb, db: TenantDb) {
    this.limits = new RetentionRepository(platform, db);
  }

  tenants(): Promise<string[]> {
    return allOf(this.limits.tenants());
  }

  get(): Promise<unknown> {
    return this.limits.get();
  }
}

export const RETENTION_REPOSITORIES: RecordedRepository[] = [
  repository(
    'retention/retention.repository',
    ({ platformDb, tenantDb }) => new Limits(platformDb, tenantDb),
    {
      tenants: [{ args: [] }],
      get: [{ args: [] }],
    },
  ),
  repository('retention/old-messages', ({ tenantDb }) => new OldMessages(tenantDb), {
    delete: [
      { args: [NOW], answers: [OLD, [{ id: ID }], [{ id: ID }]] },
      { args: [NOW], answers: [[], OLD, [{ id: ID }]], when: 'only notes are old' },
    ],
  }),
  repository('retention/old-visitors', ({ tenantDb }) => new OldVisitors(tenantDb, new Outbox(), NO_QUEUE), {
    erase: [{ args: [NOW], answers: [[{ count: 0 }], OLD, [], [{ id: ID }]] }],
  }),
  repository('retention/old-records', ({ tenantDb }) => new OldRecords(tenantDb), {
    deleteDeadLetters: [{ args: [NOW], answers: [[{ count: 1 }]] }],
    deleteAuditLines: [{ args: [NOW], answers: [[{ count: 1 }]] }],
  }),
];
