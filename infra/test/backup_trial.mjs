// node infra/test/backup_trial.mjs ENVIRONMENT: does what the nightly task and the drill would do, on the AWS of
// AWS_ENDPOINT_URL and a real PostgreSQL whose master is no superuser, after rotation_trial.mjs has migrated it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { postgresTools } from '../../scripts/lib/backup/postgres-tools.mjs';
import { dataLayout, defaultDataDir, ROOT } from '../../scripts/lib/system/paths.mjs';
import { check, login, query, secretOf } from './trial.mjs';

const [environment = ''] = process.argv.slice(2);
const s3 = new S3Client({ forcePathStyle: true });
const MONTH_MS = 30 * 86_400_000;

const task = await taskOf(`frontdesk-${environment}-backup`);
const owner = await login('owner');
const dir = mkdtempSync(join(tmpdir(), 'frontdesk-drill-'));
chmodSync(dir, 0o711);
const { bin } = await postgresTools(dataLayout(defaultDataDir()), 18);

/**
 * What ECS would start: the command, and the environment with its secrets.
 * @param {string} family
 * @returns {Promise<{command: string[], env: Record<string, string>}>}
 */
async function taskOf(family) {
  const { taskDefinition } = await new ECSClient().send(
    new DescribeTaskDefinitionCommand({ taskDefinition: family }),
  );
  const [container] = taskDefinition?.containerDefinitions ?? [];
  const plain = (container?.environment ?? []).map(({ name = '', value = '' }) => [name, value]);
  const secret = await Promise.all(
    (container?.secrets ?? []).map(async ({ name = '', valueFrom = '' }) => {
      const parts = valueFrom.split(':');
      return [name, (await secretOf(parts.slice(0, 7).join(':')))[parts[7] ?? '']];
    }),
  );
  const command = [...(container?.entryPoint ?? []), ...(container?.command ?? [])].slice(1);
  return { command, env: Object.fromEntries([...plain, ...secret]) };
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function run(args, env) {
  const { DATABASE_URL: _url, ...own } = process.env;
  const more = { FRONTDESK_DATA_DIR: dir, POSTGRES_BIN: bin };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    ...{ cwd: ROOT, env: { ...own, ...more, ...env }, encoding: 'utf8' },
  });
  return { code: status, output: stdout + stderr };
}

const dump = () => run(task.command, task.env);

/**
 * @param {{code: number | null, output: string}} ended
 * @param {number} code
 * @param {string} words
 */
function requireEnd(ended, code, words) {
  if (ended.code !== code || !ended.output.includes(words))
    throw new Error(`it ended with ${ended.code}: ${ended.output.slice(-1500)}`);
}

async function addBusiness() {
  const { id } = await query(
    (await login('platform')).url,
    `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
     VALUES (gen_random_uuid(), 'dumped', 'Dumped', 'en', 'UTC', 'EUR', '{}', '{}') RETURNING id`,
  );
  await query(
    (await login('app')).url,
    `SELECT set_config('app.current_tenant', '${id}', false);
     INSERT INTO visitors (tenant_id, id) VALUES ('${id}', gen_random_uuid())`,
  );
}

const Bucket = new URL(task.env.BACKUP_TO ?? '').hostname;
const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));

try {
  await addBusiness();
  await check('nobody of the database is exempt from row-level security', async () => {
    const { exempt } = await query(
      owner.url,
      `SELECT count(*)::int AS exempt FROM pg_roles WHERE rolname LIKE 'frontdesk%' AND rolbypassrls`,
    );
    return exempt === 0;
  });
  await check('a dump that would lack the rows of one table is refused', async () => {
    await query(owner.url, 'DROP POLICY backup_access ON orders');
    requireEnd(dump(), 1, 'does not see the rows of all businesses (of orders');
    await query(
      owner.url,
      'CREATE POLICY backup_access ON orders FOR SELECT TO frontdesk_backup USING (true)',
    );
  });
  await check('a bucket that is reached without TLS takes nothing', async () => {
    requireEnd(dump(), 1, 'could not be written');
    // As on loopback from here on.
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
  });
  await check('the nightly task dumps everything, and each business, as its definition says', async () =>
    requireEnd(dump(), 0, '1 businesses'),
  );
  await check('into the bucket, which locks it for a month', async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'dumps/' }));
    for (const { Key } of Contents) {
      const { ObjectLockRetainUntilDate: until } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
      if (!until || until.getTime() - Date.now() < MONTH_MS) throw new Error(`${Key} is not locked`);
    }
    return Contents.length === 3;
  });
  await check('and writes down that it did, for the programs to tell', async () => {
    const { ok } = await query(
      (await login('platform')).url,
      `SELECT bool_and(ok) AS ok FROM backup_runs WHERE kind = 'backup' AND finished_at = (SELECT max(finished_at) FROM backup_runs)`,
    );
    return ok;
  });
  await check('the drill restores it without any way to the database', async () =>
    requireEnd(run(['scripts/drill.mjs'], { BACKUP_TO: task.env.BACKUP_TO }), 0, 'can be relied on'),
  );
} finally {
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  rmSync(dir, { recursive: true, force: true });
}
