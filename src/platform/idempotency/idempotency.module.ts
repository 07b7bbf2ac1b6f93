import { Module } from '@nestjs/common';
import { IdempotencySweeper } from './idempotency-sweeper.js';
import { IdempotencyStore } from './idempotency-store.js';
import { OutcomeCipher } from './outcome-cipher.js';

@Module({
  providers: [IdempotencyStore, OutcomeCipher, IdempotencySweeper],
  exports: [IdempotencyStore, OutcomeCipher],
})
export class IdempotencyModule {}
