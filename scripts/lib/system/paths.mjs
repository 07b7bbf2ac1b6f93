import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError } from './terminal.mjs';

/** The checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Where one installation keeps its data.
 * @typedef {object} DataLayout
 * @property {string} dir
 * @property {string} lock        the running launcher: JSON `{pid, startedAt, url, …}`
 * @property {string} app         the running app process: JSON `{pid, startedAt}`
 * @property {string} address     of the running Frontdesk, one line: `http://localhost:3000`
 * @property {string} postgres
 * @property {string} redis
 * @property {string} embeddings  the model, in a Python environment of its own
 * @property {string} weaviate    its program
 * @property {string} toxiproxy   its program
 * @property {string} oasdiff     its program
 * @property {string} collector  the program of an OpenTelemetry collector
 * @property {string} infra       what checks infra/: Python environments
 * @property {string} deploying   what tests of releases need: act, actionlint, an AWS on loopback
 * @property {string} postgresTools  pg_dump and the like, where this machine has none
 * @property {string} backups    where backups go unless BACKUP_TO says otherwise, and those made before migrations
 * @property {string} databaseKeys  passwords of the database roles, JSON
 * @property {string} adminKey
 * @property {string} appSecret
 * @property {string} backupStatus  what backups have noted, JSON
 * @property {string} demo        JSON `{slug: {tenantId, apiKey, publishableKey}}`
 * @property {string} mails      what would have been mailed to members, a file each
 * @property {string} evaluation  the same for the businesses of `npm run eval`
 */

/** The data directory of `npm start` and `npm run dev`. */
export function defaultDataDir() {
  return resolve(ROOT, process.env.FRONTDESK_DATA_DIR || '.frontdesk');
}

/**
 * @param {string} dir
 * @returns {DataLayout}
 */
export function dataLayout(dir) {
  return {
    dir,
    lock: join(dir, 'launcher.json'),
    app: join(dir, 'app.json'),
    address: join(dir, 'address'),
    postgres: join(dir, 'postgres'),
    redis: join(dir, 'redis'),
    embeddings: join(dir, 'embeddings'),
    weaviate: join(dir, 'weaviate'),
    toxiproxy: join(dir, 'toxiproxy'),
    oasdiff: join(dir, 'oasdiff'),
    collector: join(dir, 'collector'),
    infra: join(dir, 'infra'),
    deploying: join(dir, 'deploying'),
    postgresTools: join(dir, 'postgres-tools'),
    backups: join(dir, 'backups'),
    databaseKeys: join(dir, 'database-keys.json'),
    adminKey: join(dir, 'admin-key'),
    appSecret: join(dir, 'app-secret'),
    backupStatus: join(dir, 'backups.json'),
    demo: join(dir, 'demo.json'),
    mails: join(dir, 'mails'),
    evaluation: join(dir, 'eval.json'),
  };
}

/**
 * Creates the data directory. Other users may traverse it (as root, Postgres runs as its own user) but not list it;
 * every secret inside is 0600.
 * @param {string} dir
 */
export function createDataDir(dir) {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.R_OK | constants.W_OK);
    chmodSync(dir, 0o711);
  } catch {
    throw new PlainError(
      `This user may not write to ${dir}. It may have been made by another user: run as that one, or set FRONTDESK_DATA_DIR.`,
    );
  }
}
