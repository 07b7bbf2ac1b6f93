import { randomBytes, randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Client, Pool } from 'pg';
import { QUEUE_PREFIX } from '../../src/platform/redis/redis-keys.js';
import { Api } from '../support/api.js';
import { createBusiness, type TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { oracle } from '../support/oracle.js';
import { FrontdeskProcess, newSecrets, type Secrets } from '../support/frontdesk-process.js';
import { RedisServer } from './redis-server.js';
import { lendStage, type PlatformPorts } from './shared-stage.js';
import { copyOfTemplate, drop, storesOf, superuserUrlOf } from './stage-database.js';

const TOO_MANY_CONNECTIONS = '53300';

/** A database, a Redis and processes on them. */
export class Stage {
  private readonly processes: FrontdeskProcess[] = [];
  private readonly sessions: Client[] = [];
  /** One connection for queries, because waiting for a condition needs many. */
  private readonly pool: Pool;

  private constructor(
    readonly secrets: Secrets,
    private readonly database: string,
    readonly redis: RedisServer,
    /** On a shared stage, the process that keeps running. */
    private readonly standing: FrontdeskProcess | null,
    private readonly ports: PlatformPorts | null = null,
  ) {
    this.pool = new Pool({ connectionString: this.superuserUrl, max: 4 });
    // A connection that a scenario breaks is replaced at the next query.
    this.pool.on('error', () => undefined);
  }

  /**
   * A stage for one scenario, which may kill its processes and flush its stores. It takes seconds to start; tests that
   * only call a process with the usual settings use `shared`.
   */
  static async open(): Promise<Stage> {
    const name = `e2e_${randomBytes(6).toString('hex')}`;
    const [database, redis] = await Promise.all([copyOfTemplate(name), RedisServer.start()]);
    return new Stage(newSecrets(), database, redis, null);
  }

  /** The stage that the files of this Jest worker share: empty stores, and a process that must not be stopped. */
  static async shared(): Promise<Stage> {
    const { secrets, database, redis, url, logFile, platforms } = await lendStage();
    return new Stage(secrets, database, redis, FrontdeskProcess.lent(url, logFile), platforms);
  }

  /** The running process of a shared stage. */
  get frontdesk(): FrontdeskProcess {
    if (!this.standing) throw new Error('This stage is not shared: start a process with start().');
    return this.standing;
  }

  /** Where the process of a shared stage looks for messaging platforms. */
  get platforms(): PlatformPorts {
    if (!this.ports) throw new Error('This stage is not shared: it names no messaging platforms.');
    return this.ports;
  }

  /** `dist/main.js`: API and worker. */
  async start(env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    return this.track(await FrontdeskProcess.start(this.secrets, { ...this.env(), ...env }));
  }

  /** `dist/main.api.js`: the API alone. */
  async startApi(env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    return this.track(await FrontdeskProcess.startApi(this.secrets, { ...this.env(), ...env }));
  }

  /** `dist/main.worker.js`. */
  async startWorker(env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    return this.track(await FrontdeskProcess.startWorker(this.secrets, { ...this.env(), ...env }));
  }

  /** `dist/main.chat.js`: answers those that have its URL as `CHAT_URL`. */
  async startChat(env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    return this.track(await FrontdeskProcess.startChat(this.secrets, { ...this.env(), ...env }));
  }

  /**
   * Writes what the database holds when a process crashes after the commit of a conversation's first message and before
   * its job is enqueued. @returns the turn's id.
   */
  async commitWithoutEnqueue(tenantId: string, conversationId: string): Promise<string> {
    const [messageId, turnId, outboxId] = [randomUUID(), randomUUID(), randomUUID()];
    await this.sql(
      `WITH c AS (UPDATE conversations SET last_seq = 1 WHERE id = $2),
         m AS (INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text) VALUES ($1, $3, $2, 1, 'visitor', 'hello')),
         t AS (INSERT INTO turns (tenant_id, id, conversation_id, message_id) VALUES ($1, $4, $2, $3))
       INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id) VALUES ($1, $5, 'turn.answer', $4, 'lost')`,
      [tenantId, conversationId, messageId, turnId, outboxId],
    );
    return turnId;
  }

  /** Adds a job to the queue directly, without the product's checks. */
  async pushJob(name: string, data: unknown): Promise<void> {
    const queue = this.turnsQueue();
    await queue.add(name, data, { attempts: 5, removeOnComplete: true, removeOnFail: true });
    await queue.close();
  }

  /** No more turns are taken, until Redis is flushed. */
  async pauseTurns(): Promise<void> {
    const queue = this.turnsQueue();
    await queue.pause();
    await queue.close();
  }

  private turnsQueue(): Queue {
    const { hostname: host, port } = new URL(this.redis.url);
    return new Queue('turns', { prefix: QUEUE_PREFIX, connection: { host, port: Number(port) } });
  }

  /** Keeps its address after a kill, as behind a load balancer. */
  restart(process: FrontdeskProcess, env: NodeJS.ProcessEnv = {}): Promise<FrontdeskProcess> {
    return this.start({ PORT: new URL(process.url).port, ...env });
  }

  business(
    process: FrontdeskProcess,
    fields: Parameters<typeof createBusiness>[2] = {},
  ): Promise<TestBusiness> {
    return createBusiness(process, this.secrets, fields);
  }

  admin(process: FrontdeskProcess): Api {
    return new Api(process.url, this.secrets.adminKey);
  }

  /** One statement as the superuser, without row-level security. Waits while the server has no place for a connection. */
  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const result = await eventually(async () => {
      try {
        return await this.pool.query<Row>(text, values);
      } catch (error) {
        if ((error as { code?: string }).code === TOO_MANY_CONNECTIONS) return undefined;
        throw error;
      }
    });
    return result.rows;
  }

  /**
   * Blocks every turn with an unanswered question just before its commit, after its text has been streamed; at most for
   * the app role's lock timeout of 2 s. @returns a function that releases them.
   */
  holdUnanswered(): Promise<() => Promise<void>> {
    return this.block('LOCK TABLE unanswered_questions IN SHARE MODE');
  }

  /**
   * The same for 5 s, the app role's longest statement, because the lock timeout does not count in a trigger. What the
   * statement has written before is locked as well.
   */
  async holdUnansweredLong(): Promise<() => Promise<void>> {
    await this.sql(`
      CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0
        AS 'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END';
      CREATE TRIGGER hold BEFORE INSERT ON unanswered_questions FOR EACH ROW EXECUTE FUNCTION hold()`);
    return this.block('SELECT pg_advisory_xact_lock(1)');
  }

  /** Takes a lock. @returns a function that releases it. */
  async block(lock: string): Promise<() => Promise<void>> {
    const client = await this.session();
    await client.query(`BEGIN; ${lock}`);
    return () => this.end(client);
  }

  /** Waits until this many turns are blocked before their commit, with all their text streamed. */
  async turnsHeld(count: number): Promise<void> {
    await eventually(async () => {
      const waiting = await this.sql(
        `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = $1)`,
        [this.database],
      );
      return waiting.length >= count;
    });
  }

  /**
   * `kill -9`, and the end of every statement that is blocked: PostgreSQL does not notice that its client is dead, and
   * would commit it when the lock is released. A living process's statement fails, as by its lock timeout.
   */
  async kill(process: FrontdeskProcess): Promise<void> {
    await process.kill();
    const ended = await this.sql<{ pid: number }>(
      `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    const isLeft = 'SELECT FROM pg_stat_activity WHERE pid = ANY ($1)';
    await eventually(async () => (await this.sql(isLeft, [ended.map(({ pid }) => pid)])).length === 0);
  }

  /** The turns, and what the processes have warned of. */
  async report(): Promise<string> {
    const turns = await this.sql('SELECT id, status, attempts, stops, error_code, leased_by FROM turns');
    const warnings = this.processes.flatMap(({ log }, n) =>
      log.filter(isWarning).map((line) => `${n}: ${line}`),
    );
    return [...turns.map((turn) => JSON.stringify(turn)), ...warnings].join('\n');
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), ...this.sessions.map((client) => this.end(client))]);
    await Promise.all(this.processes.map((process) => process.kill()));
    for (const line of await this.redis.dumpIfRunning()) {
      const end = line.indexOf(' ');
      oracle.seeStored(line.slice(0, end), line.slice(end + 1));
    }
    await this.redis.kill();
    if (!this.standing) await drop(this.database);
    // Called here, because the oracle's own hook may have run before.
    oracle.verdict();
  }

  get superuserUrl(): string {
    return superuserUrlOf(this.database);
  }

  /** The stage's stores, as environment variables. */
  env(): ReturnType<typeof storesOf> {
    return storesOf(this.database, this.redis);
  }

  private track(process: FrontdeskProcess): FrontdeskProcess {
    this.processes.push(process);
    return process;
  }

  private async session(): Promise<Client> {
    const client = new Client({ connectionString: this.superuserUrl });
    await client.connect();
    this.sessions.push(client);
    return client;
  }

  private async end(client: Client): Promise<void> {
    const index = this.sessions.indexOf(client);
    if (index < 0) return;
    this.sessions.splice(index, 1);
    await client.end();
  }
}

/** A log line of pino's level 40 (warning) or higher. */
function isWarning(line: string): boolean {
  return /"level":[456]0/.test(line);
}

/** Runs a scenario; a failure tells what the stage's turns have met. */
export async function reported(stage: Stage, scenario: () => Promise<void>): Promise<void> {
  try {
    await scenario();
  } catch (error) {
    throw new Error(await stage.report().catch(String), { cause: error });
  }
}

/** Runs a scenario on a new stage and always removes the stage afterwards. */
export async function onStage(scenario: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await Stage.open();
  try {
    await reported(stage, () => scenario(stage));
  } finally {
    await stage.close();
  }
}
