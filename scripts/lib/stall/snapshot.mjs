import { Redis } from 'ioredis';
import { DATABASE, ROLES, dropDatabase, roleName, withClient } from '../stores/bootstrap-database.mjs';

const KEPT = `${DATABASE}_kept`;

/**
 * Keeps a copy of the database. Nobody may be connected to it meanwhile.
 * @param {string} superuserUrl
 */
export async function keepSnapshot(superuserUrl) {
  await dropDatabase(superuserUrl, KEPT);
  await copyDatabase(superuserUrl, DATABASE, KEPT);
}

/**
 * Puts the kept copy back and empties Redis, so that no question that stops the product waits for its next start.
 * @param {string} superuserUrl
 * @param {string} redisUrl
 */
export async function restoreSnapshot(superuserUrl, redisUrl) {
  await dropDatabase(superuserUrl, DATABASE);
  await copyDatabase(superuserUrl, KEPT, DATABASE);
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  try {
    await redis.flushall();
  } finally {
    redis.disconnect();
  }
}

/**
 * @param {string} superuserUrl
 * @param {string} from
 * @param {string} to
 */
async function copyDatabase(superuserUrl, from, to) {
  await withClient(superuserUrl, async (client) => {
    const [source, copy] = [client.escapeIdentifier(from), client.escapeIdentifier(to)];
    const owner = client.escapeIdentifier(roleName('owner'));
    const others = ROLES.map((kind) => client.escapeIdentifier(roleName(kind))).join(', ');
    await client.query(`CREATE DATABASE ${copy} OWNER ${owner} TEMPLATE ${source}`);
    // A copy has the rights inside a database, not those on it.
    await client.query(`REVOKE ALL ON DATABASE ${copy} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${copy} TO ${others}`);
  });
}
