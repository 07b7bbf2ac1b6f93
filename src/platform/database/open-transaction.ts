import { AsyncLocalStorage } from 'node:async_hooks';

const open = new AsyncLocalStorage<true>();

export function markTransactionOpen<T>(work: () => T): T {
  return open.run(true, work);
}

export function isTransactionOpen(): boolean {
  return open.getStore() === true;
}

/**
 * Every client of something outside the transaction (Redis, HTTP, the model, another query) calls this first.
 * Holding a connection during such a call exhausts the pool. @throws inside an open transaction.
 */
export function assertNoOpenTransaction(callee: string): void {
  if (isTransactionOpen()) throw new Error(`${callee} was called inside an open database transaction.`);
}
