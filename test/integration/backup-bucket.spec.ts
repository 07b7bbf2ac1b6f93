import { readdirSync } from 'node:fs';
import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { BucketServer } from '../support/bucket-server.js';
import { BackupRig } from './backup-rig.js';

/** Check 126. */
describe('a backup in a bucket', () => {
  let rig: BackupRig;
  let server: BucketServer;

  beforeAll(async () => {
    [rig, server] = await Promise.all([BackupRig.open(), BucketServer.start()]);
    await server.makeBucket('locked', true);
    await server.makeBucket('plain', false);
  });
  afterAll(async () => {
    await server.stop();
    await rig.close();
  });

  it('is restored from there, and nobody can delete it for two weeks', async () => {
    const env = { ...server.env, BACKUP_TO: 's3://locked/frontdesk' };
    expect(await rig.run('backup', [], env)).toMatchObject({
      code: 0,
      output: expect.stringContaining('2 businesses'),
    });
    expect(readdirSync(rig.dir)).not.toContain('frontdesk');
    const { Versions = [] } = await server.client.send(new ListObjectVersionsCommand({ Bucket: 'locked' }));
    const names = Versions.map(({ Key = '' }) => Key.split('/').slice(2).join('/')).sort();
    expect(names).toEqual([
      'database.dump',
      'manifest.json',
      ...rig.tenants.map((id) => `tenants/${id}.jsonl.gz`).sort(),
    ]);
    for (const { Key, VersionId } of Versions)
      await expect(
        server.client.send(new DeleteObjectCommand({ Bucket: 'locked', Key, VersionId })),
      ).rejects.toMatchObject({ name: 'AccessDenied' });
    expect((await rig.run('drill', [], env)).code).toBe(0);
    expect((await rig.run('tenant-restore', [rig.tenants[0]], env)).output).toContain('Nothing');
  });

  it('that locks nothing is refused, unless that is wanted', async () => {
    const env = { ...server.env, BACKUP_TO: 's3://plain' };
    expect(await rig.run('backup', [], env)).toMatchObject({
      code: 1,
      output: expect.stringContaining('needs object lock'),
    });
    expect(await rig.run('drill', [], env)).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no backup'),
    });
    expect((await rig.run('backup', [], { ...env, BACKUP_LOCK_DAYS: '0' })).code).toBe(0);
    expect((await rig.run('drill', [], env)).code).toBe(0);
  });

  it('that is away fails, and so does one that is not there', async () => {
    const env = { ...server.env, BACKUP_TO: 's3://nowhere' };
    expect(await rig.run('backup', [], env)).toMatchObject({
      code: 1,
      output: expect.stringContaining('nowhere'),
    });
    const away = { ...env, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' };
    expect((await rig.run('backup', [], away)).code).toBe(1);
  });
});
