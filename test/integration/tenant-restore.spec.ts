import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { KEPT, RESTORED } from '../../scripts/lib/backup/tenants/tenant-tables.mjs';
import { BackupRig } from './backup-rig.js';
import { contentOf } from './catalogue-rows.js';
import { withClient } from './throwaway-database.js';

/** Check 127. */
describe('one business back to its backup', () => {
  let rig: BackupRig;
  let name: string;
  let [mine, other] = ['', ''];

  beforeAll(async () => {
    rig = await BackupRig.open();
    [mine, other] = rig.tenants;
    // Rows that refer to each other.
    await rig.superuser.query(
      `UPDATE turns t SET answer_id = m.id FROM messages m WHERE m.tenant_id = t.tenant_id AND m.conversation_id = t.conversation_id`,
    );
    await rig.superuser.query(
      `UPDATE messages m SET turn_id = t.id FROM turns t WHERE m.tenant_id = t.tenant_id AND m.id = t.message_id`,
    );
    // A message that a customer of a messaging platform was sent.
    await rig.superuser.query(
      `UPDATE channel_chats h SET kind = 'telegram', visitor_id = c.visitor_id FROM conversations c WHERE c.tenant_id = h.tenant_id`,
    );
    await rig.superuser.query(`UPDATE conversations SET channel = 'telegram'`);
    await rig.superuser.query(`UPDATE messages SET author = 'member'`);
    await rig.superuser.query(
      `INSERT INTO channel_deliveries (tenant_id, id, channel_id, chat_id, seq, status)
       SELECT m.tenant_id, m.id, h.channel_id, h.id, m.seq, 'sent' FROM messages m
         JOIN channel_chats h ON h.tenant_id = m.tenant_id`,
    );
    await rig.superuser.query(
      `INSERT INTO products (tenant_id, id, sku, name, price_minor, currency)
       SELECT $1, gen_random_uuid(), 'sku-' || n, 'Ünïcode "quoted" \\ ' || n, 9007199254740993, 'EUR' FROM generate_series(1, 700) n`,
      [mine],
    );
  });
  afterAll(() => rig.close());
  beforeEach(async () => (name = await rig.backup()));
  afterEach(() => rig.clear());

  /** The content of the tables that go back, or of those that stay. */
  async function content(tenant: string, isWanted: (table: string) => boolean): Promise<string[]> {
    const all = await contentOf(rig.superuser, rig.schema, tenant);
    return all.filter((line) => isWanted(line.slice(0, line.indexOf(':'))));
  }

  const restored = (table: string) => RESTORED.has(table);
  const credentials = (table: string) =>
    ['api_keys', 'identity_secrets', 'event_source_secrets'].includes(table);

  function asApp(tenant: string, statements: string[]): Promise<void> {
    return withClient(rig.database.appUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenant]);
      for (const statement of statements) await client.query(statement);
      await client.query('COMMIT');
    });
  }

  const MISTAKE = [
    `DELETE FROM products WHERE sku LIKE 'sku-%'`,
    `UPDATE messages SET turn_id = NULL`,
    `UPDATE orders SET status = 'refunded', note = 'by mistake', updated_at = now() + interval '1 second'`,
    `INSERT INTO closures (tenant_id, date, reason, hours)
     SELECT tenant_id, date '2031-01-01', 'mistake', '[]' FROM opening_hours`,
    `UPDATE tenants SET name = 'Wrong name'`,
  ];

  it('every table of a tenant goes back or stays, for a reason', () => {
    expect([...RESTORED, ...Object.keys(KEPT)].sort()).toEqual([...rig.schema.tables].sort());
  });

  it('is told before, and done with --yes alone; nothing of another business changes', async () => {
    const [before, others] = [
      await content(mine, restored),
      await contentOf(rig.superuser, rig.schema, other),
    ];
    await asApp(mine, MISTAKE);
    await asApp(other, [`UPDATE orders SET note = 'of today'`]);
    const othersNow = await contentOf(rig.superuser, rig.schema, other);
    expect(othersNow).not.toEqual(others);
    const wrong = await content(mine, restored);
    const version = await versionOf(mine);

    const asked = await rig.run('tenant-restore', [mine]);
    expect(asked).toMatchObject({ code: 2, output: expect.stringContaining('add --yes') });
    expect(asked.output).toContain('products: 0 rows are newer or changed and go, 700 come back');
    expect(asked.output).toContain('closures: 1 rows are newer or changed and go, 0 come back');
    expect(await content(mine, restored)).toEqual(wrong);

    const secrets = await content(mine, credentials);
    expect(await rig.run('tenant-restore', [mine, '--yes'])).toMatchObject({ code: 0 });
    expect(await content(mine, restored)).toEqual(before);
    expect(await content(mine, credentials)).toEqual(secrets);
    expect(await owedToPlatforms(mine)).toBe(0);
    expect(await contentOf(rig.superuser, rig.schema, other)).toEqual(othersNow);
    const { rows } = await rig.superuser.query('SELECT name FROM tenants WHERE id = $1', [mine]);
    expect(rows).toEqual([{ name: 'Test shop' }]);
    // Answers that are kept by the version of then must not be given again.
    expect(await versionOf(mine)).toBeGreaterThan(version);
    expect(await auditOf(mine)).toContain('restoreTenant');
    expect(await rig.run('tenant-restore', [mine, '--yes'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nothing differs'),
    });
  });

  it('brings no erased visitor back for long', async () => {
    const { rows } = await rig.superuser.query<{ id: string }>(
      'INSERT INTO visitors (tenant_id, id) VALUES ($1, gen_random_uuid()) RETURNING id',
      [mine],
    );
    const visitor = rows[0]?.id ?? '';
    rig.clear();
    await rig.backup();
    await rig.superuser.query(
      `INSERT INTO audit_log (tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, object_id, after,
         address, request_id, correlation_id)
       VALUES ($1, gen_random_uuid(), now(), 'key', 'k', 'k', 'eraseVisitor', 'visitor', $2, '{"erasing_at": "2026-12-01"}',
         '', 'r', 'c')`,
      [mine, visitor],
    );
    await asApp(mine, [`DELETE FROM visitors WHERE id = '${visitor}'`]);
    expect(await rig.run('tenant-restore', [mine, '--yes'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('1 visitors who were erased since are being erased again'),
    });
    const owed = await rig.superuser.query(
      `SELECT v.erasing_at IS NOT NULL AS erasing FROM visitors v
         JOIN outbox o ON o.tenant_id = v.tenant_id AND o.reference = v.id AND o.kind = 'visitor.erase' WHERE v.id = $1`,
      [visitor],
    );
    expect(owed.rows).toEqual([{ erasing: true }]);
  });

  it('refuses a file with a row of another business, and changes nothing', async () => {
    await asApp(mine, MISTAKE);
    const [wrong, others] = [
      await content(mine, restored),
      await contentOf(rig.superuser, rig.schema, other),
    ];
    tamper((line) => (line.includes('"number":') ? line.replaceAll(mine, other) : line));
    const end = await rig.run('tenant-restore', [mine, '--yes']);
    expect(end).toMatchObject({ code: 1, output: expect.stringContaining('row-level security') });
    expect(await content(mine, restored)).toEqual(wrong);
    expect(await contentOf(rig.superuser, rig.schema, other)).toEqual(others);
    tamper((line) => (line.startsWith('{"format"') ? line.replaceAll(mine, other) : line));
    expect(await rig.run('tenant-restore', [mine, '--yes'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('of another business'),
    });
  });

  it('is refused as a role that sees every business, and for one that is not known', async () => {
    expect(
      await rig.run('tenant-restore', [mine, '--yes'], { DATABASE_URL: rig.database.superuserUrl }),
    ).toMatchObject({ code: 1, output: expect.stringContaining('is not held to one business') });
    expect(await rig.run('tenant-restore', [randomUUID(), '--yes'])).toMatchObject({
      code: 1,
      output: expect.stringContaining('knows no business'),
    });
  });

  /** Rewrites the file of the business, with its hash in the manifest, as somebody with the folder might. */
  function tamper(change: (line: string) => string): void {
    const file = rig.manifest(name).tenantFiles[mine];
    const path = join(rig.backups, name, file?.name ?? '');
    const lines = gunzipSync(readFileSync(path)).toString().split('\n');
    const bytes = gzipSync(lines.map(change).join('\n'));
    rmSync(path);
    writeFileSync(path, bytes);
    rig.rewrite(name, ({ tenantFiles }) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      Object.assign(tenantFiles[mine] ?? {}, { bytes: bytes.length, sha256 });
    });
  }

  async function owedToPlatforms(tenant: string): Promise<number> {
    const { rows } = await rig.superuser.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox o JOIN messages m ON m.tenant_id = o.tenant_id AND m.id = o.reference
       WHERE o.tenant_id = $1 AND o.kind = 'channel.deliver'`,
      [tenant],
    );
    return rows[0]?.count ?? -1;
  }

  async function versionOf(tenant: string): Promise<number> {
    const { rows } = await rig.superuser.query<{ version: number }>(
      'SELECT knowledge_version::int AS version FROM tenants WHERE id = $1',
      [tenant],
    );
    return rows[0]?.version ?? 0;
  }

  async function auditOf(tenant: string): Promise<string[]> {
    const { rows } = await rig.superuser.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE tenant_id = $1',
      [tenant],
    );
    return rows.map(({ action }) => action);
  }
});
