import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { addPolicies } from '../../scripts/lib/stores/backup-access.mjs';
import { SmallVolume } from '../../scripts/lib/outages/small-volume.mjs';
import { BackupRig, ended, type CommandEnd } from './backup-rig.js';
import { PgGate } from './pg-gate.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** Checks 123 and 125. */
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

  /** Text that does not shrink, so that a dump takes a while and some space. */
  async function addBulk(rows: number): Promise<void> {
    await rig.superuser.query(
      `INSERT INTO articles (tenant_id, id, question, answer)
       SELECT $1, gen_random_uuid(), 'bulk ' || gen_random_uuid(), string_agg(md5(random()::text), '')
       FROM generate_series(1, $2) row, generate_series(1, 32) part GROUP BY row`,
      [rig.tenants[0], rows],
    );
  }

  async function removeBulk(): Promise<void> {
    await rig.superuser.query(`DELETE FROM articles WHERE question LIKE 'bulk %'`);
  }

  it('comes back whole into an empty server, and both are written down', async () => {
    const name = await rig.backup();
    const manifest = rig.manifest(name);
    expect(Object.keys(manifest.tenantFiles).sort()).toEqual([...rig.tenants].sort());
    expect(manifest.sums.tenants[rig.tenants[0]]).toMatchObject({ orders: [1, expect.any(String)] });
    const drilled = await rig.run('drill');
    expect(drilled).toMatchObject({ code: 0, output: expect.stringContaining('can be relied on') });
    expect(await rig.runs()).toEqual([
      { kind: 'backup', ok: true, backup: name, warning: null, error: null },
      { kind: 'drill', ok: true, backup: name, warning: null, error: null },
    ]);
  });

  it('comes back into an empty database as its owner, and into no other', async () => {
    const name = await rig.backup();
    const empty = await ThrowawayDatabase.create();
    const urls = {
      DATABASE_URL: empty.appUrl,
      DATABASE_PLATFORM_URL: empty.platformUrl,
      DATABASE_OWNER_URL: empty.ownerUrl,
      DATABASE_BACKUP_URL: empty.backupUrl,
    };
    try {
      expect(await rig.run('restore', [name], urls)).toMatchObject({
        code: 0,
        output: expect.stringContaining(`${name} is restored`),
      });
      expect(await rig.run('restore', [name, '--replace'], urls)).toMatchObject({
        code: 1,
        output: expect.stringContaining('The database has data'),
      });
    } finally {
      await empty.drop();
    }
  });

  it('that is sealed opens for its key alone, and the drill tries the key', async () => {
    const [key, stranger] = [await generateX25519Identity(), await generateX25519Identity()];
    const name = await rig.backup({ BACKUP_RECIPIENT: await identityToRecipient(key) });
    const dump = readFileSync(join(rig.backups, name, 'database.dump.age'));
    expect(dump.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(dump.includes('PGDMP')).toBe(false);
    expect(await rig.run('drill', [], { BACKUP_KEY: stranger })).toMatchObject({
      code: 1,
      output: expect.stringContaining('does not open'),
    });
    expect(await rig.run('drill')).toMatchObject({ code: 1, output: expect.stringContaining('is sealed') });
    expect((await rig.run('drill', [], { BACKUP_KEY: key })).code).toBe(0);
  });

  it.each([
    ['the owner, whom row-level security holds', () => rig.database.ownerUrl],
    ['the app', () => rig.database.appUrl],
  ])('as %s is refused', async (_, url) => {
    const end = await rig.run('backup', [], { DATABASE_BACKUP_URL: url() });
    expect(end).toMatchObject({ code: 1, output: expect.stringContaining('does not see the rows') });
    expect(rig.entries()).toEqual([]);
  });

  describe('where nobody may be exempt from row-level security', () => {
    const ROLE = `held_${randomBytes(4).toString('hex')}`;
    let url: string;
    beforeAll(async () => {
      // As the logins of RDS: a member of frontdesk_backup, which inherits its grants and not its exemption.
      await rig.superuser.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD 'held' IN ROLE frontdesk_backup`);
      const address = new URL(rig.database.backupUrl);
      [address.username, address.password] = [ROLE, 'held'];
      url = address.href;
      await addPolicies((text) => rig.superuser.query(text));
    });
    afterAll(async () => {
      const tables = await tablesWithPolicy();
      for (const table of tables) await rig.superuser.query(`DROP POLICY backup_access ON ${table}`);
      await rig.superuser.query(`DROP ROLE ${ROLE}`);
    });

    async function tablesWithPolicy(): Promise<string[]> {
      const { rows } = await rig.superuser.query<{ name: string }>(
        `SELECT polrelid::regclass::text AS name FROM pg_policy WHERE polname = 'backup_access'`,
      );
      return rows.map(({ name }) => name);
    }

    it('it is the same by policies, and the drill is content with them', async () => {
      const wanted = rig.manifest(await rig.backup());
      rig.clear();
      const name = await rig.backup({ DATABASE_BACKUP_URL: url });
      const { sums } = rig.manifest(name);
      const { backup_runs: _now, ...platform } = sums.platform;
      expect({ ...sums, platform }).toEqual({ ...wanted.sums, platform: expect.objectContaining(platform) });
      expect((await rig.run('drill', [name])).code).toBe(0);
    });

    it.each([
      ['without its policy', 'DROP POLICY backup_access ON orders'],
      ['that a policy restricts', 'CREATE POLICY less ON orders AS RESTRICTIVE USING (total_minor > 5)'],
    ])('a table %s is refused', async (_, change) => {
      await rig.superuser.query(change);
      try {
        expect(await rig.run('backup', [], { DATABASE_BACKUP_URL: url })).toMatchObject({
          code: 1,
          output: expect.stringContaining('does not see the rows of all businesses (of orders'),
        });
      } finally {
        await rig.superuser.query('DROP POLICY IF EXISTS less ON orders');
        await addPolicies((text) => rig.superuser.query(text));
      }
    });
  });

  it('by programs older than the server is refused', async () => {
    const bin = join(rig.dir, 'old');
    mkdirSync(bin, { recursive: true });
    for (const program of ['pg_dump', 'pg_restore', 'pg_amcheck', 'initdb', 'postgres', 'pg_ctl']) {
      writeFileSync(join(bin, program), '#!/bin/sh\necho "pg_dump (PostgreSQL) 15.18"\n');
      chmodSync(join(bin, program), 0o755);
    }
    const end = await rig.run('backup', [], { POSTGRES_BIN: bin });
    expect(end).toMatchObject({ code: 1, output: expect.stringContaining('of version 15') });
    expect(rig.entries()).toEqual([]);
    expect(await rig.runs()).toEqual([expect.objectContaining({ kind: 'backup', ok: false })]);
  });

  it('whose connection is cut, or that is killed, has no final name', async () => {
    await addBulk(4_000);
    const gate = await PgGate.before(rig.database.backupUrl);
    try {
      // The dump stands still in its middle.
      const cut = rig.start('backup', [], { DATABASE_BACKUP_URL: gate.url });
      const cutEnd = ended(cut);
      await Promise.race([gate.held(), cutEnd.then(failTooEarly)]);
      expect(rig.entries()).toEqual([expect.stringMatching(/^\..*\.part$/)]);
      gate.cut();
      expect(await cutEnd).toMatchObject({ code: 1, output: expect.stringContaining('pg_dump failed') });
      expect(rig.entries()).toEqual([]);

      gate.arm();
      const killed = rig.start('backup', [], { DATABASE_BACKUP_URL: gate.url });
      const exited = once(killed, 'exit');
      await Promise.race([gate.held(), ended(killed).then(failTooEarly)]);
      process.kill(-(killed.pid ?? 0), 'SIGKILL');
      await exited;
      expect(rig.entries()).toEqual([expect.stringMatching(/^\..*\.part$/)]);
    } finally {
      await gate.close();
    }
    const name = await rig.backup();
    expect(rig.entries()).toEqual([name]);
    await removeBulk();
  });

  it('onto a full disk fails, says so, and keeps the one before', async () => {
    // A volume of its own, or, where this process may not mount one, the smallest file that a process may write.
    const volume = SmallVolume.mount(4);
    if (volume) chmodSync(volume.dir, 0o777);
    const to = volume ? join(volume.dir, 'backups') : rig.backups;
    const before = (await rig.run('backup', [], { BACKUP_TO: to })).code;
    expect(before).toBe(0);
    await addBulk(6_000);
    try {
      const end = volume
        ? await rig.run('backup', [], { BACKUP_TO: to })
        : await rig.runLimited('backup', 2_048, { BACKUP_TO: to });
      expect(end.code).toBe(1);
      expect(end.output).toMatch(/The disk is full|EFBIG/);
      expect(rig.entriesOf(to)).toHaveLength(1);
      expect(rig.entriesOf(to)[0]).toMatch(/^frontdesk-/);
    } finally {
      volume?.unmount();
      await removeBulk();
    }
  });

  it('that is a fifth smaller than the one before is kept, and said to be suspicious', async () => {
    await addBulk(3_000);
    await rig.backup();
    await removeBulk();
    const end = await rig.run('backup');
    expect(end).toMatchObject({ code: 3, output: expect.stringContaining('more than 20 %') });
    expect(rig.entries()).toHaveLength(2);
    expect((await rig.runs()).at(-1)).toMatchObject({ ok: true, warning: expect.stringContaining('rows') });
  });

  it('that is old goes only when there is a newer one', async () => {
    const old = 'frontdesk-2020-01-01T000000Z';
    mkdirSync(join(rig.backups, old), { recursive: true });
    const name = await rig.backup();
    // Without a manifest it is not known to be a backup.
    expect(rig.entries()).toEqual([old, name]);
    writeFileSync(join(rig.backups, old, 'manifest.json'), JSON.stringify(rig.manifest(name)));
    expect((await rig.run('backup', [], { BACKUP_TO: join(rig.dir, 'full') })).code).toBe(0);
    expect(rig.entries()).toEqual([old, name]);
    await rig.backup();
    expect(rig.entries()).not.toContain(old);
  });
});

function failTooEarly({ code, output }: CommandEnd): never {
  throw new Error(`It ended with ${code} before its dump stood still:\n${output}`);
}
