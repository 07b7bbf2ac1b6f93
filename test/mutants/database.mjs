/** @typedef {import('./mutant.d.ts').Mutant} Mutant */

const LINT = 'test/integration/catalogue-lint.spec.ts';
const MATRIX = 'test/integration/isolation-matrix.spec.ts';
const TENANT_DB = 'test/integration/tenant-db.spec.ts';
const CONCURRENCY = 'test/isolation/stores/concurrency.spec.ts';
const ISOLATION = 'test/isolation/product.spec.ts';

const GIVE_ORDERS_TO_PLATFORM = `
  GRANT SELECT ON orders, order_items, shipments TO frontdesk_platform;
  CREATE POLICY all_orders ON orders FOR SELECT TO frontdesk_platform USING (true);
  CREATE POLICY all_items ON order_items FOR SELECT TO frontdesk_platform USING (true);
  CREATE POLICY all_shipments ON shipments FOR SELECT TO frontdesk_platform USING (true);`;

const ORDERS = 'src/orders/orders.repository.ts';
const PLATFORM_IN_ORDERS = [
  {
    file: ORDERS,
    search: `import { TenantDb } from '../platform/database/tenant-db.js';`,
    replace: `import { PlatformDb } from '../platform/database/platform-db.js';
import { TenantDb } from '../platform/database/tenant-db.js';`,
  },
  {
    file: ORDERS,
    search: '  constructor(private readonly db: TenantDb) {}',
    replace: '  constructor(private readonly db: TenantDb, private readonly platform: PlatformDb) {}',
  },
];
const GET_ORDER =
  'const [row] = await this.db.query<OrderDbRow>(`SELECT ${ORDER_COLUMNS} FROM orders o WHERE o.id = $1`, [';

/** Mutants of the schema and the code that accesses it. @type {Mutant[]} */
export default [
  {
    name: 'rls-not-forced',
    breaks: 'the owner of one table is exempt from its policy',
    sql: 'ALTER TABLE orders NO FORCE ROW LEVEL SECURITY',
    specs: [LINT],
    tests: 'check [56]: (breaks|gives)',
  },
  {
    name: 'rls-off',
    breaks: 'one table has no row-level security at all',
    sql: 'ALTER TABLE visitors DISABLE ROW LEVEL SECURITY',
    specs: [LINT, MATRIX],
    tests: 'check [4-9]: (breaks|reads|sees|touches)',
  },
  {
    name: 'policy-without-check',
    breaks: 'a tenant may write rows for another',
    sql: 'ALTER POLICY tenant_isolation ON products WITH CHECK (true)',
    specs: [LINT, MATRIX],
    tests: 'check [67]: (breaks|cannot)',
  },
  {
    name: 'extra-policy',
    breaks: 'a second, permissive policy widens what can be read',
    sql: 'CREATE POLICY support ON messages FOR SELECT USING (true)',
    specs: [LINT, MATRIX],
    tests: 'check [4-9]: (breaks|reads|sees)',
  },
  {
    name: 'plain-foreign-key',
    breaks: 'a child may point at another tenant’s parent',
    sql: `ALTER TABLE shipments DROP CONSTRAINT shipments_tenant_id_order_id_fkey;
      CREATE UNIQUE INDEX orders_id ON orders (tenant_id, id, number);
      ALTER TABLE orders ADD CONSTRAINT orders_plain UNIQUE (id);
      ALTER TABLE shipments ADD CONSTRAINT plain FOREIGN KEY (order_id) REFERENCES orders (id)`,
    specs: [LINT, MATRIX],
    tests: 'check 8:',
  },
  {
    name: 'global-unique-index',
    breaks: 'a tenant learns which order numbers another has',
    sql: 'CREATE UNIQUE INDEX orders_number_global ON orders (number)',
    specs: [LINT, MATRIX, ISOLATION],
    tests: 'check 10:|^10: ',
  },
  {
    name: 'app-may-truncate',
    breaks: 'TRUNCATE passes every policy',
    sql: 'GRANT TRUNCATE ON articles TO frontdesk_app',
    specs: [LINT, MATRIX],
    tests: 'check 5:',
  },
  {
    name: 'readable-sequence',
    breaks: 'a counter over all tenants tells their volume',
    sql: 'CREATE SEQUENCE order_volume; GRANT SELECT ON SEQUENCE order_volume TO frontdesk_app',
    specs: [LINT, 'test/isolation/stores/ids.spec.ts'],
    tests: 'check 11: counts|no sequence',
  },
  {
    name: 'primary-key-led-by-id',
    breaks: 'one tenant’s look-ups walk through every tenant’s rows',
    sql: `ALTER TABLE articles DROP CONSTRAINT articles_pkey;
      ALTER TABLE articles ADD CONSTRAINT articles_pkey PRIMARY KEY (id, tenant_id)`,
    specs: [LINT, 'test/isolation/stores/plans.spec.ts'],
    tests: 'check 10:|led by the tenant',
  },
  {
    name: 'session-level-set',
    breaks: 'the tenant of one statement stays on its connection',
    edits: [
      {
        file: 'src/platform/database/one-trip-query.ts',
        search: `set_config('app.current_tenant', $1, true)`,
        replace: `set_config('app.current_tenant', $1, false)`,
      },
    ],
    specs: [TENANT_DB, CONCURRENCY],
    tests: 'check 4:|nothing of it stays|check 2:.*afterwards',
  },
  {
    name: 'session-level-set-in-transaction',
    breaks: 'the tenant of one transaction stays on its connection, which a pooler lends to the next',
    edits: [
      {
        file: 'src/platform/database/tenant-db.ts',
        search: 'manager.query(SET_CONTEXT,',
        replace: `manager.query(SET_CONTEXT.replaceAll('true', 'false'),`,
      },
    ],
    specs: [CONCURRENCY],
    tests: 'check 2:',
  },
  {
    name: 'tenant-set-apart-from-its-statement',
    breaks: 'another caller’s statement runs between the setting and the query',
    edits: [
      {
        file: 'src/platform/database/tenant-db.ts',
        search: '      return await runOneTrip<R>(await this.pool.connect(), settings, statement);',
        replace: `      await this.pool.query(SET_CONTEXT.replaceAll('true', 'false'), [...settings]);
      return (await this.pool.query(statement.text, statement.values)).rows as R[];`,
      },
    ],
    specs: [TENANT_DB],
    tests: 'check 1:',
  },
  {
    name: 'tenant-of-a-prepared-statement-kept',
    breaks: 'a connection that has prepared the setting runs it with the tenant of its first use',
    edits: [
      {
        file: 'src/platform/database/one-trip-query.ts',
        search: `connection.bind({ portal: '', statement: contextName, values: this.settings });`,
        replace: `const kept = connection as { first?: ContextSettings };
    kept.first ??= this.settings;
    const values = contextName === '' ? this.settings : kept.first;
    connection.bind({ portal: '', statement: contextName, values });`,
      },
    ],
    specs: ['test/integration/prepared-statements.spec.ts'],
    tests: 'see their own tenant',
  },
  {
    name: 'lookup-without-tenant-context',
    breaks: 'an order is looked up by id across all tenants',
    sql: GIVE_ORDERS_TO_PLATFORM,
    edits: [
      ...PLATFORM_IN_ORDERS,
      { file: ORDERS, search: GET_ORDER, replace: GET_ORDER.replace('this.db.', 'this.platform.') },
    ],
    specs: [ISOLATION, LINT],
    tests: 'check 6: breaks|check 5: gives|^21: ',
  },
  {
    name: 'existence-told-apart',
    breaks: 'an id of another tenant is refused in other words than an unknown one',
    sql: GIVE_ORDERS_TO_PLATFORM,
    edits: [
      ...PLATFORM_IN_ORDERS,
      {
        file: ORDERS,
        search: GET_ORDER,
        replace: `const known = await this.platform.query('SELECT FROM orders WHERE id = $1', [id]);
    if (known.length > 0 && (await this.db.query('SELECT FROM orders WHERE id = $1', [id])).length === 0) {
      throw Object.assign(new Error('not yours'), { status: 403 });
    }
    ${GET_ORDER}`,
      },
    ],
    specs: [ISOLATION],
    tests: '^21: ',
  },
  {
    name: 'tenant-may-change-inside-a-context',
    breaks: 'code of one tenant’s request may enter another’s context',
    edits: [
      {
        file: 'src/platform/context/request-context.ts',
        search: 'if (outer && outer !== tenantId) throw',
        replace: 'if (outer === undefined && outer !== outer) throw',
      },
    ],
    specs: [TENANT_DB],
    tests: 'another tenant cannot be entered',
  },
];
