import { Module } from '@nestjs/common';
import { IdempotencyStore } from './idempotency-store.js';
import { OutcomeCipher } from './outcome-cipher.js';

@Module({ providers: [IdempotencyStore, OutcomeCipher], exports: [IdempotencyStore, OutcomeCipher] })
export class IdempotencyModule {}
