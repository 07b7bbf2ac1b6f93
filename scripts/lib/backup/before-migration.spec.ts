import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../stores/bootstrap-database.mjs';
import { openDatabase, type Database } from '../stores/database.mjs';
import { migrate } from '../stores/migrations.mjs';
import { dataLayout, defaultDataDir, ROOT } from '../system/paths.mjs';
import { keepBeforeMigration } from './before-migration.mjs';
import { postgresTools } from './postgres-tools.mjs';

jest.setTimeout(240_000);

/** The embedded mode of `npm start`, on a server of its own. */
describe('before a migration', () => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-kept-'));
  const layout = dataLayout(dir);
  let database: Database;

  beforeAll(async () => {
    chmodSync(dir, 0o711);
    delete process.env['DATABASE_URL'];
    process.env['POSTGRES_BIN'] = (await postgresTools(dataLayout(defaultDataDir()), 18)).bin;
    database = await openDatabase(layout, { durable: false });
  });
  afterAll(async () => {
    await database.stop?.();
    delete process.env['POSTGRES_BIN'];
    rmSync(dir, { recursive: true, force: true });
  });

  const kept = (prefix: string) => readdirSync(layout.backups).filter((name) => name.startsWith(prefix));

  it('nothing is kept of a database that is new or current', async () => {
    expect(await keepBeforeMigration(layout, database)).toBeUndefined();
    await migrate(database.urls.owner, 'up');
    expect(await keepBeforeMigration(layout, database)).toBeUndefined();
  });

  it('it is dumped, seven times; and comes back in place of what there is', async () => {
    await migrate(database.urls.owner, 'down');
    mkdirSync(layout.backups, { recursive: true });
    const name = (await keepBeforeMigration(layout, database)) ?? '';
    const copy = (day: number) => join(layout.backups, `before-migration-2020-01-0${day}T000000Z`);
    for (let day = 1; day <= 7; day++) await command('cp', ['-a', join(layout.backups, name), copy(day)]);
    rmSync(join(layout.backups, name), { recursive: true });
    const newest = (await keepBeforeMigration(layout, database)) ?? '';
    expect(kept('before-migration')).toHaveLength(7);
    expect(kept('before-migration')).toContain(newest);
    expect(kept('before-migration')).not.toContain('before-migration-2020-01-01T000000Z');

    await migrate(database.urls.owner, 'up');
    await withClient(database.superuserUrl?.replace(/postgres$/, 'frontdesk') ?? '', (client) =>
      client.query(`INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
        VALUES (gen_random_uuid(), 'later', 'Later', 'en', 'UTC', 'EUR', '{}', '{}')`),
    );
    await database.stop?.();
    const refused = await restore([newest]);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('--replace') });
    const done = await restore([newest, '--replace']);
    expect(done).toMatchObject({
      code: 0,
      output: expect.stringContaining('is now the database frontdesk_before_'),
    });
    await database.restart?.();
    const { rows } = await withClient(database.urls.backup ?? '', (client) =>
      client.query(
        `SELECT count(*)::int AS tenants, (SELECT count(*)::int FROM migrations) AS migrated FROM tenants`,
      ),
    );
    const all = readdirSync(join(ROOT, 'migrations')).filter((file) => /^\d{13}/.test(file));
    expect(rows).toEqual([{ tenants: 0, migrated: all.length }]);
  });

  it('its files are copied where there is no pg_dump', async () => {
    await migrate(database.urls.owner, 'down');
    process.env['POSTGRES_BIN'] = join(dir, 'nothing');
    const name = (await keepBeforeMigration(layout, database)) ?? '';
    expect(name).toMatch(/^copy-before-migration-/);
    expect(readdirSync(join(layout.backups, name))).toContain('PG_VERSION');
    const { rows } = await withClient(database.urls.app, (client) => client.query('SELECT 1 AS one'));
    expect(rows).toEqual([{ one: 1 }]);
  });

  function restore(args: string[]): Promise<{ code: number; output: string }> {
    return command(process.execPath, [join(ROOT, 'scripts', 'restore.mjs'), ...args], {
      FRONTDESK_DATA_DIR: dir,
    });
  }
});

function command(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}
