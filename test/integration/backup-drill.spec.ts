import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ROOT } from '../../scripts/lib/system/paths.mjs';
import { startTimeOf } from '../../scripts/lib/system/process-identity.mjs';
import { until } from '../support/eventually.js';
import { BackupRig, ended } from './backup-rig.js';

const HOUR_MS = 3_600_000;

/** Check 123: what a drill finds, and who runs it every night. */
describe('a backup', () => {
  let rig: BackupRig;

  beforeAll(async () => {
    rig = await BackupRig.open();
  });
  afterAll(() => rig.close());
  beforeEach(async () => {
    rig.clear();
    await rig.superuser.query('DELETE FROM backup_runs');
  });

  describe('is not relied on when', () => {
    let name: string;
    beforeEach(async () => (name = await rig.backup()));

    async function refused(words: string): Promise<void> {
      expect(await rig.run('drill')).toMatchObject({ code: 1, output: expect.stringContaining(words) });
      expect((await rig.runs()).at(-1)).toMatchObject({ kind: 'drill', ok: false });
    }

    it('a byte of it has changed', async () => {
      const file = join(rig.backups, name, 'database.dump');
      const bytes = readFileSync(file);
      bytes[bytes.length - 500] = (bytes[bytes.length - 500] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      await refused('is not what was written');
    });

    it('a row is missing, or another one', async () => {
      rig.rewrite(name, ({ sums }) => {
        const orders = sums.tenants[rig.tenants[0]]?.['orders'];
        if (orders) orders[0] = 2;
      });
      await refused(`orders of tenant ${rig.tenants[0]}: 1 rows, and the manifest has 2`);
      rig.rewrite(name, ({ sums }) => {
        const orders = sums.tenants[rig.tenants[0]]?.['orders'];
        if (orders) [orders[0], orders[1]] = [1, '7'];
      });
      await refused('their content differs');
    });

    it('the file of a business could not bring it back', async () => {
      // Sums and hashes are right, and a row is not: whichever of the two is loaded today.
      for (const id of rig.tenants) changeRow(rig, name, id);
      await refused('would have 1 rows where the backup has 1, or others');
    });

    it('it is older than 26 hours', async () => {
      rig.rewrite(name, (manifest) => {
        manifest.takenAt = new Date(Date.now() - 27 * HOUR_MS).toISOString();
      });
      await refused('27 hours old');
    });

    it('there is none', async () => {
      rig.clear();
      await refused('There is no backup');
    });
  });

  it('of a database that does not keep businesses apart is found by the drill', async () => {
    await rig.superuser.query('ALTER TABLE orders NO FORCE ROW LEVEL SECURITY');
    try {
      await rig.backup();
      expect(await rig.run('drill')).toMatchObject({
        code: 1,
        output: expect.stringContaining('rls-forced orders'),
      });
    } finally {
      await rig.superuser.query('ALTER TABLE orders FORCE ROW LEVEL SECURITY');
    }
  });

  it('leaves no server running and no file behind, also when a drill is killed', async () => {
    await rig.backup();
    let [drilling, server] = [rig.start('drill'), 0];
    await until('a drill has a server', () => {
      // One that has ended before anybody saw its server tells nothing.
      if (drilling.exitCode !== null) drilling = rig.start('drill');
      return (server = serverOf(rig)) > 0;
    });
    const exited = drilling.exitCode === null ? once(drilling, 'exit') : Promise.resolve([]);
    process.kill(-(drilling.pid ?? 0), 'SIGKILL');
    await exited;
    expect((await rig.run('drill')).code).toBe(0);
    expect(startTimeOf(server)).toBeUndefined();
    expect(rig.entriesOf(rig.dir).filter((entry) => entry.startsWith('drill-'))).toEqual([]);
  });

  describe('by the service of compose', () => {
    const NIGHTLY = join(ROOT, 'scripts', 'lib', 'backup', 'nightly.mjs');
    const FAST = { BACKUP_EVERY_SECONDS: '1', BACKUP_RETRY_SECONDS: '1' };

    it('is made and tried again and again, and the check says when the last good one is too old', async () => {
      const child = rig.startFile(NIGHTLY, [], FAST);
      const end = ended(child);
      await until('it has been made and tried twice', async () => (await rig.runs()).length >= 4);
      child.kill('SIGTERM');
      expect((await end).code).toBe(0);
      const runs = await rig.runs();
      expect(runs.every(({ ok }) => ok)).toBe(true);
      expect(runs.map(({ kind }) => kind).slice(0, 4)).toEqual(['backup', 'drill', 'backup', 'drill']);
      const check = () => ended(rig.startFile(NIGHTLY, ['--check']));
      expect((await check()).code).toBe(0);
      await rig.superuser.query(
        `UPDATE backup_runs SET finished_at = finished_at - interval '27 hours' WHERE kind = 'drill'`,
      );
      expect((await check()).code).toBe(1);
    });

    it('that fails is tried again, and the drill is not', async () => {
      writeFileSync(join(rig.dir, 'file'), '');
      const child = rig.startFile(NIGHTLY, [], { ...FAST, BACKUP_TO: join(rig.dir, 'file', 'backups') });
      const end = ended(child);
      await until('it has failed twice', async () => (await rig.runs()).length >= 2);
      child.kill('SIGTERM');
      expect((await end).code).toBe(0);
      for (const run of await rig.runs()) expect(run).toMatchObject({ kind: 'backup', ok: false });
    });
  });
});

/** Changes a name in the file of a business, and the manifest with it. */
function changeRow(rig: BackupRig, name: string, tenant: string): void {
  const path = join(rig.backups, name, 'tenants', `${tenant}.jsonl.gz`);
  const text = gunzipSync(readFileSync(path)).toString();
  const lines = text.split('\n');
  const at = 1 + lines.findIndex((line) => line.startsWith('{"table":"visitors"'));
  const row = JSON.parse(lines[at] ?? '') as Record<string, unknown>;
  lines[at] = JSON.stringify({ ...row, name: 'Somebody else' });
  const bytes = gzipSync(lines.join('\n'));
  writeFileSync(path, bytes);
  rig.rewrite(name, ({ tenantFiles }) => {
    const file = tenantFiles[tenant];
    if (!file) throw new Error(`${tenant} has no file.`);
    [file.bytes, file.sha256] = [bytes.length, createHash('sha256').update(bytes).digest('hex')];
  });
}

/** The process of the server that a drill has started; 0 while there is none. */
function serverOf(rig: BackupRig): number {
  const drills = rig.entriesOf(rig.dir).filter((entry) => entry.startsWith('drill-'));
  const files = drills.map((entry) => join(rig.dir, entry, 'postgres', 'data', 'postmaster.pid'));
  const [file] = files.filter(existsSync);
  return file ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}
