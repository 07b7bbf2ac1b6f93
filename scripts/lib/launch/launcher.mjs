import { join } from 'node:path';
import { announceStop, releaseInstance, takeInstance } from '../system/instance.mjs';
import { keepBeforeMigration } from '../backup/before-migration.mjs';
import { run } from '../system/commands.mjs';
import { openDatabase } from '../stores/database.mjs';
import { stopLeftApp } from '../system/app-process.mjs';
import { migrate } from '../stores/migrations.mjs';
import { requireFreePort, waitUntilReleased } from '../system/ports.mjs';
import { generateAdminKey, randomSecret, readOrCreate } from '../system/private-files.mjs';
import { openRedis } from '../stores/redis.mjs';
import { ServiceStack, StoppedWhileStarting } from '../stores/service-stack.mjs';
import { openEmbeddings } from './open-embeddings.mjs';
import { supervise } from './supervisor.mjs';
import { stopRequest } from '../system/stop-request.mjs';
import { PlainError, printFailure, say, step } from '../system/terminal.mjs';

/**
 * @typedef {import('../system/paths.mjs').DataLayout} DataLayout
 * @typedef {import('../system/app-process.mjs').AppProcess} AppProcess
 */

/**
 * A launcher's lock on its data directory.
 * @typedef {object} Launch
 * @property {DataLayout} layout
 * @property {ServiceStack} stack
 * @property {string} url
 * @property {(app: AppProcess | undefined) => void} setApp  the process that a second Ctrl-C kills
 */

/**
 * Runs a launcher: locks the data directory, runs `serve`, and stops everything in order on a stop request, when
 * `serve` fails, or when it ends.
 * @param {DataLayout} layout
 * @param {number} port
 * @param {(launch: Launch) => Promise<void>} serve
 * @returns {Promise<number>} the exit code
 */
export async function runLauncher(layout, port, serve) {
  const url = `http://localhost:${port}`;
  await takeInstance(layout, url);
  /** @type {AppProcess | undefined} */
  let app;
  const requested = stopRequest(() => void app?.stop(0));
  const stack = new ServiceStack();
  const setApp = (/** @type {AppProcess | undefined} */ current) => (app = current);
  let code = 0;
  try {
    const served = serve({ layout, stack, url, setApp });
    const why = await Promise.race([requested, served.then(() => 'the end')]);
    say(`\n  Stopping (${why}) …`);
    announceStop(layout);
    stack.close();
    await app?.stop();
    await served.catch(ignoreStop);
  } catch (error) {
    printFailure(error);
    code = 1;
    announceStop(layout);
    stack.close();
  }
  await stack.stopAll();
  releaseInstance(layout);
  if (code === 0) say('  Stopped.');
  return code;
}

/** An interrupted start may fail with any error; it only has to end. @param {unknown} error */
function ignoreStop(error) {
  if (!(error instanceof StoppedWhileStarting) && process.env.LOG_LEVEL === 'debug') printFailure(error);
}

/**
 * Recovers from a launcher that was killed, and makes sure that the port is free.
 * @param {DataLayout} layout
 * @param {number} port
 */
export async function clearTheWay(layout, port) {
  if (await stopLeftApp(layout.app)) {
    say('  ✓ Stopped the app that a killed run had left behind');
    await waitUntilReleased(port);
  }
  await requireFreePort(port);
}

/**
 * Judges every variable of the environment before anything is started, as the app does. The addresses of the stores are
 * judged where they are opened.
 * @param {DataLayout} layout
 * @param {number} port
 * @throws PlainError naming each variable that is wrong, never its value
 */
export async function checkConfiguration(layout, port) {
  const urls = { app: 'postgres://127.0.0.1', platform: 'postgres://127.0.0.1', owner: '' };
  const env = appEnvironment(layout, port, urls, 'redis://127.0.0.1');
  const { code, output } = await run(
    process.execPath,
    [join(import.meta.dirname, 'check-configuration.mjs')],
    { env },
  );
  if (code !== 0) throw new PlainError(output.trim());
}

/**
 * Starts the stores, runs the migrations, and returns the app's environment.
 * @param {Launch} launch
 * @param {number} port
 * @returns {Promise<{env: NodeJS.ProcessEnv, ownerUrl: string}>}
 */
export async function startStores(launch, port) {
  const { layout, stack } = launch;
  const postgresTitle = process.env.DATABASE_URL ? 'Connecting to PostgreSQL' : 'Starting PostgreSQL';
  const database = await step(postgresTitle, () =>
    stack.open('postgres', () => openDatabase(layout, { durable: true })),
  );
  const redisTitle = process.env.REDIS_URL ? 'Connecting to Redis' : 'Starting Redis';
  const redis = process.env.REDIS_URL
    ? await step(redisTitle, () => stack.open('redis', () => openRedis(layout)))
    : await stack.open('redis', () => openRedis(layout));
  if (!process.env.REDIS_URL) say(`  ✓ ${redisTitle}`);
  await keepBeforeMigration(layout, database);
  await step('Migrating the database', () => migrate(database.urls.owner, 'up'));
  await stack.open('supervisor', () => supervise(ownServers(database, redis), stack.closing));
  const env = appEnvironment(layout, port, database.urls, redis.url);
  return { env: { ...env, ...(await openEmbeddings(launch)) }, ownerUrl: database.urls.owner };
}

/**
 * The stores that this launcher has started.
 * @param {Partial<import('./supervisor.mjs').Supervised>} postgres
 * @param {Partial<import('./supervisor.mjs').Supervised>} redis
 * @returns {import('./supervisor.mjs').Supervised[]}
 */
function ownServers(postgres, redis) {
  const servers = [
    { ...postgres, title: 'PostgreSQL' },
    { ...redis, title: 'Redis' },
  ];
  return servers.flatMap(({ title, isAlive, restart, logFile }) =>
    isAlive && restart ? [{ title, isAlive, restart, ...(logFile && { logFile }) }] : [],
  );
}

/**
 * @param {DataLayout} layout
 * @param {number} port
 * @param {import('../stores/database.mjs').DatabaseUrls} urls
 * @param {string} redisUrl
 * @returns {NodeJS.ProcessEnv}
 */
function appEnvironment(layout, port, urls, redisUrl) {
  const { DATABASE_OWNER_URL: _owner, ...inherited } = process.env; // serving processes never hold the owner's key
  return {
    NODE_ENV: 'production',
    EMBEDDED: 'true',
    LOG_FORMAT: 'pretty',
    DATA_FOLDER: layout.dir,
    BACKUP_STATUS_FILE: layout.backupStatus,
    MAIL_FOLDER: layout.mails,
    ...inherited,
    PORT: String(port),
    DATABASE_URL: urls.app,
    DATABASE_PLATFORM_URL: urls.platform,
    REDIS_URL: redisUrl,
    ADMIN_API_KEY: adminKey(layout),
    APP_SECRET: process.env.APP_SECRET || readOrCreate(layout.appSecret, randomSecret),
    DEMO_FILE: layout.demo,
  };
}

/** @param {DataLayout} layout */
export function adminKey(layout) {
  return process.env.ADMIN_API_KEY || readOrCreate(layout.adminKey, generateAdminKey);
}
