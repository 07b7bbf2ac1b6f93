import { Redis } from 'ioredis';
import { copyDatabase, dropDatabase } from '../stores/bootstrap-database.mjs';

/** @typedef {import('../stores/test-stores.mjs').StoreUrls} StoreUrls */

/**
 * Copies the database. Nobody may be connected to it meanwhile.
 * @param {StoreUrls} stores
 */
export async function keepSnapshot(stores) {
  const { superuserUrl, database, kept } = namesOf(stores);
  await dropDatabase(superuserUrl, kept);
  await copyDatabase(superuserUrl, database, kept);
}

/**
 * Restores the copy and empties Redis, so that a question that blocks the product is not run again at its next start.
 * @param {StoreUrls} stores
 */
export async function restoreSnapshot(stores) {
  const { superuserUrl, database, kept } = namesOf(stores);
  await dropDatabase(superuserUrl, database);
  await copyDatabase(superuserUrl, kept, database);
  const redis = new Redis(stores.REDIS_URL, { maxRetriesPerRequest: 1 });
  try {
    await redis.flushall();
  } finally {
    redis.disconnect();
  }
}

/** @param {StoreUrls} stores */
function namesOf({ DATABASE_URL, DATABASE_SUPERUSER_URL }) {
  const database = new URL(DATABASE_URL).pathname.slice(1);
  return { superuserUrl: DATABASE_SUPERUSER_URL, database, kept: `${database}_kept` };
}
