import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable } from './tenant-table.ts';

/**
 * A group is known by the hash of its words and locale. `version` is the knowledge version of the list's last change, by
 * which search knows whether to read it again.
 */
const TABLES = `
CREATE TABLE synonym_lists (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);
CREATE TABLE synonyms (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  position integer NOT NULL,
  key text NOT NULL,
  words text[] NOT NULL,
  locale text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key)
);
CREATE TABLE learnt_suggestions (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('synonyms', 'article')),
  key text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'rejected')),
  content jsonb NOT NULL,
  question text NOT NULL,
  question_id uuid,
  conversation_id uuid,
  answered_by text NOT NULL CHECK (answered_by IN ('article', 'member')),
  answer_id uuid,
  source jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key)
);
CREATE INDEX learnt_suggestions_conversation ON learnt_suggestions (tenant_id, conversation_id);
ALTER TABLE unanswered_questions ADD COLUMN article_id uuid;
`;

/**
 * What was answered by hand owes a look at what would have let the assistant answer it: at once when an article was
 * written, two minutes after a member's last message otherwise. A question owes one job at a time.
 */
const OWE = `
CREATE FUNCTION owe_learning() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.outbox (tenant_id, id, kind, reference, correlation_id)
  VALUES (NEW.tenant_id, NEW.id, 'questions.learn', NEW.id, gen_random_uuid()::text)
  ON CONFLICT (tenant_id, id) DO UPDATE SET sent_at = NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER owe_learning AFTER UPDATE OF article_id ON unanswered_questions
  FOR EACH ROW WHEN (NEW.article_id IS NOT NULL AND NEW.status = 'answered') EXECUTE FUNCTION owe_learning();
CREATE FUNCTION owe_learning_of_reply() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.outbox AS o (tenant_id, id, kind, reference, correlation_id, sent_at)
  SELECT u.tenant_id, u.id, 'questions.learn', u.id, gen_random_uuid()::text, now() + interval '2 minutes'
  FROM public.unanswered_questions u
  WHERE u.tenant_id = NEW.tenant_id AND u.conversation_id = NEW.conversation_id AND u.status = 'open'
  ON CONFLICT (tenant_id, id) DO UPDATE SET sent_at = EXCLUDED.sent_at;
  RETURN NULL;
END $$;
CREATE TRIGGER owe_learning AFTER INSERT ON messages
  FOR EACH ROW WHEN (NEW.author = 'member') EXECUTE FUNCTION owe_learning_of_reply();
`;

/** As the audit log has it, with the columns it has. */
async function auditQuestions(runner: QueryRunner, hidden: string[]): Promise<void> {
  await auditTable(runner, 'unanswered_questions', {
    kind: 'unanswered_question',
    key: 'id',
    shown: ['status'],
    hidden: ['id', 'question_key', 'count', 'conversation_id', 'created_at', 'last_asked_at', ...hidden],
  });
}

/** Words that mean the same for a business, and what is proposed from answers by hand. */
export class Synonyms1764635000000 implements MigrationInterface {
  name = 'Synonyms1764635000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['synonym_lists', 'synonyms', 'learnt_suggestions'])
      await isolateTenantTable(runner, table);
    await auditTable(runner, 'synonyms', {
      kind: 'synonyms',
      key: 'id',
      shown: ['words', 'locale'],
      hidden: ['id', 'position', 'key', 'created_at'],
    });
    await auditTable(runner, 'learnt_suggestions', {
      kind: 'suggestion',
      key: 'id',
      shown: ['kind', 'status'],
      hidden: [
        ...['id', 'key', 'content', 'question', 'question_id', 'conversation_id', 'answered_by', 'answer_id'],
        ...['source', 'created_at', 'decided_at'],
      ],
    });
    await unauditTable(runner, 'unanswered_questions');
    await auditQuestions(runner, ['article_id']);
    await runner.query(OWE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TRIGGER owe_learning ON messages; DROP TRIGGER owe_learning ON unanswered_questions',
    );
    await runner.query('DROP FUNCTION owe_learning_of_reply(), owe_learning()');
    await unauditTable(runner, 'unanswered_questions');
    await runner.query('ALTER TABLE unanswered_questions DROP COLUMN article_id');
    await auditQuestions(runner, []);
    await runner.query('DROP TABLE learnt_suggestions, synonyms, synonym_lists');
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE kind = 'questions.learn'`);
  }
}
