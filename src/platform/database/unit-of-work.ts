import { enterUnit, markTransactionOpen, openUnit, type OpenUnit } from './open-transaction.js';
import { toDomainError } from './sqlstate.js';

/** A transaction that stays open until `work` ends, and commits when it does without an error. */
export type OpenTransaction<Sql> = (work: (sql: Sql) => Promise<void>) => Promise<void>;

/** Sends a statement whose rows nobody reads. */
export type SendStatement<Sql> = (sql: Sql, text: string) => Promise<unknown>;

/**
 * What a request does with one database as one transaction. It begins with the first statement, so that what the request
 * asks before (a name server, a platform) holds no connection; what must follow the commit waits for it (`afterCommit`).
 * Each query and each transaction in it is a step with a savepoint: an error that is caught undoes that step alone.
 */
export class UnitOfWork<Sql> implements OpenUnit {
  private sql: Promise<Sql> | undefined;
  private ended: Promise<void> | undefined;
  /** Steps follow each other, since they share a connection. */
  private last: Promise<unknown> = Promise.resolve();
  private hasEnded = false;
  private readonly afterwards: (() => unknown)[] = [];
  private readonly end = Promise.withResolvers<undefined>();

  constructor(
    readonly database: object,
    private readonly open: OpenTransaction<Sql>,
    private readonly send: SendStatement<Sql>,
  ) {}

  /** While it does, nothing outside the database may be asked. */
  get hasBegun(): boolean {
    return this.sql !== undefined && !this.hasEnded;
  }

  /** @throws what `work` throws, when nothing is kept, or what the commit throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await enterUnit(this, work);
      await this.stop();
      this.end.resolve(undefined);
      await this.ended;
      for (const each of this.afterwards) await each();
      return result;
    } catch (error) {
      await this.stop();
      await this.rollBack(error);
      throw error;
    }
  }

  /** @throws when the unit has ended: its connection may be another request's by then */
  step<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.hasEnded) return Promise.reject(new Error('This unit of work has ended.'));
    const done = this.last.then(() => this.inSavepoint(work));
    this.last = done.catch(() => undefined);
    return done;
  }

  afterCommit(work: () => unknown): void {
    this.afterwards.push(work);
  }

  private async inSavepoint<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const sql = await (this.sql ??= this.begin());
    await this.send(sql, 'SAVEPOINT step');
    try {
      const result = await markTransactionOpen(() => work(sql));
      await this.send(sql, 'RELEASE SAVEPOINT step');
      return result;
    } catch (error) {
      // Where the connection is gone, the transaction has ended with it.
      await this.send(sql, 'ROLLBACK TO SAVEPOINT step').catch(() => undefined);
      throw toDomainError(error);
    }
  }

  /** Steps that nobody has waited for use the connection as well. */
  private async stop(): Promise<void> {
    for (let last: unknown; last !== this.last;) {
      last = this.last;
      await last;
    }
    this.hasEnded = true;
  }

  private begin(): Promise<Sql> {
    return new Promise((resolve, reject) => {
      this.ended = this.open((sql) => {
        resolve(sql);
        return this.end.promise;
      });
      this.ended.catch(reject);
    });
  }

  private async rollBack(error: unknown): Promise<void> {
    if (!this.ended) return;
    // Where the transaction could not begin, nobody else waits for it.
    this.end.promise.catch(() => undefined);
    this.end.reject(error);
    await this.ended.catch(() => undefined);
  }
}

/** The running unit of work of this database. */
export function unitOf<Sql>(database: object): UnitOfWork<Sql> | undefined {
  const unit = openUnit();
  return unit?.database === database ? (unit as UnitOfWork<Sql>) : undefined;
}

/** Does it when what the request has changed is committed: at once, or at the end of its unit of work. */
export async function afterCommit(work: () => unknown): Promise<void> {
  const unit = openUnit();
  if (unit) unit.afterCommit(work);
  else await work();
}
