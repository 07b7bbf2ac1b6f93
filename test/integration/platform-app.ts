import type { Provider } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '../../src/config/config.module.js';
import { newId } from '../../src/kernel/ids.js';
import { mintKey } from '../../src/platform/auth/api-key.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { EmbeddingsModule } from '../../src/platform/embeddings/embeddings.module.js';
import { MailModule } from '../../src/platform/mail/mail.module.js';
import { RealtimeModule } from '../../src/platform/realtime/realtime.module.js';
import { RedisModule } from '../../src/platform/redis/redis.module.js';
import { WeaviateModule } from '../../src/platform/weaviate/weaviate.module.js';
import { TimeModule } from '../../src/platform/time/time.module.js';
import { runAsTenant } from '../../src/platform/context/request-context.js';
import { storeUrl } from './store-urls.js';

/** The product's modules for database, Redis and realtime, without HTTP, and the test's own. */
export async function openPlatform(
  env: NodeJS.ProcessEnv = {},
  providers: Provider[] = [],
): Promise<TestingModule> {
  const settings = {
    DATABASE_URL: storeUrl('DATABASE_URL'),
    DATABASE_PLATFORM_URL: storeUrl('DATABASE_PLATFORM_URL'),
    REDIS_URL: storeUrl('REDIS_URL'),
    ADMIN_API_KEY: mintKey('admin'),
    APP_SECRET: newId(),
    // A busy machine is not what is tested.
    DATABASE_ACQUIRE_TIMEOUT_MS: '60000',
    OVERLOAD_POOL_WAIT_MS: '0',
    OVERLOAD_LOOP_DELAY_MS: '0',
    ...env,
  };
  const imports = [
    ConfigModule.forRoot(settings),
    TimeModule,
    DatabaseModule,
    RedisModule,
    RealtimeModule,
    MailModule,
    EmbeddingsModule,
    WeaviateModule,
  ];
  const module = await Test.createTestingModule({ imports, providers }).compile();
  try {
    return await module.init();
  } catch (error) {
    await module.close();
    throw error;
  }
}

export function asTenant<T>(tenantId: string, work: () => T): T {
  return runAsTenant(tenantId, { requestId: newId(), correlationId: newId() }, work);
}
