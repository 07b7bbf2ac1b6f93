import { Global, Module } from '@nestjs/common';
import { RefusalCounter } from '../auth/refusal-counter.js';
import { Buckets } from './buckets.js';
import { CountingRedis } from './counting-redis.js';
import { OpenStreams } from './open-streams.js';
import { RefusedCallers } from './refused-callers.js';
import { RequestBuckets } from './request-buckets.js';
import { RequestLimiter } from './request-limiter.js';

@Global()
@Module({
  providers: [
    CountingRedis,
    Buckets,
    OpenStreams,
    RequestBuckets,
    RequestLimiter,
    RefusedCallers,
    { provide: RefusalCounter, useExisting: RefusedCallers },
  ],
  exports: [OpenStreams, RequestLimiter, RefusalCounter],
})
export class LimitsModule {}
