import { Module } from '@nestjs/common';
import { ConfigModule } from './config/config.module.js';
import { CryptoModule } from './platform/crypto/crypto.module.js';
import { DatabaseFigures } from './platform/database/database-figures.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { EmbeddingsModule } from './platform/embeddings/embeddings.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { ErasureStoresModule } from './erasure/erasure-stores.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { LoopFigures } from './platform/overload/loop-figures.js';
import { OverloadModule } from './platform/overload/overload.module.js';
import { RealtimeModule } from './platform/realtime/realtime.module.js';
import { RedisModule } from './platform/redis/redis.module.js';
import { ModelCostsModule } from './model-costs.module.js';
import { TimeModule } from './platform/time/time.module.js';
import { TracingEnd } from './platform/tracing/tracing-end.js';
import { WatchdogModule } from './platform/watchdog/watchdog.module.js';
import { ModelSettingsModule } from './model-settings.module.js';
import { WeaviateModule } from './platform/weaviate/weaviate.module.js';
import { QueueModule } from './queue/queue.module.js';

/** What every process stands on. */
@Module({
  imports: [
    ConfigModule.forRoot(),
    LoggingModule,
    MetricsModule,
    TimeModule,
    WatchdogModule,
    OverloadModule,
    CryptoModule,
    DatabaseModule,
    RedisModule,
    RealtimeModule,
    MailModule,
    ModelCostsModule,
    ModelSettingsModule,
    EmbeddingsModule,
    WeaviateModule,
    ErasureStoresModule,
    QueueModule,
    ErasureModule,
  ],
  providers: [DatabaseFigures, LoopFigures, TracingEnd],
})
export class CoreModule {}
