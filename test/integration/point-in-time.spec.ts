import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { BackupRuns1764690000000 } from '../../migrations/1764690000000-backup-runs.js';
import { BaseBackups1764800000000 } from '../../migrations/1764800000000-base-backups.js';
import { startPostgres, type RunningPostgres } from '../../scripts/lib/stores/embedded-postgres.mjs';
import { giveTo, postgresAccount } from '../../scripts/lib/system/os-account.mjs';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { readBackupRuns } from '../../src/health/backups/backup-runs.js';
import type { PlatformDb } from '../../src/platform/database/platform-db.js';
import { BucketServer } from '../support/bucket-server.js';
import { rounds, seededRandom } from '../support/depth.js';
import { until } from '../support/eventually.js';
import { pythonEnvironment } from '../support/python-environment.js';
import { ended, toolsFolder, type CommandEnd } from './backup-rig.js';

/** Bulk in the base backup; pgbench's 66 would be a gigabyte. */
const BULK_ROWS = rounds(1_000, 400_000);
const MARKS = rounds(30, 200);
const MOMENTS = rounds(1, 3);

/** Check 124: base backup and log of changes in a bucket, by the scripts of docker/barman, on real servers. */
describe('PostgreSQL goes back to any second', () => {
  let dir: string;
  let bin: string;
  let barman: string;
  let bucket: BucketServer;
  let server: RunningPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    // PostgreSQL's account must reach the scripts.
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-pitr-'));
    chmodSync(dir, 0o755);
    cpSync(join(ROOT, 'docker', 'barman'), join(dir, 'scripts'), { recursive: true });
    [bin, barman, bucket] = await Promise.all([
      toolsFolder(),
      pythonEnvironment(join(ROOT, 'docker', 'barman', 'requirements.txt')),
      BucketServer.start(),
    ]);
    await bucket.makeBucket('pitr', false);
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
    await bucket.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const env = () => ({
    ...bucket.env,
    ...{ PATH: `${bin}:${process.env['PATH'] ?? ''}`, BARMAN_BIN: barman, PITR_TO: 's3://pitr/frontdesk' },
    HOME: dir,
  });

  /** One of the scripts, as the account of PostgreSQL. */
  function script(name: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<CommandEnd> {
    const child = spawn(join(dir, 'scripts', name), args, {
      ...postgresAccount(),
      ...{ cwd: dir, env: { ...env(), ...more }, stdio: ['ignore', 'pipe', 'pipe'] },
    });
    return ended(child);
  }

  /** A server whose settings are added to before it starts again. */
  async function configured(folder: string, lines: string[]): Promise<RunningPostgres> {
    const first = await startPostgres(folder, { durable: true, bin });
    await first.stop();
    appendFileSync(join(first.dataFolder, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
    return first;
  }

  const connected = async (running: RunningPostgres): Promise<pg.Client> => {
    const opened = new pg.Client({ connectionString: running.superuserUrl });
    await opened.connect();
    return opened;
  };

  it('each mark before the moment is there, and none after it', async () => {
    const variables = Object.entries(env()).map(([name, value]) => `${name}="${value}"`);
    const archive = `env ${variables.join(' ')} ${join(dir, 'scripts', 'archive-wal.sh')} %p`;
    server = await configured(join(dir, 'first'), [
      'archive_mode = on',
      `archive_command = '${archive}'`,
      // None leaves by itself while the test looks at the last one.
      'archive_timeout = 3600',
    ]);
    await server.restart();
    client = await connected(server);
    await client.query('CREATE TABLE bulk AS SELECT g, md5(g::text) FROM generate_series(1, $1::int) g', [
      BULK_ROWS,
    ]);
    await client.query('CREATE TABLE marks (n int PRIMARY KEY, at timestamptz NOT NULL)');
    const database = await noticeBoard();
    const { username, password, port } = new URL(server.superuserUrl);
    const connection = { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: username, PGPASSWORD: password };
    const began = Date.now();
    expect(
      await script('base-backup.sh', ['--once'], { ...connection, PGDATABASE: 'postgres' }),
    ).toMatchObject({
      code: 0,
      output: expect.not.stringContaining('could not be noted'),
    });
    await expectNoted(database, began);

    // The end of a base backup is known to the second.
    const [{ after }] = (await client.query(`SELECT clock_timestamp() + interval '1.5 seconds' AS after`))
      .rows;
    await until('it lies further back than that', async () => {
      const { rows } = await client.query<{ passed: boolean }>('SELECT clock_timestamp() > $1 AS passed', [
        after,
      ]);
      return rows[0]?.passed === true;
    });

    const times: string[] = [];
    for (let n = 0; n < MARKS; n++) {
      await client.query('INSERT INTO marks VALUES ($1, clock_timestamp())', [n]);
      const { rows } = await client.query<{ at: string }>('SELECT clock_timestamp()::text AS at');
      times.push(rows[0]?.at ?? '');
    }
    await client.query('DROP TABLE bulk');
    await client.query('DELETE FROM marks WHERE n % 2 = 0');
    const { rows } = await client.query<{ segment: string }>(
      'SELECT pg_walfile_name(pg_switch_wal()) AS segment',
    );
    await until('the log of changes is in the bucket', async () => {
      const { rows: found } = await client.query<{ there: boolean }>(
        'SELECT last_archived_wal >= $1 AS there FROM pg_stat_archiver',
        [rows[0]?.segment],
      );
      return found[0]?.there === true;
    });

    const random = seededRandom();
    for (let round = 0; round < MOMENTS; round++) {
      const kept = 1 + Math.floor(random() * (MARKS - 2));
      await comesBack(`${round}`, times[kept] ?? '', kept);
    }
  });

  /** A database of Frontdesk on that server, with what base backups are noted in. */
  async function noticeBoard(): Promise<pg.Client> {
    await client.query('CREATE ROLE frontdesk_backup; CREATE ROLE frontdesk_platform LOGIN;');
    await client.query('CREATE DATABASE frontdesk');
    const address = new URL(server.superuserUrl);
    address.pathname = '/frontdesk';
    const database = new pg.Client({ connectionString: address.href });
    await database.connect();
    const runner = { query: (text: string) => database.query(text) } as unknown as QueryRunner;
    for (const migration of [new BackupRuns1764690000000(), new BaseBackups1764800000000()])
      await migration.up(runner);
    return database;
  }

  /** What metrics and alerts are told: of the base backup, and of the log of changes before it has left and afterwards. */
  async function expectNoted(database: pg.Client, began: number): Promise<void> {
    await database.query('SET ROLE frontdesk_platform');
    const read = () =>
      readBackupRuns({
        query: async (text: string) => (await database.query<Record<string, unknown>>(text)).rows,
      } as PlatformDb);
    const { backups } = await read();
    const { rows } = await database.query<{ archived: Date }>(
      'SELECT last_archived_time AS archived FROM pg_stat_archiver',
    );
    expect(backups.backup).toBeUndefined();
    expect(backups.base?.at).toBeGreaterThan(began - 1_000);
    expect(backups.wal).toEqual({ at: rows[0]?.archived.getTime(), bytes: null });
    await database.query(`RESET ROLE; SELECT pg_stat_reset_shared('archiver')`);
    await database.query('SET ROLE frontdesk_platform');
    const started = await database.query<{ at: Date }>('SELECT pg_postmaster_start_time() AS at');
    expect((await read()).backups.wal).toEqual({ at: started.rows[0]?.at.getTime(), bytes: null });
    await database.end();
  }

  async function comesBack(name: string, moment: string, kept: number): Promise<void> {
    const folder = join(dir, `back-${name}`);
    const data = join(folder, 'data');
    mkdirSync(folder, { mode: 0o700 });
    cpSync(join(dir, 'first', 'superuser-password'), join(folder, 'superuser-password'));
    giveTo(postgresAccount(), folder);
    expect(await script('restore-to.sh', [moment, data])).toMatchObject({ code: 0 });
    const variables = Object.entries(env()).map(([key, value]) => `${key}="${value}"`);
    const fetch = `env ${variables.join(' ')} ${join(dir, 'scripts', 'fetch-wal.sh')} %f %p`;
    appendFileSync(join(data, 'postgresql.auto.conf'), `archive_mode = off\nrestore_command = '${fetch}'\n`);
    const restored = await startPostgres(folder, { durable: false, bin });
    const reader = await connected(restored);
    try {
      await until('it serves', async () => {
        const { rows } = await reader.query<{ recovering: boolean }>(
          'SELECT pg_is_in_recovery() AS recovering',
        );
        return rows[0]?.recovering === false;
      });
      const { rows } = await reader.query('SELECT count(*)::int AS marks, max(n) AS last FROM marks');
      expect(rows).toEqual([{ marks: kept + 1, last: kept }]);
      expect((await reader.query('SELECT count(*)::int AS rows FROM bulk')).rows).toEqual([
        { rows: BULK_ROWS },
      ]);
    } finally {
      await reader.end();
      await restored.stop();
    }
  }

  it('refuses a folder with data, and a moment before the first base backup', async () => {
    const full = join(dir, 'back-0', 'data');
    expect(await script('restore-to.sh', ['latest', full])).toMatchObject({
      code: 1,
      output: expect.stringContaining('is not empty'),
    });
    expect(await script('restore-to.sh', ['2020-01-01 00:00:00+00', join(dir, 'none')])).toMatchObject({
      output: expect.stringContaining('no base backup from before'),
    });
  });
});
