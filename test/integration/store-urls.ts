type Store =
  | 'DATABASE_URL'
  | 'DATABASE_PLATFORM_URL'
  | 'DATABASE_OWNER_URL'
  | 'DATABASE_BACKUP_URL'
  | 'DATABASE_SUPERUSER_URL'
  | 'REDIS_URL';

/** The URL of one of the test run's stores. @throws when the tests were not started by `npm test`. */
export function storeUrl(store: Store): string {
  const url = process.env[`TEST_${store}`];
  if (!url) throw new Error(`TEST_${store} is not set: run this file with npm test.`);
  return url;
}

/**
 * The same; a statement on it waits for a lock, and runs, longer than the product's: for tests that hold a lock until it
 * waits, on a machine that may stand still meanwhile.
 */
export function patientUrl(store: Store): string {
  return patient(storeUrl(store));
}

export function patient(url: string): string {
  const changed = new URL(url);
  changed.searchParams.set('lock_timeout', '120000');
  changed.searchParams.set('statement_timeout', '120000');
  return changed.href;
}

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}
