import { AdminKeysRepository } from '../../src/admin/keys/admin-keys.repository.js';
import { AlertTestsRepository } from '../../src/alerts/alert-tests.repository.js';
import { TenantActivityRepository } from '../../src/admin/tenant-activity.repository.js';
import { AuditLogRepository } from '../../src/audit/audit-log.repository.js';
import { TenantErasuresRepository } from '../../src/erasure/tenant-erasures.repository.js';
import { ApiKeysRepository, type KeyChange } from '../../src/tenants/keys/api-keys.repository.js';
import { toApiKey, type ApiKeyRow } from '../../src/tenants/keys/api-key.row.js';
import type { NewKey } from '../../src/tenants/keys/api-key.types.js';
import { IdentitySecretsRepository } from '../../src/tenants/keys/identity-secrets.repository.js';
import { TenantRegistryRepository } from '../../src/tenants/tenant-registry.repository.js';
import { toTenant, type TenantRow } from '../../src/tenants/tenant.row.js';
import { TenantSettingsRepository } from '../../src/tenants/tenant-settings.repository.js';
import { repository, type Call, type RecordedRepository } from './calls.js';
import type { Answer } from './recorder.js';
import { ID, KEY_ROW, NOW, TENANT_ROW } from './sample-rows.js';

const KEY = toApiKey(KEY_ROW as ApiKeyRow);
const HASH = Buffer.alloc(32);
const NEW_KEY: NewKey = { ...KEY, hash: HASH };
const LOCKED: Answer = [];
const TASK = { id: ID, tenantId: ID, correlationId: ID, settled: true };
const FULL_BATCH = [{ gone: 20_000 }];

/** Within one change of the keys, behind its lock. */
function change(
  when: string,
  work: (keys: KeyChange) => Promise<unknown>,
  ...answers: Answer[]
): Call<[(keys: KeyChange) => Promise<unknown>]> {
  return { args: [work], answers: answers.length > 0 ? [LOCKED, ...answers] : [], when };
}

export const REGISTRY_REPOSITORIES: RecordedRepository[] = [
  repository('admin/keys/admin-keys.repository', ({ platformDb }) => new AdminKeysRepository(platformDb), {
    list: [{ args: [20, undefined] }],
    create: [
      { args: [{ id: ID, name: 'On call', hint: 'fd_admin_…wxyz', hash: HASH, createdBy: 'first' }, 50] },
    ],
    findId: [{ args: [HASH] }],
    revoke: [{ args: [ID, 'first'] }],
    saveUse: [{ args: [ID] }],
  }),
  repository('admin/tenant-activity.repository', ({ tenantDb }) => new TenantActivityRepository(tenantDb), {
    count: [{ args: [NOW] }],
  }),
  repository('alerts/alert-tests.repository', ({ platformDb }) => new AlertTestsRepository(platformDb), {
    list: [{ args: [20, undefined] }],
    get: [{ args: [ID] }],
    create: [{ args: [ID, 'first', HASH] }],
    noteReceivers: [{ args: [ID, ['page'], ['ticket']] }],
    acknowledge: [{ args: [ID, { by: 'Mara', with: 'link' }, HASH] }],
  }),
  repository(
    'audit/audit-log.repository',
    ({ tenantDb, platformDb }) => new AuditLogRepository(tenantDb, platformDb),
    {
      list: [{ args: [20, undefined, {}] }],
      listAll: [{ args: [20, undefined, {}] }],
    },
  ),
  repository(
    'erasure/tenant-erasures.repository',
    ({ platformDb }) => new TenantErasuresRepository(platformDb),
    {
      slugOf: [{ args: [ID] }],
      request: [{ args: [ID, ID], answers: [[{ id: ID }]] }],
      lease: [{ args: [] }],
      renew: [{ args: [ID] }],
      yieldWith: [{ args: [ID, { rows: 1 }, 1, null] }],
      finish: [
        { args: [TASK], when: 'the audit log is short' },
        { args: [TASK], answers: [[], [], FULL_BATCH], when: 'the audit log is long' },
      ],
      recent: [{ args: [] }],
    },
  ),
  repository('tenants/keys/api-keys.repository', ({ tenantDb }) => new ApiKeysRepository(tenantDb), {
    list: [{ args: [20, undefined, {}] }],
    get: [{ args: [ID] }],
    change: [
      change('get', (keys) => keys.get(ID)),
      change('roleOf', (keys) => keys.roleOf(ID)),
      change('hasSuccessor', (keys) => keys.hasSuccessor(KEY)),
      change('countLive', (keys) => keys.countLive(NOW)),
      change('insert', (keys) => keys.insert(ID, NEW_KEY), [KEY_ROW]),
      change('endBy', (keys) => keys.endBy(ID, NOW)),
      change('revoke', (keys) => keys.revoke(ID)),
    ],
  }),
  repository(
    'tenants/keys/identity-secrets.repository',
    ({ tenantDb }) => new IdentitySecretsRepository(tenantDb),
    {
      rotate: [{ args: [{ id: ID, sealed: Buffer.alloc(8) }, 24, 3] }],
      dates: [{ args: [] }],
      listLive: [{ args: [] }],
      removeAll: [{ args: [] }],
    },
  ),
  repository(
    'tenants/tenant-registry.repository',
    ({ platformDb }) => new TenantRegistryRepository(platformDb),
    {
      create: [{ args: [toTenant(TENANT_ROW as unknown as TenantRow), [NEW_KEY]], answers: [[TENANT_ROW]] }],
      list: [{ args: [20, undefined, {}] }],
      get: [{ args: [ID] }],
      update: [{ args: [ID, {}] }],
      listKeys: [{ args: [ID, 20, undefined, {}] }],
      revokeKey: [{ args: [ID, ID] }],
      createKey: [{ args: [ID, NEW_KEY], answers: [[{}], [KEY_ROW]] }],
      findKey: [{ args: [Buffer.alloc(32)] }],
      saveUses: [{ args: [[{ tenantId: ID, keyId: ID, at: NOW }]] }],
    },
  ),
  repository('tenants/tenant-settings.repository', ({ tenantDb }) => new TenantSettingsRepository(tenantDb), {
    model: [{ args: [] }],
    get: [{ args: [], answers: [[TENANT_ROW]] }],
    update: [{ args: [{}], answers: [[TENANT_ROW]] }],
  }),
];
