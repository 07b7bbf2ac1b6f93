import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { DatabaseConfig } from '../../config/database.config.js';
import { OverloadConfig } from '../../config/overload.config.js';
import { auditSetting } from '../context/audit-stamp.js';
import {
  currentContext,
  currentTenantId,
  type RequestContext,
  type Urgency,
} from '../context/request-context.js';
import { CPU_OWNERS } from '../time/cpu-owners.js';
import { TENANT_PACE } from '../time/tenant-pace.js';
import { runningTraceparent } from '../tracing/spans.js';
import { ConnectionLanes } from './connection-lanes.js';
import { assertNoOpenTransaction, markTransactionOpen } from './open-transaction.js';
import { OneTripQuery, SET_CONTEXT, type ContextSettings, type OneTripStatement } from './one-trip-query.js';
import { connectionsOf, type PoolConnections } from './pool-connections.js';
import { PreparedStatements } from './prepared-statements.js';
import { toDomainError } from './sqlstate.js';
import { UnitOfWork, unitOf } from './unit-of-work.js';

/** Rows as the driver gives them: bigint for int8, `YYYY-MM-DD` for date, Date for timestamptz. */
export type Row = Record<string, unknown>;

/** Multiples of OVERLOAD_POOL_WAIT_MS. */
const LINE_BY_URGENCY: Record<Urgency, number> = { low: 1, normal: 2, high: 4, always: Infinity };

/** The only way to a tenant's rows. Both forms take the tenant from the context and refuse to run without one. */
@Injectable()
export class TenantDb implements OnModuleInit {
  private readonly pool: pg.Pool;
  private readonly lanes: ConnectionLanes;
  private readonly prepared: PreparedStatements;
  private readonly ownerOf = new WeakMap<UnitOfWork<TenantTransaction>, string>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DatabaseConfig) { acquireTimeoutMs, preparedStatements }: DatabaseConfig,
    @Inject(OverloadConfig) private readonly overload: OverloadConfig,
  ) {
    this.pool = (dataSource.driver as unknown as { master: pg.Pool }).master;
    this.lanes = new ConnectionLanes(this.pool.options.max, acquireTimeoutMs);
    this.prepared = new PreparedStatements(preparedStatements);
  }

  /** @throws when the database role bypasses row-level security, because then nothing would separate the tenants. */
  async onModuleInit(): Promise<void> {
    const [role] = await this.dataSource.query<{ strong: boolean }[]>(
      'SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = current_user',
    );
    if (role?.strong !== false) {
      throw new Error('DATABASE_URL names a role that bypasses row-level security. Use frontdesk_app.');
    }
  }

  /**
   * One statement under the tenant's context, in one round trip.
   * @throws Error without a context or inside `transaction()`; DomainError `unavailable` when Postgres is away.
   */
  async query<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    const settings = contextSettings();
    const unit = this.unit();
    if (unit) return unit.step((sql) => sql.query<R>(text, values));
    assertNoOpenTransaction('TenantDb.query');
    try {
      return await this.inLane(() =>
        this.send<R>({ text, values, name: this.prepared.nameOf(text) }, settings),
      );
    } catch (error) {
      throw toDomainError(error);
    } finally {
      CPU_OWNERS.goOn();
    }
  }

  /**
   * Several statements that commit together. Keep it short: nothing but SQL may be awaited in `work`.
   * @throws as `query`, and when `work` calls anything that is not this transaction.
   */
  async transaction<T>(work: (sql: TenantTransaction) => Promise<T>): Promise<T> {
    const unit = this.unit();
    if (unit) return unit.step(work);
    assertNoOpenTransaction('TenantDb.transaction');
    return this.opened((sql) => markTransactionOpen(() => work(sql)));
  }

  /**
   * Reads everything as it was at one moment, in pieces: a read-only transaction that may last for as long as `work` does,
   * which may wait for the reader of what it writes (at most `idleMs`). It keeps a connection of the pool, and the rows that
   * others delete meanwhile, so the caller must bound how many there are and how long they last.
   * @throws as `query`
   */
  async snapshot<T>(idleMs: number, work: (sql: TenantTransaction) => Promise<T>): Promise<T> {
    assertNoOpenTransaction('TenantDb.snapshot');
    return this.opened(async (sql) => {
      await sql.query('SET TRANSACTION READ ONLY');
      await sql.query(`SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(idleMs)}`);
      return markTransactionOpen(() => work(sql));
    }, 'REPEATABLE READ');
  }

  /**
   * All that `work` does by `query` and `transaction` commits together when it ends, or not at all when it throws. Nothing
   * outside the database may be asked once it has begun; see `afterCommit`.
   */
  together<T>(work: () => Promise<T>): Promise<T> {
    assertNoOpenTransaction('TenantDb.together');
    const unit = new UnitOfWork<TenantTransaction>(
      this,
      (steps) => this.opened(steps),
      (sql, text) => sql.query(text),
    );
    this.ownerOf.set(unit, currentTenantId());
    return unit.run(work);
  }

  /** The unit of work that runs. @throws when it is another tenant's: its transaction would show that one's rows */
  private unit(): UnitOfWork<TenantTransaction> | undefined {
    const unit = unitOf<TenantTransaction>(this);
    if (unit && this.ownerOf.get(unit) !== currentTenantId())
      throw new Error('A unit of work is of one tenant, and another one’s rows were asked for in it.');
    return unit;
  }

  private async opened<T>(
    work: (sql: TenantTransaction) => Promise<T>,
    isolation?: 'REPEATABLE READ',
  ): Promise<T> {
    const settings = contextSettings();
    const run = async (manager: EntityManager) => {
      await manager.query(SET_CONTEXT, settings);
      return work(new TenantTransaction(manager));
    };
    try {
      return await this.inLane(() =>
        // Without an isolation level it is one round trip less.
        isolation ? this.dataSource.transaction(isolation, run) : this.dataSource.transaction(run),
      );
    } catch (error) {
      throw toDomainError(error);
    } finally {
      CPU_OWNERS.goOn();
    }
  }

  /** Milliseconds that the request waiting longest for a connection has waited; 0 when none waits. */
  get longestWaitMs(): number {
    return this.lanes.longestWaitMs;
  }

  /** The most connections of this process. */
  get poolSize(): number {
    return this.pool.options.max;
  }

  /** Of the pool, now. */
  get connections(): PoolConnections {
    return connectionsOf(this.pool);
  }

  /** How many requests did not join the line for a connection because it was too long. */
  get turnedAway(): number {
    return this.lanes.turnedAway;
  }

  /** Before a request begins. @throws DomainError `database_unavailable` when its first statement would be refused */
  requireShortLine(tenantId: string, urgency: Urgency): void {
    this.lanes.requireShort({ tenantId, isJob: false, urgency, joinsLineWithin: this.longestLine(urgency) });
  }

  private longestLine(urgency: Urgency): number {
    const { poolWaitMs } = this.overload;
    return poolWaitMs === 0 ? Infinity : poolWaitMs * LINE_BY_URGENCY[urgency];
  }

  private async send<R>(statement: OneTripStatement, settings: ContextSettings): Promise<R[]> {
    try {
      return await runOneTrip<R>(await this.pool.connect(), settings, statement);
    } catch (error) {
      const { name, ...unnamed } = statement;
      if (name === undefined || !this.prepared.noteFailure(error)) throw error;
      // Nothing of it has been done: all that is sent in one trip is one transaction.
      return runOneTrip<R>(await this.pool.connect(), settings, unnamed);
    }
  }

  private async inLane<T>(work: () => Promise<T>): Promise<T> {
    const tenantId = currentTenantId();
    const context = currentContext();
    const isJob = context.isJob === true;
    if (isJob) await TENANT_PACE.step(tenantId);
    const { urgency = 'high', hasBegun = false } = context;
    const joinsLineWithin = hasBegun ? Infinity : this.longestLine(urgency);
    return this.lanes.run({ tenantId, isJob, urgency, joinsLineWithin }, () => {
      context.hasBegun = true;
      return work();
    });
  }
}

/** The handle that `transaction()` passes to its callback; making one needs an open transaction's manager. */
export class TenantTransaction {
  constructor(readonly manager: EntityManager) {}

  async query<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    const result: unknown = await this.manager.query(text, values);
    CPU_OWNERS.goOn();
    return rowsOf<R>(result);
  }
}

function contextSettings(): ContextSettings {
  const context = currentContext();
  return [currentTenantId(), auditSetting(context.audit), originSetting(context), context.ifMatch ?? ''];
}

/** For the triggers that tell other systems of a change (`app.origin`): `<correlation id> <traceparent>`. */
function originSetting({ correlationId, traceparent }: RequestContext): string {
  return [correlationId, runningTraceparent() ?? traceparent ?? []].flat().join(' ');
}

/** TypeORM returns `[rows, count]` for UPDATE and DELETE, and the rows for everything else. */
function rowsOf<R>(result: unknown): R[] {
  if (!Array.isArray(result)) return [];
  const [rows, count] = result as unknown[];
  return (Array.isArray(rows) && (typeof count === 'number' || count === null) ? rows : result) as R[];
}

function runOneTrip<R>(
  client: pg.PoolClient,
  settings: ContextSettings,
  statement: OneTripStatement,
): Promise<R[]> {
  return new Promise((resolve, reject) => {
    let settled = false;
    // A checked-out connection that breaks also emits `error`, which would end the process; the callback reports it
    // already.
    const ignore = () => undefined;
    client.on('error', ignore);
    const query = new OneTripQuery(settings, statement, (error, result) => {
      // For a value that it cannot send, pg calls back at once, and again when the server has answered the Sync.
      if (settled) return;
      settled = true;
      client.off('error', ignore);
      // A broken connection is removed by the pool itself; after an SQL error the Sync has rolled back.
      client.release(query.spoilsConnection(error));
      if (error) reject(error);
      else resolve(result.rows as R[]);
    });
    client.query(query as unknown as pg.Submittable);
  });
}
