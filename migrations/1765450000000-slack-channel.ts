import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addMessengers, removeMessengers, type MessengerKinds } from './messenger-kinds.ts';

const KINDS: MessengerKinds = {
  before: ['telegram', 'whatsapp', 'messenger', 'instagram'],
  added: ['slack'],
};

/** Slack. */
export class SlackChannel1765450000000 implements MigrationInterface {
  name = 'SlackChannel1765450000000';
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
