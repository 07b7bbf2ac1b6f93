import { AsyncLocalStorage } from 'node:async_hooks';

/** Several steps that commit together (`UnitOfWork`). */
export interface OpenUnit {
  readonly database: object;
  readonly hasBegun: boolean;
  afterCommit(work: () => unknown): void;
}

const open = new AsyncLocalStorage<'transaction' | OpenUnit>();

export function markTransactionOpen<T>(work: () => T): T {
  return open.run('transaction', work);
}

/** @param unit in whose transaction `work` takes part */
export function enterUnit<T>(unit: OpenUnit, work: () => T): T {
  return open.run(unit, work);
}

/** The unit of work that runs, unless the caller is in the middle of one of its steps. */
export function openUnit(): OpenUnit | undefined {
  const found = open.getStore();
  return found === 'transaction' ? undefined : found;
}

export function isTransactionOpen(): boolean {
  const found = open.getStore();
  return found === 'transaction' || found?.hasBegun === true;
}

/**
 * Every client of something outside the transaction (Redis, HTTP, the model, another query) calls this first.
 * Holding a connection during such a call exhausts the pool. @throws inside an open transaction.
 */
export function assertNoOpenTransaction(callee: string): void {
  if (isTransactionOpen()) throw new Error(`${callee} was called inside an open database transaction.`);
}
