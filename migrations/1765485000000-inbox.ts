import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';

const RULE = { kind: 'conversation', key: 'id' };
const SHOWN = ['channel', 'visitor_id', 'status', 'rating', 'assignee_id'];
const HIDDEN_BEFORE = ['id', 'memory', 'last_seq', 'created_at', 'updated_at'];
const ADDED = ['waiting_since', 'taken_at', 'snoozed_until', 'visitor_seq', 'answered_seq', 'answered_by'];

/**
 * Since when a visitor waits for a person, whatever writes: since the handoff, or since their first message that no member
 * has answered. Nobody has a conversation that the assistant answers or a
 * person is asked for, and a visitor's message ends a snooze.
 */
const KEEP = `
CREATE FUNCTION keep_waiting() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.status IN ('assistant', 'waiting') THEN
    NEW.assignee_id := NULL;
  END IF;
  IF NEW.visitor_seq > OLD.visitor_seq THEN
    NEW.snoozed_until := NULL;
  END IF;
  IF NEW.waiting_since IS NOT DISTINCT FROM OLD.waiting_since THEN
    NEW.waiting_since := CASE
      WHEN NEW.status IN ('assistant', 'resolved') OR NEW.answered_seq > OLD.answered_seq THEN NULL
      WHEN NEW.status = 'waiting' OR NEW.visitor_seq > OLD.visitor_seq THEN COALESCE(OLD.waiting_since, now())
      ELSE OLD.waiting_since
    END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_waiting BEFORE UPDATE ON conversations FOR EACH ROW EXECUTE FUNCTION keep_waiting();
`;

/**
 * What members see of conversations: who has each, since when its visitor waits for a person, and the numbers of the newest
 * message of either side. `answered_by` is null of a message that no member has signed. No foreign key leads to members: who
 * wrote a message stays known when they have left, and a business that goes back to an earlier day keeps its people of today.
 */
export class Inbox1765485000000 implements MigrationInterface {
  name = 'Inbox1765485000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE conversations
        ADD COLUMN waiting_since timestamptz,
        ADD COLUMN taken_at timestamptz,
        ADD COLUMN snoozed_until timestamptz,
        ADD COLUMN visitor_seq bigint NOT NULL DEFAULT 0,
        ADD COLUMN answered_seq bigint NOT NULL DEFAULT 0,
        ADD COLUMN answered_by uuid;
      ALTER TABLE messages ADD COLUMN member_id uuid`);
    await runner.query(KEEP);
    await unauditTable(runner, 'conversations');
    await auditTable(runner, 'conversations', {
      ...RULE,
      shown: SHOWN,
      hidden: [...HIDDEN_BEFORE, ...ADDED],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_waiting ON conversations;
      DROP FUNCTION keep_waiting();
      ALTER TABLE conversations ${ADDED.map((column) => `DROP COLUMN ${column}`).join(', ')};
      ALTER TABLE messages DROP COLUMN member_id`);
    await unauditTable(runner, 'conversations');
    await auditTable(runner, 'conversations', { ...RULE, shown: SHOWN, hidden: HIDDEN_BEFORE });
  }
}
