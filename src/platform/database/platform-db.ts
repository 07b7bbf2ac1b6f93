import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DatabaseConfig } from '../../config/database.config.js';
import { auditSetting } from '../context/audit-stamp.js';
import { contextIfAny } from '../context/request-context.js';
import { assertNoOpenTransaction, markTransactionOpen } from './open-transaction.js';
import { connectionsOf, type PoolConnections } from './pool-connections.js';
import { toDomainError } from './sqlstate.js';
import { UnitOfWork, unitOf } from './unit-of-work.js';
import { WatchedClient } from './watched-client.js';

export type PlatformQuery = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

/** A small pool for the platform role: tenant registry, credentials and outbox. It must not read a tenant's content. */
@Injectable()
export class PlatformDb implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@Inject(DatabaseConfig) config: DatabaseConfig) {
    this.pool = new pg.Pool({
      Client: WatchedClient,
      connectionString: config.platformUrl,
      max: config.platformPoolSize,
      connectionTimeoutMillis: config.acquireTimeoutMs,
      application_name: 'frontdesk-platform',
    });
    // Without a listener an idle connection that the server closes would end the process.
    this.pool.on('error', () => undefined);
    // The same for a connection that breaks while it is checked out; the statement that waits on it fails by itself.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /**
   * One statement. In a mutating request it gets its own transaction, because the audit stamp is a transaction-local
   * setting.
   */
  async query<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    const unit = unitOf<PlatformQuery>(this);
    if (unit) return unit.step((query) => query<R>(text, values));
    assertNoOpenTransaction('PlatformDb.query');
    if (contextIfAny()?.audit) return this.transaction((query) => query<R>(text, values));
    try {
      return (await this.pool.query<R & pg.QueryResultRow>(text, values)).rows;
    } catch (error) {
      throw toDomainError(error);
    }
  }

  async transaction<T>(work: (query: PlatformQuery) => Promise<T>): Promise<T> {
    const unit = unitOf<PlatformQuery>(this);
    if (unit) return unit.step(work);
    assertNoOpenTransaction('PlatformDb.transaction');
    return this.opened((query) => markTransactionOpen(() => work(query)));
  }

  /** As `TenantDb.together`. */
  together<T>(work: () => Promise<T>): Promise<T> {
    assertNoOpenTransaction('PlatformDb.together');
    const unit = new UnitOfWork<PlatformQuery>(
      this,
      (steps) => this.opened(steps),
      (query, text) => query(text),
    );
    return unit.run(work);
  }

  private async opened<T>(work: (query: PlatformQuery) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw toDomainError(error);
    });
    const query: PlatformQuery = async <R extends object>(text: string, values: unknown[] = []) =>
      (await client.query<R & pg.QueryResultRow>(text, values)).rows;
    try {
      await client.query('BEGIN');
      await setContext(client);
      const result = await work(query);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw toDomainError(error);
    }
  }

  /** Of the pool, now. */
  get connections(): PoolConnections {
    return connectionsOf(this.pool);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** What triggers and `require_match` know of the request. */
async function setContext(client: pg.PoolClient): Promise<void> {
  const context = contextIfAny();
  const audit = auditSetting(context?.audit);
  if (audit !== '') await client.query(`SELECT set_config('app.audit', $1, true)`, [audit]);
  const versions = context?.ifMatch;
  if (versions !== undefined) await client.query(`SELECT set_config('app.if_match', $1, true)`, [versions]);
}

/** When ROLLBACK fails too, the connection is destroyed, not returned to the pool. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}
