import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../test/support/eventually.js';
import { withClient } from '../stores/bootstrap-database.mjs';
import { openDatabase, type Database } from '../stores/database.mjs';
import { migrate } from '../stores/migrations.mjs';
import { dataLayout, defaultDataDir, ROOT } from '../system/paths.mjs';
import { keepBeforeMigration, surplus } from './before-migration.mjs';
import type { Manifest } from './manifest.mjs';
import { postgresTools } from './postgres-tools.mjs';

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

  const superuserUrl = () => database.superuserUrl?.replace(/postgres$/, 'frontdesk') ?? '';

  /** Changes a row, in another second than the backup before: names have no finer time. */
  async function changed(word: string): Promise<void> {
    const second = Math.floor(Date.now() / 1000);
    await until('a second has passed', () => Math.floor(Date.now() / 1000) > second);
    await withClient(superuserUrl(), (client) =>
      client.query('INSERT INTO schedule_runs (name, tick) VALUES ($1, now())', [word]),
    );
  }

  it('it is dumped once, however often the start fails; twice when it has changed; and what is older stays', async () => {
    await migrate(database.urls.owner, 'down');
    mkdirSync(layout.backups, { recursive: true });
    const first = (await keepBeforeMigration(layout, database)) ?? '';
    expect(await keepBeforeMigration(layout, database)).toBe(first);
    expect(kept('before-migration')).toEqual([first]);
    const older = 'before-migration-2020-01-01T000000Z';
    renameSync(join(layout.backups, first), join(layout.backups, older));
    const path = join(layout.backups, older, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    writeFileSync(path, JSON.stringify({ ...manifest, schema: 'Older1700000000000' }));
    const names = [];
    for (const word of ['one', 'two', 'three']) {
      await changed(word);
      names.push(await keepBeforeMigration(layout, database));
    }
    expect(kept('before-migration')).toEqual([older, ...names.slice(1)]);
  });

  it('it comes back in place of what there is', async () => {
    const newest = (await keepBeforeMigration(layout, database)) ?? '';

    await migrate(database.urls.owner, 'up');
    await withClient(superuserUrl(), (client) =>
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
    await changed('copied');
    process.env['POSTGRES_BIN'] = join(dir, 'nothing');
    const name = (await keepBeforeMigration(layout, database)) ?? '';
    expect(name).toMatch(/^copy-before-migration-\d{13}-[0-9a-f]{12}-\d{4}-/);
    expect(await keepBeforeMigration(layout, database)).toBe(name);
    expect(kept('copy-')).toEqual([name]);
    expect(readdirSync(join(layout.backups, name))).toContain('PG_VERSION');
    const { rows } = await withClient(database.urls.app, (client) => client.query('SELECT 1 AS one'));
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('two of each schema are kept, and seven in all', () => {
    const dumps = 'aaabbcddefghi'.split('').map((schema, at) => ({ schema, name: `${schema}${at}` }));
    const left = dumps.map(({ name }) => name).filter((name) => !surplus(dumps).includes(name));
    expect(left).toEqual(['d6', 'd7', 'e8', 'f9', 'g10', 'h11', 'i12']);
    expect(surplus(dumps.slice(0, 6))).toEqual(['a0']);
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
