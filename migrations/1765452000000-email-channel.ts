import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addMessengers, removeMessengers, type MessengerKinds } from './messenger-kinds.ts';

const KINDS: MessengerKinds = {
  before: ['telegram', 'whatsapp', 'messenger', 'instagram', 'slack', 'sms'],
  added: ['email'],
};

/** E-mail. `thread`: what the next answer in a chat must name of the customer's last message. */
export class EmailChannel1765452000000 implements MigrationInterface {
  name = 'EmailChannel1765452000000';
  transaction = false as const;
  /** Without a transaction on the way down as well (`run-migrations.mjs`). */
  readonly revertsInSteps = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE channel_chats ADD COLUMN IF NOT EXISTS thread jsonb');
    await addMessengers(runner, KINDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeMessengers(runner, KINDS);
    await runner.query('ALTER TABLE channel_chats DROP COLUMN IF EXISTS thread');
  }
}
