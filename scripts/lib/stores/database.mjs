import { bootstrapDatabase, DATABASE, ROLES, roleName, roleUrl, withClient } from './bootstrap-database.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { randomSecret, readJson, writePrivateJson } from '../system/private-files.mjs';
import { messageOf, PlainError, say } from '../system/terminal.mjs';

/** @typedef {import('./bootstrap-database.mjs').RolePasswords} RolePasswords */

/**
 * How to reach the database as each role.
 * @typedef {object} DatabaseUrls
 * @property {string} app
 * @property {string} owner
 * @property {string} platform
 * @property {string} [backup]  absent where the roles are not ours and `DATABASE_BACKUP_URL` is not set
 */

/**
 * @typedef {object} Database
 * @property {DatabaseUrls} urls
 * @property {string} [superuserUrl]  of the embedded server, and where `DATABASE_URL` names a superuser
 * @property {string} [dataFolder]  of the embedded server
 * @property {string} [logFile]  of the embedded server
 * @property {() => Promise<void>} [stop]  absent, as the rest, for a server that is not ours
 * @property {() => boolean} [isAlive]
 * @property {() => Promise<void>} [restart]
 */

/**
 * The database that `DATABASE_URL` names, else the embedded one, started and with its roles.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {{durable: boolean}} options
 * @returns {Promise<Database>}
 */
export async function openDatabase(layout, options) {
  if (process.env.DATABASE_URL) return externalDatabase(layout);
  const server = await startPostgres(layout.postgres, options);
  try {
    const passwords = rolePasswords(layout);
    await bootstrapDatabase(server.superuserUrl, passwords);
    return { ...server, urls: urlsOf(server.superuserUrl, passwords) };
  } catch (error) {
    await server.stop();
    throw isRefusal(error)
      ? new PlainError(`PostgreSQL in ${layout.postgres} refuses its own superuser: ${error.message}.`)
      : error;
  }
}

/**
 * SQLSTATE class 28: the stored password is not the cluster's.
 * @param {unknown} error
 * @returns {error is Error}
 */
function isRefusal(error) {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('28');
}

/**
 * The passwords of the roles that this installation has made.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @returns {RolePasswords}
 */
function rolePasswords(layout) {
  const kept = readJson(layout.databaseKeys, /** @type {Partial<RolePasswords>} */ ({}));
  const passwords = /** @type {RolePasswords} */ (
    Object.fromEntries(ROLES.map((kind) => [kind, kept[kind] ?? randomSecret()]))
  );
  writePrivateJson(layout.databaseKeys, passwords);
  return passwords;
}

/**
 * @param {string} url
 * @param {RolePasswords} passwords
 * @param {string} [database]
 * @returns {DatabaseUrls}
 */
export function urlsOf(url, passwords, database = DATABASE) {
  const as = (/** @type {import('./bootstrap-database.mjs').RoleKind} */ kind) =>
    roleUrl(url, kind, passwords[kind], database);
  return { app: as('app'), owner: as('owner'), platform: as('platform'), backup: as('backup') };
}

/**
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @returns {Promise<Database>}
 */
async function externalDatabase(layout) {
  const url = databaseUrl('DATABASE_URL');
  await requireConnection('DATABASE_URL', url);
  if (process.env.DATABASE_OWNER_URL) return { urls: await givenUrls(url) };
  if (await isSuperuser(url)) return { urls: await urlsFromSuperuser(layout, url), superuserUrl: url };
  throw new PlainError(
    'DATABASE_URL is set, and its role is not a superuser, so the roles cannot be made here. Set these too:\n' +
      `  DATABASE_OWNER_URL     the same database as ${roleName('owner')}, which runs the migrations\n` +
      `  DATABASE_PLATFORM_URL  the same database as ${roleName('platform')}`,
  );
}

/** @param {string} url */
async function givenUrls(url) {
  const [owner, platform] = [databaseUrl('DATABASE_OWNER_URL'), databaseUrl('DATABASE_PLATFORM_URL')];
  await requireConnection('DATABASE_OWNER_URL', owner);
  await requireConnection('DATABASE_PLATFORM_URL', platform);
  const backup = process.env.DATABASE_BACKUP_URL;
  return { app: url, owner, platform, ...(backup && { backup }) };
}

/**
 * A superuser bypasses row-level security, so the app must not run as one: it gets roles of its own.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {string} url
 */
async function urlsFromSuperuser(layout, url) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1)) || DATABASE;
  const passwords = rolePasswords(layout);
  await bootstrapDatabase(url, passwords, { database, keepPasswords: true });
  const urls = urlsOf(url, passwords, database);
  try {
    await withClient(urls.app, (client) => client.query('SELECT 1'));
  } catch {
    throw new PlainError(
      `The role ${roleName('app')} exists already at ${hostOf(url)} with another password. ` +
        'Set DATABASE_URL, DATABASE_OWNER_URL and DATABASE_PLATFORM_URL to the existing roles.',
    );
  }
  say(
    `  DATABASE_URL names a superuser: Frontdesk uses its own roles (${ROLES.map(roleName).join(', ')}) there.`,
  );
  return urls;
}

/** @param {string} name  of the environment variable */
function databaseUrl(name) {
  const text = process.env[name];
  if (!text) throw new PlainError(`${name} is not set; it is needed because DATABASE_URL is.`);
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new PlainError(`${name} is not a URL of the form postgres://user:password@host:port/database.`);
}

/**
 * @param {string} name
 * @param {string} url
 */
async function requireConnection(name, url) {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw new PlainError(
      `${name}: PostgreSQL at ${hostOf(url)} cannot be used: ${withoutPassword(messageOf(error), url)}`,
    );
  }
}

/** @param {string} url */
async function isSuperuser(url) {
  const { rows } = await withClient(url, (client) =>
    client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user'),
  );
  return Boolean(/** @type {{rolsuper: boolean}[]} */ (rows)[0]?.rolsuper);
}

/** @param {string} url */
export function hostOf(url) {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol.startsWith('redis') ? 6379 : 5432)}`;
}

/**
 * @param {string} message
 * @param {string} url
 */
export function withoutPassword(message, url) {
  const { password } = new URL(url);
  const line = message.replaceAll('\n', ' ') || 'no answer';
  return password ? line.replaceAll(decodeURIComponent(password), '***').replaceAll(password, '***') : line;
}
