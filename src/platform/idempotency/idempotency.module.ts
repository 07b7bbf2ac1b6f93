import { Module } from '@nestjs/common';
import { IdempotencySweeper } from './idempotency-sweeper.js';
import { IdempotencyStore } from './idempotency-store.js';

@Module({
  providers: [IdempotencyStore, IdempotencySweeper],
  exports: [IdempotencyStore],
})
export class IdempotencyModule {}
