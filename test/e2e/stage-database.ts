import { copyDatabase, dropDatabase } from '../../scripts/lib/stores/bootstrap-database.mjs';
import { inDatabase, storeUrl } from '../integration/store-urls.js';
import type { RedisServer } from './redis-server.js';

/** A migrated database of this name: copied, which is much faster than migrating. */
export async function copyOfTemplate(name: string): Promise<string> {
  const template = process.env['TEST_TEMPLATE_DATABASE'] ?? '';
  await copyDatabase(storeUrl('DATABASE_SUPERUSER_URL'), template, name);
  return name;
}

export function drop(name: string): Promise<void> {
  return dropDatabase(storeUrl('DATABASE_SUPERUSER_URL'), name);
}

export function superuserUrlOf(database: string): string {
  return inDatabase(storeUrl('DATABASE_SUPERUSER_URL'), database);
}

/** The environment variables with a stage's stores. */
export function storesOf(
  database: string,
  redis: RedisServer,
): Record<'DATABASE_URL' | 'DATABASE_PLATFORM_URL' | 'REDIS_URL', string> {
  return {
    DATABASE_URL: inDatabase(storeUrl('DATABASE_URL'), database),
    DATABASE_PLATFORM_URL: inDatabase(storeUrl('DATABASE_PLATFORM_URL'), database),
    REDIS_URL: redis.url,
  };
}
