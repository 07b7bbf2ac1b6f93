// The function that Secrets Manager calls to replace a database login, in four steps:
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
// Each role has two logins, used in turn, so that programs which still run with one keep it until the next rotation.
import { randomBytes } from 'node:crypto';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { DATABASE, checkLogin, prepareDatabase, setLogin } from './logins.mjs';

/** @typedef {'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret'} Step */
/** @typedef {{SecretId: string, ClientRequestToken: string, Step: Step}} Request */
/** @typedef {{username: string, password: string, url: string}} Login */

/** Their logins may go by a proxy; those of the other roles are for the database itself. */
const PROXIED = new Set(['frontdesk_app', 'frontdesk_platform']);
const PENDING = 'AWSPENDING';
const CURRENT = 'AWSCURRENT';

const secrets = new SecretsManagerClient();
const ecs = new ECSClient();

/** @type {Record<Step, (secret: string, version: string) => Promise<void>>} */
const STEPS = { createSecret, setSecret, testSecret, finishSecret };

/**
 * @param {Request} request
 * @throws when the step fails; Secrets Manager then repeats it, and AWSCURRENT stays what it was
 */
export async function handler({ SecretId: secret, ClientRequestToken: version, Step: step }) {
  if (!Object.hasOwn(STEPS, step)) throw new Error(`Unknown step ${step}`);
  await STEPS[step](secret, version);
  console.log(JSON.stringify({ msg: 'Rotation', step, secret }));
}

/** @type {(secret: string, version: string) => Promise<void>} */
async function createSecret(secret, version) {
  if (await find(secret, { VersionId: version, VersionStage: PENDING })) return;
  const role = roleOf(secret);
  const current = await find(secret, { VersionStage: CURRENT });
  const username = current?.username === `${role}_a` ? `${role}_b` : `${role}_a`;
  const password = randomBytes(32).toString('base64url');
  const isProxied = PROXIED.has(role);
  const host = setting(isProxied ? 'CLIENT_HOST' : 'DATABASE_HOST');
  const port = Number(setting('DATABASE_PORT'));
  const parameters = process.env[isProxied ? 'CLIENT_PARAMETERS' : 'DIRECT_PARAMETERS'] ?? '';
  const url = `postgres://${username}:${password}@${host}:${port}/${DATABASE}${parameters}`;
  const value = { engine: 'postgres', host, port, dbname: DATABASE, username, password, url };
  await put(secret, version, PENDING, value);
}

/** @type {(secret: string, version: string) => Promise<void>} */
async function setSecret(secret, version) {
  const { username, password } = await get(secret, { VersionId: version, VersionStage: PENDING });
  const master = await masterAddress();
  await prepareDatabase(master);
  await setLogin(master, roleOf(secret), username, password);
}

/** @type {(secret: string, version: string) => Promise<void>} */
async function testSecret(secret, version) {
  const { username, password } = await get(secret, { VersionId: version, VersionStage: PENDING });
  await checkLogin({ ...databaseAddress(), user: username, password, database: DATABASE }, roleOf(secret));
}

/** @type {(secret: string, version: string) => Promise<void>} */
async function finishSecret(secret, version) {
  const { VersionIdsToStages: stages = {} } = await secrets.send(
    new DescribeSecretCommand({ SecretId: secret }),
  );
  const current = Object.keys(stages).find((id) => stages[id]?.includes(CURRENT));
  if (current !== version) {
    await keepPrevious(secret, version);
    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secret,
        VersionStage: CURRENT,
        MoveToVersionId: version,
        RemoveFromVersionId: current,
      }),
    );
  }
  await restartServices(secret);
}

/**
 * A pooler that reads logins from secrets must know the one that running programs have.
 * @param {string} secret
 * @param {string} version
 */
async function keepPrevious(secret, version) {
  /** @type {Record<string, string>} */
  const previous = JSON.parse(setting('PREVIOUS'));
  const login = await find(secret, { VersionStage: CURRENT });
  if (previous[secret] && login?.username) await put(previous[secret], version, CURRENT, login);
}

/**
 * A task keeps the login that it started with. Migration and backup read theirs whenever they run.
 * @param {string} secret
 */
async function restartServices(secret) {
  if (!PROXIED.has(roleOf(secret))) return;
  for (const service of setting('SERVICES').split(','))
    await ecs.send(
      new UpdateServiceCommand({ cluster: setting('CLUSTER'), service, forceNewDeployment: true }),
    );
}

/**
 * @param {string} secret  ARN
 * @returns {string} the role whose login it is
 * @throws for a secret that is none of ours
 */
function roleOf(secret) {
  /** @type {Record<string, string>} */
  const roles = JSON.parse(setting('ROLES'));
  const role = roles[secret];
  if (!role) throw new Error(`${secret} is the login of no role`);
  return role;
}

/** @returns {Promise<import('./logins.mjs').Address>} */
async function masterAddress() {
  const { username, password } = await get(setting('MASTER_SECRET'), {});
  return { ...databaseAddress(), user: username, password, database: 'postgres' };
}

function databaseAddress() {
  return { host: setting('DATABASE_HOST'), port: Number(setting('DATABASE_PORT')) };
}

/** @param {string} name */
function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/**
 * @param {string} secret
 * @param {{VersionId?: string, VersionStage?: string}} version
 * @returns {Promise<Login>}
 */
async function get(secret, version) {
  const { SecretString: text = '{}' } = await secrets.send(
    new GetSecretValueCommand({ SecretId: secret, ...version }),
  );
  return JSON.parse(text);
}

/**
 * @param {string} secret
 * @param {{VersionId?: string, VersionStage?: string}} version
 * @returns {Promise<Login | null>} null: there is none
 */
async function find(secret, version) {
  try {
    return await get(secret, version);
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
}

/**
 * @param {string} secret
 * @param {string} version  a UUID, which makes a repeat harmless
 * @param {string} stage
 * @param {object} value
 */
async function put(secret, version, stage, value) {
  await secrets.send(
    new PutSecretValueCommand({
      SecretId: secret,
      ClientRequestToken: version,
      VersionStages: [stage],
      SecretString: JSON.stringify(value),
    }),
  );
}
