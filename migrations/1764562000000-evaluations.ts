import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable } from './tenant-table.ts';

const TABLES = `
CREATE TABLE check_lists (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  run_after_change boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);
CREATE TABLE checks (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  position integer NOT NULL,
  question text NOT NULL,
  locale text,
  must text[] NOT NULL,
  must_not text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, question)
);
CREATE TABLE evaluations (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('request', 'change')),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done')),
  total integer NOT NULL DEFAULT 0,
  passed integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  knowledge_version bigint NOT NULL,
  final_version bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX evaluations_running ON evaluations (tenant_id) WHERE status <> 'done';
CREATE TABLE evaluation_results (
  tenant_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  position integer NOT NULL,
  question text NOT NULL,
  locale text,
  must text[] NOT NULL,
  must_not text[] NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  passed boolean,
  answer text NOT NULL DEFAULT '',
  missing text[] NOT NULL DEFAULT '{}',
  found text[] NOT NULL DEFAULT '{}',
  confidence real,
  responder text CHECK (responder IN ('model', 'builtin', 'cache')),
  error text,
  PRIMARY KEY (tenant_id, evaluation_id, position),
  FOREIGN KEY (tenant_id, evaluation_id) REFERENCES evaluations (tenant_id, id) ON DELETE CASCADE
);
`;

/**
 * The commit of a change owes a run, when the business wants one: one row for each business, so that the changes of five
 * minutes owe one run. The row is locked when it is there already: the job that takes it waits for the change.
 */
const TRIGGER = `
CREATE FUNCTION owe_evaluation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.outbox AS o (tenant_id, id, kind, reference, correlation_id, sent_at)
  SELECT l.tenant_id, l.id, 'evaluation.begin', l.id, gen_random_uuid()::text, now() + interval '5 minutes'
  FROM public.check_lists l WHERE l.tenant_id = NEW.id AND l.run_after_change
  ON CONFLICT (tenant_id, id) DO UPDATE SET kind = o.kind;
  RETURN NULL;
END $$;
CREATE TRIGGER owe_evaluation AFTER UPDATE OF knowledge_version ON tenants
  FOR EACH ROW WHEN (OLD.knowledge_version <> NEW.knowledge_version) EXECUTE FUNCTION owe_evaluation();
`;

/** The business's own checks of the assistant, and their runs with the result of each check. */
export class Evaluations1764562000000 implements MigrationInterface {
  name = 'Evaluations1764562000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['check_lists', 'checks', 'evaluations', 'evaluation_results'])
      await isolateTenantTable(runner, table);
    await auditTable(runner, 'check_lists', {
      kind: 'check_list',
      key: null,
      shown: ['run_after_change'],
      hidden: ['id', 'updated_at'],
    });
    await auditTable(runner, 'checks', {
      kind: 'check',
      key: 'id',
      shown: ['question', 'locale', 'must', 'must_not'],
      hidden: ['id', 'position', 'created_at', 'updated_at'],
    });
    await auditTable(runner, 'evaluations', {
      kind: 'evaluation',
      key: 'id',
      shown: ['reason', 'total'],
      hidden: [
        ...['id', 'status', 'passed', 'failed', 'knowledge_version', 'final_version'],
        ...['created_at', 'finished_at'],
      ],
    });
    await runner.query(TRIGGER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER owe_evaluation ON tenants; DROP FUNCTION owe_evaluation()');
    await runner.query('DROP TABLE evaluation_results, evaluations, checks, check_lists');
    await asOwnerOfAllRows(
      runner,
      'outbox',
      `DELETE FROM outbox WHERE kind IN ('evaluation.begin', 'evaluation.run')`,
    );
  }
}
