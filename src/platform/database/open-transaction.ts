import { AsyncLocalStorage } from 'node:async_hooks';

const open = new AsyncLocalStorage<true>();

export function markTransactionOpen<T>(work: () => T): T {
  return open.run(true, work);
}

export function isTransactionOpen(): boolean {
  return open.getStore() === true;
}

/**
 * Called by every client of something that is not this transaction: Redis, HTTP, the model, another query.
 * A connection held across such a call is how pools run dry. @throws inside an open transaction.
 */
export function assertNoOpenTransaction(callee: string): void {
  if (isTransactionOpen()) throw new Error(`${callee} was called inside an open database transaction.`);
}
