import { Global, Module } from '@nestjs/common';
import { Buckets } from './buckets.js';
import { RefusedCallers } from './refused-callers.js';
import { RequestBuckets } from './request-buckets.js';
import { RequestLimiter } from './request-limiter.js';

@Global()
@Module({
  providers: [Buckets, RequestBuckets, RequestLimiter, RefusedCallers],
  exports: [RequestLimiter, RefusedCallers],
})
export class LimitsModule {}
