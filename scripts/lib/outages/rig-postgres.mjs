import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  bootstrapDatabase,
  DATABASE,
  ROLES,
  roleUrl,
  withClient,
  withDatabase,
} from '../stores/bootstrap-database.mjs';
import { startPostgres } from '../stores/embedded-postgres.mjs';
import { migrate } from '../stores/migrations.mjs';
import { identityOf, isAlive, signal, waitUntilGone } from '../system/process-identity.mjs';
import { randomSecret } from '../system/private-files.mjs';
import { SmallVolume } from './small-volume.mjs';

/** An empty cluster takes 40 MB, its log of changes up to 96 MB. */
const VOLUME_MB = 320;
const LOG_OF_CHANGES = ["max_wal_size = '64MB'", "min_wal_size = '32MB'"];
const GONE_MS = 20_000;

/** The rig's own PostgreSQL, on a volume that can be filled up where this user may mount one. */
export class RigPostgres {
  /**
   * @param {string} folder
   * @param {SmallVolume | null} volume
   * @param {import('../stores/embedded-postgres.mjs').RunningPostgres} server
   * @param {import('../stores/bootstrap-database.mjs').RolePasswords} passwords
   */
  constructor(folder, volume, server, passwords) {
    this.folder = folder;
    this.volume = volume;
    this.server = server;
    this.passwords = passwords;
  }

  /**
   * @param {string} dir
   * @param {(server: {pid: number}) => void} note  told of its process
   */
  static async start(dir, note) {
    const volume = SmallVolume.mount(VOLUME_MB);
    const folder = join(volume?.dir ?? dir, 'postgres');
    mkdirSync(folder, { recursive: true });
    const server = await startPostgres(folder, { durable: true });
    const passwords = /** @type {import('../stores/bootstrap-database.mjs').RolePasswords} */ (
      Object.fromEntries(ROLES.map((kind) => [kind, randomSecret()]))
    );
    const postgres = new RigPostgres(folder, volume, server, passwords);
    note({ pid: postgres.#pid });
    await bootstrapDatabase(server.superuserUrl, passwords);
    await withClient(server.superuserUrl, async (client) => {
      for (const setting of LOG_OF_CHANGES) await client.query(`ALTER SYSTEM SET ${setting}`);
      await client.query('SELECT pg_reload_conf()');
    });
    await migrate(postgres.as('owner'), 'up');
    return postgres;
  }

  get host() {
    return `127.0.0.1:${this.server.port}`;
  }

  /** @param {import('../stores/bootstrap-database.mjs').RoleKind} kind */
  as(kind) {
    return roleUrl(this.server.superuserUrl, kind, this.passwords[kind]);
  }

  /**
   * One statement as the superuser, past the proxies and without row-level security.
   * @param {string} text
   * @param {unknown[]} [values]
   * @returns {Promise<any[]>}
   */
  sql(text, values = []) {
    return withClient(this.#database, async (client) => (await client.query(text, values)).rows);
  }

  /**
   * Holds a lock on a table that keeps everybody out.
   * @param {string} table
   * @returns {Promise<() => Promise<void>>} releases it
   */
  async lock(table) {
    const client = new pg.Client({ connectionString: this.#database });
    client.on('error', () => {});
    await client.connect();
    await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    return () => client.end();
  }

  /**
   * Ends everybody's connections and takes those that the product may have, so that it finds none.
   * @returns {Promise<() => Promise<void>>} gives them back
   */
  async takeConnections() {
    const roles = "('frontdesk_app', 'frontdesk_platform')";
    const limit = (/** @type {number} */ most) =>
      `ALTER ROLE frontdesk_app CONNECTION LIMIT ${most}; ALTER ROLE frontdesk_platform CONNECTION LIMIT ${most}`;
    await this.sql(limit(0));
    await this.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN ${roles}`);
    return async () => {
      await this.sql(limit(-1));
    };
  }

  /** In order, and again at the same port. */
  async restart() {
    await this.server.stop();
    await this.server.restart();
  }

  /** `kill -9` of the server itself. */
  async kill() {
    const identity = identityOf(this.#pid);
    signal(identity, 'SIGKILL');
    await waitUntilGone(identity, GONE_MS);
  }

  /** @returns {Promise<void>} */
  revive() {
    return this.server.restart();
  }

  get isAlive() {
    return this.server.isAlive();
  }

  async stop() {
    if (isAlive(identityOf(this.#pid))) await this.server.stop();
    this.volume?.unmount();
  }

  get #database() {
    return withDatabase(this.server.superuserUrl, DATABASE);
  }

  get #pid() {
    const pointer = join(this.folder, 'elsewhere');
    const folder = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : this.folder;
    const file = join(folder, 'data', 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  }
}
