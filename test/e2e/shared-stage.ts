import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import { readJson, writePrivateJson } from '../../scripts/lib/system/private-files.mjs';
import { eventually } from '../support/eventually.js';
import { FrontdeskProcess, freePort, newSecrets, type Secrets } from '../support/frontdesk-process.js';
import { runDir } from '../support/noted-processes.js';
import { copyOfTemplate, storesOf, superuserUrlOf } from './stage-database.js';
import { RedisServer } from './redis-server.js';

/** What is kept between the files of one Jest worker. */
interface SharedStage {
  database: string;
  redisPort: number;
  secrets: Secrets;
  url: string;
  logFile: string;
  /** Where it looks for messaging platforms; a test listens there that needs one. */
  platforms: PlatformPorts;
}

export interface PlatformPorts {
  telegram: number;
  graph: number;
  slack: number;
  twilio: number;
  sns: number;
}

/** Websites, feeds and webhooks of the tests are on this machine. */
const USUAL = {
  ...{ SOURCE_PRIVATE_HOSTS: '127.0.0.1', WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' },
  ...{ SMTP_PRIVATE_HOSTS: '127.0.0.1', IMAP_PRIVATE_HOSTS: '127.0.0.1' },
};

/**
 * The stage that all files of this Jest worker share, one after the other: empty stores and a process with the
 * usual settings. Starting them took most of the time of a file.
 */
export async function lendStage(): Promise<SharedStage & { redis: RedisServer }> {
  const record = join(runDir(), `stage-${process.env['JEST_WORKER_ID'] ?? '1'}.json`);
  const standing = readJson<SharedStage | undefined>(record, undefined);
  if (standing) return { ...standing, redis: await emptied(standing) };
  const { stage, redis } = await build();
  writePrivateJson(record, stage);
  return { ...stage, redis };
}

async function build(): Promise<{ stage: SharedStage; redis: RedisServer }> {
  const secrets = newSecrets();
  const name = `shared_${randomBytes(6).toString('hex')}`;
  const [database, redis] = await Promise.all([copyOfTemplate(name), RedisServer.startLasting()]);
  const logFile = join(runDir(), `${name}.log`);
  const [telegram, graph, slack, twilio, sns] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const platforms = {
    TELEGRAM_BASE_URL: `http://127.0.0.1:${telegram}`,
    GRAPH_BASE_URL: `http://127.0.0.1:${graph}`,
    SLACK_BASE_URL: `http://127.0.0.1:${slack}`,
    TWILIO_BASE_URL: `http://127.0.0.1:${twilio}`,
    SNS_BASE_URL: `http://127.0.0.1:${sns}`,
  };
  const env = { ...storesOf(database, redis), ...USUAL, ...platforms };
  const url = await FrontdeskProcess.startLasting(secrets, env, logFile);
  const stage = {
    database,
    redisPort: redis.port,
    secrets,
    url,
    logFile,
    platforms: { telegram, graph, slack, twilio, sns },
  };
  return { stage, redis };
}

function unlessDeadlock(error: unknown): false {
  if (error instanceof DatabaseError && error.code === '40P01') return false;
  throw error;
}

/** Removes the data of earlier files. Queues stay, because the process uses them and they only hold ids. */
async function emptied({ database, redisPort }: SharedStage): Promise<RedisServer> {
  const client = new Client({ connectionString: superuserUrlOf(database) });
  await client.connect();
  try {
    const { rows } = await client.query<{ list: string }>(
      `SELECT string_agg(format('%I', tablename), ', ') AS list FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    );
    // A trigger prevents emptying the audit log.
    const empty = `SET session_replication_role = replica; TRUNCATE ${rows[0]?.list ?? ''}`;
    // What the product does by itself locks the tables in another order.
    await eventually(() => client.query(empty).catch(unlessDeadlock));
  } finally {
    await client.end();
  }
  const redis = await RedisServer.lent(redisPort);
  await redis.removeAllBut('bull:');
  return redis;
}
