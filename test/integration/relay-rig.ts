import pg from 'pg';
import { SystemClock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import type { DatabaseConfig } from '../../src/config/database.config.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import type { TenantDb } from '../../src/platform/database/tenant-db.js';
import type { JobKind } from '../../src/kernel/job-names.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { DeadLettersRepository } from '../../src/queue/dead-letters/dead-letters.repository.js';
import { QueueOverviewService } from '../../src/queue/dead-letters/queue-overview.service.js';
import { LostJobs, ROUNDS } from '../../src/queue/relay/lost-jobs.js';
import { OutboxBacklogRepository } from '../../src/queue/relay/outbox-backlog.repository.js';
import { OutboxRelay } from '../../src/queue/relay/outbox-relay.js';
import { QueueRig } from './queue-rig.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** The product's outbox in a database for one test file, with relays that fill the queues of a Redis for it. */
export class RelayRig {
  readonly platformDb: PlatformDb;
  readonly backlog: OutboxBacklogRepository;
  readonly lost: LostJobs;
  readonly relay: OutboxRelay;
  readonly overview: QueueOverviewService;

  private constructor(
    readonly queue: QueueRig,
    private readonly database: ThrowawayDatabase,
    private readonly superuser: pg.Pool,
  ) {
    this.platformDb = new PlatformDb({
      ...{ platformUrl: database.platformUrl, platformPoolSize: 4, acquireTimeoutMs: 10_000 },
    } as DatabaseConfig);
    this.backlog = new OutboxBacklogRepository(this.platformDb);
    this.lost = new LostJobs(this.backlog, queue.writer);
    this.relay = this.newRelay();
    // Counts alone are read of the dead letters, as the platform.
    const letters = new DeadLettersRepository(this.platformDb, {} as TenantDb, new Outbox());
    this.overview = new QueueOverviewService(queue.queues, letters, this.backlog, new SystemClock());
  }

  static async open(): Promise<RelayRig> {
    const [queue, database] = await Promise.all([QueueRig.open(), ThrowawayDatabase.createMigrated()]);
    const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 4 });
    superuser.on('error', () => undefined);
    return new RelayRig(queue, database, superuser);
  }

  async close(): Promise<void> {
    await this.platformDb.onApplicationShutdown();
    await this.superuser.end();
    await Promise.all([this.queue.close(), this.database.drop()]);
  }

  /** As another process has it. */
  newRelay(): OutboxRelay {
    return new OutboxRelay(this.backlog, this.lost, this.queue.writer);
  }

  async sql<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.superuser.query<R>(text, values)).rows;
  }

  async clear(): Promise<void> {
    await this.sql('DELETE FROM outbox');
    await this.queue.redis.flush();
  }

  async tenant(): Promise<string> {
    const id = newId();
    await this.sql(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, `shop-${id}`],
    );
    return id;
  }

  /** Owes jobs for as many seconds as these, the first for the longest. */
  async owe(tenantId: string, kind: JobKind, count = 1, forSeconds = 10): Promise<void> {
    await this.sql(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id, created_at)
       SELECT $1, gen_random_uuid(), $2, gen_random_uuid(), 'c-1', now() - make_interval(secs => $4 - n * 0.000001)
       FROM generate_series(1, $3::integer) n`,
      [tenantId, kind, count, forSeconds],
    );
  }

  /** Owes one job and sends it, as a request does. */
  async request(tenantId: string, kind: JobKind, outboxId = newId()): Promise<void> {
    const payload = { tenantId, outboxId, reference: newId(), correlationId: 'c-1' };
    const { reference } = payload;
    await this.sql(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id) VALUES ($1, $2, $3, $4, 'c-1')`,
      [tenantId, outboxId, kind, reference],
    );
    await this.queue.sender.send({ kind, payload });
  }

  /** As the job's effect does. */
  async settle(outboxId: string): Promise<void> {
    await this.sql('DELETE FROM outbox WHERE id = $1', [outboxId]);
  }

  /** As if the relay had sent all of them four seconds earlier than it has. */
  async age(): Promise<void> {
    await this.sql(`UPDATE outbox SET sent_at = sent_at - interval '4 seconds'`);
  }

  /** All rounds. @returns how many jobs were lost. */
  async findLost(): Promise<number> {
    let found = 0;
    for (const round of ROUNDS.keys()) found += await this.lost.find(round);
    return found;
  }

  async sweepAll(): Promise<number> {
    let sent = 0;
    for (let batch = -1; batch !== 0; sent += batch) batch = await this.relay.sweep();
    return sent;
  }
}
