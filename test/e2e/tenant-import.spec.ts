import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import pg from 'pg';
import { openArchive } from '../../scripts/lib/tenant-import/archive-file.mjs';
import { EXPORTED_TABLES } from '../../src/exports/archive/exported-tables.js';
import { runCommand, type CommandEnd } from '../integration/backup-rig.js';
import { insertRows, readTenantSchema } from '../integration/catalogue-rows.js';
import { ThrowawayDatabase } from '../integration/throwaway-database.js';
import { Api } from '../support/api.js';
import { exported, type ReadArchive } from '../support/archives.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually, until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { runDir } from '../support/noted-processes.js';
import { fillBusiness } from './rich-business.js';
import { Stage } from './stage.js';

/** A business that moves from one install to another. */
describe('an archive', () => {
  let stage: Stage;
  let shop: TestBusiness;
  let target: ThrowawayDatabase;
  let there: pg.Client;
  let archive: ReadArchive;
  let file: string;
  /** On the other install. */
  let frontdesk: FrontdeskProcess;

  beforeAll(async () => {
    stage = await Stage.shared();
    shop = await stage.business(stage.frontdesk);
    await inDatabase(stage.superuserUrl, async (client) => {
      // What the API cannot make in a moment: a row in every table that an archive holds.
      await insertRows(client, await readTenantSchema(client), shop.id, EXPORTED_TABLES);
    });
    await fillBusiness(shop.api);
    await inDatabase(stage.superuserUrl, linkRows);
    archive = await exported(shop.api);
    file = written('whole.zip', archive.bytes);
    target = await ThrowawayDatabase.createMigrated();
    there = new pg.Client({ connectionString: target.superuserUrl });
    await there.connect();
  });
  afterAll(async () => {
    await there.end();
    const admin = stage.admin(stage.frontdesk);
    await admin.delete(`/admin/v1/tenants/${shop.id}?confirm=${shop.slug}`);
    await eventually(async () => (await admin.get(`/admin/v1/tenants/${shop.id}`)).status === 404);
    await stage.close();
    await target.drop();
  });

  /** Rows that refer to each other, where the catalogue's rig leaves a key empty. */
  async function linkRows(client: pg.Client): Promise<void> {
    await client.query(
      `UPDATE products SET source_id = (SELECT id FROM sources WHERE tenant_id = $1 LIMIT 1) WHERE tenant_id = $1 AND sku = 'MUG'`,
      [shop.id],
    );
    await client.query(
      'INSERT INTO visitors (tenant_id, id, erasing_at) VALUES ($1, gen_random_uuid(), now())',
      [shop.id],
    );
    // As an export finds it whose process is answering: nobody else has its lease.
    await client.query(
      `UPDATE turns SET status = 'running', leased_until = NULL
       WHERE tenant_id = $1 AND id = (SELECT id FROM turns WHERE tenant_id = $1 ORDER BY id LIMIT 1)`,
      [shop.id],
    );
  }

  function written(name: string, bytes: Uint8Array): string {
    const path = join(runDir(), `${shop.id}-${name}`);
    writeFileSync(path, bytes);
    return path;
  }

  function importing(path: string, args: string[] = [], url = target.ownerUrl): Promise<CommandEnd> {
    return runCommand('import-tenant', [path, ...args], { DATABASE_OWNER_URL: url });
  }

  async function isThere(): Promise<boolean> {
    const { rowCount } = await there.query('SELECT FROM tenants WHERE id = $1', [shop.id]);
    return rowCount === 1;
  }

  /** The archive with another content, as a fault or a person might make it. */
  async function changed(name: string, change: (zip: JSZip) => unknown): Promise<string> {
    const zip = await JSZip.loadAsync(archive.bytes);
    await change(zip);
    return written(name, await zip.generateAsync({ type: 'uint8array' }));
  }

  async function withManifest(name: string, change: (text: string) => string): Promise<string> {
    return changed(name, async (zip) => {
      const text = await zip.files['manifest.json']?.async('string');
      zip.file('manifest.json', change(text ?? ''));
    });
  }

  it('has rows of every table that it is to hold', () => {
    expect(archive.manifest.tables.filter(({ rows }) => rows === 0).map(({ table }) => table)).toEqual([]);
  });

  it('is refused, and nothing is written, when it is not what was exported', async () => {
    const price = await changed('price.zip', async (zip) => {
      const text = await zip.files['products.jsonl']?.async('string');
      zip.file('products.jsonl', text?.replace('"price_minor":2200', '"price_minor":2100') ?? '');
    });
    const without = await changed('without.zip', (zip) => zip.remove('orders.jsonl'));
    const cut = written('cut.zip', archive.bytes.slice(0, -2_000));
    const keys = await withManifest('keys.zip', (text) => text.replaceAll('"stock_marks', '"api_keys'));
    const secret = await withManifest('secret.zip', (text) => text.replace('"currency"', '"model_key"'));
    const newer = await withManifest('newer.zip', (text) => text.replace('"version": 1', '"version": 2'));
    const visitor = await withManifest('visitor.zip', (text) =>
      text.replace('"visitorId": null', `"visitorId": "${shop.id}"`),
    );
    const words: [string, string][] = [
      [price, 'products.jsonl in'],
      [without, 'lacks orders.jsonl'],
      [cut, 'is no whole archive'],
      [keys, 'holds api_keys, which no export'],
      [secret, 'holds model_key of tenants, which no export has'],
      [newer, 'has format 2'],
      [visitor, 'is of one visitor'],
      [`${file}.none`, 'There is no file'],
    ];
    for (const [path, told] of words) await expect(openArchive(path)).rejects.toThrow(told);
    expect(await importing(price)).toMatchObject({
      code: 1,
      output: expect.stringContaining('download it again'),
    });
    expect(await isThere()).toBe(false);
  });

  it('is refused as a role that does not own the tables, or sees every business', async () => {
    for (const url of [target.appUrl, target.superuserUrl])
      expect(await importing(file, [], url)).toMatchObject({
        code: 1,
        output: expect.stringContaining('DATABASE_OWNER_URL must name frontdesk_owner'),
      });
    expect(await isThere()).toBe(false);
  });

  it('comes into another install, whose own export is equal; again it is refused', async () => {
    await there.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES (gen_random_uuid(), $1, 'Other', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [shop.slug],
    );
    expect(await importing(file)).toMatchObject({ code: 1, output: expect.stringContaining('add --slug') });
    await there.query(`UPDATE tenants SET slug = 'other-shop' WHERE slug = $1`, [shop.slug]);
    expect(await importing(file)).toMatchObject({ code: 0, output: expect.stringContaining('is here with') });
    expect(await importing(file)).toMatchObject({
      code: 1,
      output: expect.stringContaining('is on this install already'),
    });

    frontdesk = await stage.startApi({
      DATABASE_URL: target.appUrl,
      DATABASE_PLATFORM_URL: target.platformUrl,
    });
    const api = await keyOn(frontdesk);
    const again = await exported(api);
    const names = [...archive.files.keys()].filter((name) => name !== 'audit_log.jsonl');
    expect([...again.files.keys()]).toEqual([...archive.files.keys()]);
    expect(archive.files.get('turns.jsonl')).toContain('"status":"running"');
    for (const name of names)
      expect([name, again.files.get(name)]).toEqual([
        name,
        // What was being answered waits for its answer again.
        archive.files
          .get(name)
          ?.replaceAll(name === 'turns.jsonl' ? '"status":"running"' : '\n\n', '"status":"queued"'),
      ]);
    // What happened on the other install comes after what happened here.
    const [before, after] = [archive, again].map(
      (each) => each.files.get('audit_log.jsonl')?.split('\n') ?? [],
    );
    expect(after).toEqual(expect.arrayContaining(before ?? []));
    expect(before?.length).toBeGreaterThan(10);
    expect(again.files.get('audit_log.jsonl')).toContain('importTenant');

    expect(await found(api)).toContain('MUG');
    expect(await found(api)).toEqual(await found(shop.api));
  });

  it('owes the other install what was unfinished, and tells nobody of what it brings', async () => {
    const { rows } = await there.query<{ kind: string }>(
      'SELECT DISTINCT kind FROM outbox WHERE tenant_id = $1 ORDER BY 1',
      [shop.id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      ...[
        'catalog.embed',
        'conversation.return',
        'evaluation.run',
        'handoff.notify',
        'source.read',
        'turn.answer',
        'visitor.erase',
      ],
    ]);
    const told = await there.query('SELECT FROM webhook_events UNION ALL SELECT FROM channel_deliveries');
    expect(told.rowCount).toBe(0);
    const claimed = await there.query('SELECT FROM channel_accounts WHERE holder = $1', [shop.id]);
    expect(claimed.rowCount).toBe(1);
  });

  it('can be erased there, comes again, and is erased again', async () => {
    await erasedThere();
    expect(await importing(file)).toMatchObject({ code: 0, output: expect.stringContaining('is here with') });
    await erasedThere();
  });

  async function erasedThere(): Promise<void> {
    const admin = stage.admin(frontdesk);
    expect((await admin.delete(`/admin/v1/tenants/${shop.id}?confirm=${shop.slug}`)).status).toBe(202);
    // As if the caches of all processes had had their time.
    await there.query(`UPDATE erasures SET requested_at = now() - interval '1 minute'`);
    await until('the business is erased', async () => !(await isThere()));
  }

  async function found(api: Api): Promise<string[]> {
    const { body } = await api.get<{ data: { product: { sku: string } }[] }>(
      '/v1/products/search?q=sand%20mug',
    );
    return body.data.map(({ product }) => product.sku);
  }

  async function keyOn(frontdesk: FrontdeskProcess): Promise<Api> {
    const { status, body, text } = await stage
      .admin(frontdesk)
      .post<{ secret: string }>(`/admin/v1/tenants/${shop.id}/api-keys`, { name: 'Moved' });
    if (status !== 201) throw new Error(`No key: ${text}`);
    return new Api(frontdesk.url, body.secret);
  }
});

async function inDatabase(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
