import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { dataLayout } from '../../scripts/lib/system/paths.mjs';
import { runCommand, toolsFolder } from '../integration/backup-rig.js';
import { inDatabase, storeUrl } from '../integration/store-urls.js';
import { Api } from '../support/api.js';
import { startConversation } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { FrontdeskProcess } from '../support/frontdesk-process.js';
import { runDir } from '../support/noted-processes.js';
import { RedisServer } from './redis-server.js';
import { drop, storesOf } from './stage-database.js';
import { Stage } from './stage.js';
import { messagesOf } from './turns.js';

/** Checks 123 and 128: a new database from the backup, and a Redis that is empty. */
test('a restored Frontdesk serves its businesses apart, and answers what was owed', async () => {
  const dir = mkdtempSync(join(runDir(), 'restore-'));
  const target = `restored_${randomBytes(6).toString('hex')}`;
  const stage = await Stage.open();
  try {
    const first = await stage.start();
    const [own, theirs] = [await stage.business(first), await stage.business(first)];
    const order = {
      number: 'ZZ-1',
      customer: { email: 'q@example.com' },
      items: [],
      status: 'shipped',
      total: '7.77',
    };
    expect((await theirs.api.post<{ id: string }>('/v1/orders', order)).status).toBe(201);
    const { body } = await theirs.api.get<{ data: { id: string }[] }>('/v1/orders');
    const foreign = body.data[0]?.id ?? '';
    const conversation = await startConversation(own.api);
    await first.stop();
    await stage.commitWithoutEnqueue(own.id, conversation);

    const env = {
      ...{ FRONTDESK_DATA_DIR: dir, POSTGRES_BIN: await toolsFolder(), BACKUP_TO: join(dir, 'backups') },
      DATABASE_OWNER_URL: '',
    };
    const source = {
      DATABASE_URL: stage.env().DATABASE_URL,
      DATABASE_BACKUP_URL: inDatabase(storeUrl('DATABASE_BACKUP_URL'), databaseOf(stage.env().DATABASE_URL)),
    };
    expect(await runCommand('backup', [], { ...env, ...source })).toMatchObject({ code: 0 });
    // The roles of the new server have these passwords.
    writeFileSync(dataLayout(dir).databaseKeys, JSON.stringify(passwords()));
    await stage.sql(`CREATE DATABASE ${target}`);
    const superuser = { DATABASE_URL: inDatabase(storeUrl('DATABASE_SUPERUSER_URL'), target) };
    expect(await runCommand('restore', [], { ...env, ...superuser })).toMatchObject({
      code: 0,
      output: expect.stringContaining('is restored'),
    });
    expect(await runCommand('restore', [], { ...env, ...superuser })).toMatchObject({
      code: 1,
      output: expect.stringContaining('The database has data'),
    });

    const redis = await RedisServer.start();
    const restored = await FrontdeskProcess.start(stage.secrets, storesOf(target, redis));
    try {
      const [mine, others] = [own, theirs].map(({ api }) => new Api(restored.url, api.key)) as [Api, Api];
      expect((await others.get(`/v1/orders/${foreign}`)).status).toBe(200);
      expect((await mine.get(`/v1/orders/${foreign}`)).status).toBe(404);
      expect((await mine.get('/v1/orders')).body).toMatchObject({ data: [] });
      await eventually(async () => {
        const authors = (await messagesOf(mine, conversation)).map(({ from }) => from);
        return authors.join() === 'visitor,assistant';
      }).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${restored.log.slice(-20).join('\n')}`);
      });
    } finally {
      await restored.kill();
      await redis.kill();
    }
  } finally {
    await stage.close();
    await drop(target);
    rmSync(dir, { recursive: true, force: true });
  }
});

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function passwords(): Record<string, string> {
  const of = (store: Parameters<typeof storeUrl>[0]) => decodeURIComponent(new URL(storeUrl(store)).password);
  return {
    owner: of('DATABASE_OWNER_URL'),
    app: of('DATABASE_URL'),
    platform: of('DATABASE_PLATFORM_URL'),
    backup: of('DATABASE_BACKUP_URL'),
  };
}
