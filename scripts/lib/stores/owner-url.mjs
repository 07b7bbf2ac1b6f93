import { openDatabase } from './database.mjs';
import { releaseInstance, takeInstance } from '../system/instance.mjs';
import { readHolder } from '../system/lock.mjs';
import { isAlive } from '../system/process-identity.mjs';

/**
 * Gives work the database's owner URL: `DATABASE_OWNER_URL`, else the embedded server's, which is started for the
 * time of the work when it is not running.
 * @template T
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withOwnerUrl(layout, work) {
  if (process.env.DATABASE_OWNER_URL) return work(process.env.DATABASE_OWNER_URL);
  return withDatabaseUrls(layout, ({ owner }) => work(owner));
}

/**
 * Gives work the URLs of the database, which is started for the time of the work when it is ours and not running.
 * @template T
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {(urls: import('./database.mjs').DatabaseUrls, database: import('./database.mjs').Database) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabaseUrls(layout, work) {
  const holder = readHolder(layout.lock);
  const served = holder !== undefined && isAlive(holder) && !holder.stopping;
  if (!served) await takeInstance(layout, 'migrating');
  try {
    const database = await openDatabase(layout, { durable: true });
    try {
      return await work(database.urls, database);
    } finally {
      if (!served) await database.stop?.();
    }
  } finally {
    // One that is served keeps its lock and its address.
    if (!served) releaseInstance(layout);
  }
}
