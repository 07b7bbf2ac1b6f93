// node infra/test/rotation_trial.mjs ENVIRONMENT: replaces database logins on the AWS of AWS_ENDPOINT_URL, whose functions
// really run, against a real PostgreSQL, and looks at each step. Prints `ok - …` and `not ok - …` lines.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  DescribeSecretCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { check, login, nameOf, query } from './trial.mjs';

const [environment = ''] = process.argv.slice(2);
const secrets = new SecretsManagerClient();
const ecs = new ECSClient();
const MIGRATIONS = join(import.meta.dirname, '../../scripts/lib/stores/run-migrations.mjs');

/** @param {string} kind */
const rotate = (kind) => secrets.send(new RotateSecretCommand({ SecretId: nameOf(kind) }));

/** @param {string} url */
async function isRefused(url) {
  const code = await query(url, 'SELECT 1').then(
    () => '',
    (/** @type {unknown} */ error) => /** @type {{code?: string}} */ (error).code,
  );
  return code === '28P01';
}

async function deployments() {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster: `frontdesk-${environment}`, services: ['api', 'worker', 'chat'] }),
  );
  return services.map((service) => service.deployments?.[0]?.updatedAt?.getTime() ?? 0);
}

/** Visitors who go on while the login changes: a pool that opens a new connection for each statement. */
class Visitors {
  served = 0;
  /** @type {string[]} */
  failures = [];
  #over = false;
  /** @type {Promise<void>} */
  #going;

  /** @param {string} url */
  constructor(url) {
    this.#going = this.#serve(url);
  }

  /** @param {string} url */
  async #serve(url) {
    while (!this.#over)
      await query(url, 'SELECT count(*) FROM tenants').then(
        () => this.served++,
        (/** @type {unknown} */ error) => this.failures.push(String(error)),
      );
  }

  async leave() {
    this.#over = true;
    await this.#going;
  }
}

const first = {
  owner: await login('owner'),
  app: await login('app'),
  platform: await login('platform'),
  backup: await login('backup'),
};

for (const [kind, { url, username }] of Object.entries(first))
  await check(
    `the first apply has made the login of frontdesk_${kind}, which acts as that role`,
    async () => {
      const { role, name } = await query(url, 'SELECT current_user AS role, session_user AS name');
      return role === `frontdesk_${kind}` && name === username && name === `frontdesk_${kind}_a`;
    },
  );
await check('the owner’s login migrates the database', async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MIGRATIONS, 'up'],
    {
      env: { ...process.env, DATABASE_OWNER_URL: first.owner.url },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
});
await check('tables belong to the role, not to the login of today', async () => {
  const { owner } = await query(
    first.owner.url,
    "SELECT tableowner AS owner FROM pg_tables WHERE tablename = 'tenants'",
  );
  return owner === 'frontdesk_owner';
});
await check('the app’s login is held by row-level security, by limits, and makes no table', async () => {
  const { strong } = await query(
    first.app.url,
    'SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = current_user',
  );
  const { rows } = await query(first.app.url, 'SELECT count(*)::int AS rows FROM conversations');
  const { statement_timeout: limit } = await query(first.app.url, 'SHOW statement_timeout');
  const refused = await query(first.app.url, 'CREATE TABLE mine (id int)').then(
    () => false,
    () => true,
  );
  return strong === false && rows === 0 && limit === '5s' && refused;
});

const before = await deployments();
const visitors = new Visitors(first.app.url);
await rotate('app');
const second = await login('app');
await visitors.leave();
await check('a rotation gives the app its other login, with a new password', async () => {
  const { name } = await query(second.url, 'SELECT session_user AS name');
  return name === 'frontdesk_app_b' && second.password !== first.app.password;
});
await check('while it rotates, no visitor is turned away', async () => {
  if (visitors.failures.length > 0) throw new Error(visitors.failures[0]);
  return visitors.served > 0;
});
await check('programs that still have the old login go on', () => query(first.app.url, 'SELECT 1'));
await check('the services start again with the new login', async () => {
  const after = await deployments();
  return after.length === 3 && after.every((at, index) => at > (before[index] ?? 0));
});
await check('a second rotation returns to the first login, and its old password is over', async () => {
  await rotate('app');
  const { username, url } = await login('app');
  return (
    username === first.app.username && (await isRefused(first.app.url)) && (await query(url, 'SELECT 1'))
  );
});
await check('and the login before it goes on', () => query(second.url, 'SELECT 1'));
/** Whether a version of the login waits to be tried again. */
async function isPending() {
  const { VersionIdsToStages: stages = {} } = await secrets.send(
    new DescribeSecretCommand({ SecretId: nameOf('platform') }),
  );
  return Object.values(stages).some((names) => names.includes('AWSPENDING') && !names.includes('AWSCURRENT'));
}

const beside = first.owner.url.replace(/\/frontdesk$/, '/postgres');
await check('a rotation that fails leaves the current login as it was', async () => {
  await query(beside, 'ALTER DATABASE frontdesk ALLOW_CONNECTIONS false');
  await rotate('platform');
  await query(beside, 'ALTER DATABASE frontdesk ALLOW_CONNECTIONS true');
  const { url } = await login('platform');
  return url === first.platform.url && (await isPending()) && (await query(url, 'SELECT 1'));
});
await check('and the next one makes good for it', async () => {
  await rotate('platform');
  const { username, url } = await login('platform');
  return username === 'frontdesk_platform_b' && !(await isPending()) && (await query(url, 'SELECT 1'));
});
