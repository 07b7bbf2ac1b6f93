/** @typedef {import('./mutant.d.ts').Mutant} Mutant */

const FULL_RUN = 'test/isolation/stores/full-run.spec.ts';
const JOBS = 'test/isolation/stores/jobs.spec.ts';
const RUNNER = 'src/queue/job-runner.ts';

/** Mutants of Redis, queue, caches, logs and stored secrets. @type {Mutant[]} */
export default [
  {
    name: 'redis-key-without-tenant',
    breaks: 'two tenants share streams and counts',
    edits: [
      {
        file: 'src/platform/redis/redis-keys.ts',
        search: `['t', tenantId, kind, ...ids]`,
        replace: `['t', kind, ...ids]`,
      },
    ],
    specs: [FULL_RUN, 'test/integration/event-log.spec.ts'],
    tests: 'check 18: every|tenants apart',
  },
  {
    name: 'cache-kind-unreviewed',
    breaks: 'a cache of answers appears that nobody has tested between tenants',
    edits: [
      {
        file: 'src/platform/redis/redis-keys.ts',
        search: `'events' | 'order-tries'`,
        replace: `'events' | 'summaries' | 'order-tries'`,
      },
    ],
    specs: [FULL_RUN],
    tests: 'new kind of Redis key',
  },
  {
    name: 'knowledge-index-without-tenant',
    breaks: 'one tenant’s questions are searched in another’s index',
    edits: [
      {
        file: 'src/catalog/search/knowledge-indexes.ts',
        search: 'const tenantId = currentTenantId();',
        replace: `const tenantId = currentTenantId().slice(0, 0) + 'all';`,
      },
    ],
    specs: [FULL_RUN],
    tests: 'check 19:',
  },
  {
    name: 'settings-cached-without-tenant',
    breaks: 'a business reads another’s settings; only the marker oracle looks for that everywhere',
    edits: [
      {
        file: 'src/tenants/tenant-settings.service.ts',
        search: `  get(): Promise<Tenant> {
    return this.repository.get();`,
        replace: `  private kept?: Promise<Tenant>;

  get(): Promise<Tenant> {
    return (this.kept ??= this.repository.get());`,
      },
    ],
    specs: ['test/e2e/contract-widget.spec.ts'],
    tests: 'the business API, the admin API|the listed one',
  },
  {
    name: 'job-without-tenant',
    breaks: 'a job that names no tenant is run',
    edits: [
      {
        file: RUNNER,
        search: `if (!isId(tenantId)) throw`,
        replace: `if (tenantId === ('none' as unknown)) throw`,
      },
    ],
    specs: [JOBS],
    tests: 'refused before any query',
  },
  {
    name: 'job-of-unknown-tenant',
    breaks: 'a job of a tenant that does not exist is run',
    edits: [
      {
        file: RUNNER,
        search: 'if (!standing) throw',
        replace: `if (standing?.status === 'none' as unknown) throw`,
      },
      {
        file: RUNNER,
        search: `if (standing.status !== 'active') return;`,
        replace: `if (standing && standing.status !== 'active') return;`,
      },
    ],
    specs: [JOBS],
    tests: 'unknown tenant',
  },
  {
    name: 'job-of-suspended-tenant',
    breaks: 'a suspended tenant’s jobs go on',
    edits: [{ file: RUNNER, search: `if (standing.status !== 'active') return;`, replace: '' }],
    specs: [JOBS],
    tests: 'suspended tenant',
  },
  {
    name: 'job-carries-content',
    breaks: 'words of a message stand in Redis under a global key',
    edits: [
      {
        file: 'src/queue/queue-writer.ts',
        search: 'this.queues.get(queue).add(kind, payload, {',
        replace: `this.queues.get(queue).add(kind, { ...payload, text: 'please tell me' } as JobPayload, {`,
      },
    ],
    specs: [FULL_RUN],
    tests: 'a job’s data is ids alone',
  },
  {
    name: 'idempotency-keys-shared',
    breaks: 'one tenant is answered another’s first outcome',
    edits: [
      {
        file: 'src/platform/idempotency/idempotency-store.ts',
        search: `if (scope === 'platform') {`,
        replace: `if (scope === 'platform' || scope === 'tenant') {`,
      },
    ],
    specs: ['test/integration/idempotency.spec.ts'],
    tests: 'keys apart',
  },
  {
    name: 'query-in-log',
    breaks: 'e-mail addresses that a client asks for stand in the log',
    edits: [
      {
        file: 'src/platform/logging/logging.module.ts',
        search: `return (originalUrl ?? url ?? '/').split('?')[0] ?? '/';`,
        replace: `return originalUrl ?? url ?? '/';`,
      },
    ],
    specs: [FULL_RUN],
    tests: 'check 36:',
  },
  {
    name: 'marker-in-log',
    breaks: 'a tenant’s own text stands in a log line',
    edits: [
      {
        file: 'src/tenants/tenant-settings.repository.ts',
        search: `  return toTenant(row);`,
        replace: `  process.stdout.write(\`\${JSON.stringify({ msg: 'settings', assistant: row.assistant })}\\n\`);
  return toTenant(row);`,
      },
    ],
    specs: ['test/e2e/contract-widget.spec.ts'],
    tests: 'config is display data|the listed one',
  },
  {
    name: 'credential-in-log',
    breaks: 'whoever reads the log can act for a tenant',
    edits: [
      {
        file: 'src/platform/logging/logging.module.ts',
        search: `req: () => undefined,`,
        replace: `req: (request: { headers: object }) => request.headers,`,
      },
    ],
    specs: [FULL_RUN],
    tests: 'check 49:',
  },
  {
    name: 'key-checksum-unchecked',
    breaks: 'guessed keys cost a query each',
    edits: [
      {
        file: 'src/platform/auth/api-key.ts',
        search: 'return sum === checksum(key.slice(0, -6)) ?',
        replace: `return sum !== '' ?`,
      },
    ],
    specs: [FULL_RUN, 'src/platform/auth/api-key.spec.ts'],
    tests: 'nearly right|checksum|character|typo',
  },
  {
    name: 'key-stored-readable',
    breaks: 'a thief of a backup holds working keys',
    edits: [
      {
        file: 'src/platform/auth/api-key.ts',
        search: "return `${key.slice(0, key.indexOf('_', 3) + 1)}…${key.slice(-4)}`;",
        replace: 'return key;',
      },
    ],
    specs: [FULL_RUN],
    tests: 'check 45:',
  },
];
