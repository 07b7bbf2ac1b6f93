import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addMessengers, removeMessengers, type MessengerKinds } from './messenger-kinds.ts';

const KINDS: MessengerKinds = {
  before: ['telegram', 'whatsapp', 'messenger', 'instagram', 'slack'],
  added: ['sms'],
};

/** SMS. */
export class SmsChannel1765451000000 implements MigrationInterface {
  name = 'SmsChannel1765451000000';
  transaction = false as const;
  /** Without a transaction on the way down as well (`run-migrations.mjs`). */
  readonly revertsInSteps = true;

  up(runner: QueryRunner): Promise<void> {
    return addMessengers(runner, KINDS);
  }

  down(runner: QueryRunner): Promise<void> {
    return removeMessengers(runner, KINDS);
  }
}
