import { copyDatabase, dropDatabase } from '../../scripts/lib/stores/bootstrap-database.mjs';
import { inDatabase, storeUrl } from '../integration/store-urls.js';
import type { RedisServer } from './redis-server.js';

/** A migrated database of this name: a copy, which takes a fraction of the time of the migrations. */
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

/** The stores of a stage, as its processes are told of them. */
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
