/**
 * What becomes an event for a business's own systems. Triggers, so that no way of writing is left out and event and
 * change commit together. Only statements of the product tell (`app.origin`): a restore of a business does not.
 */

/**
 * `tell_webhooks` owes one delivery to each active endpoint that wants the type; without one it costs a look into a
 * table that is empty for most. Correlation id and trace are those of the request or job, from `app.origin`.
 */
export const TELL_WEBHOOKS = `
CREATE FUNCTION webhook_time(at timestamptz) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
CREATE FUNCTION is_told_to_webhooks(tenant uuid, kind text) RETURNS boolean LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM public.webhook_endpoints e
    WHERE e.tenant_id = tenant AND e.status = 'active' AND kind = ANY (e.events));
END $$;
${tellWebhooks('CREATE', '')}`;

/**
 * @param create `CREATE`, or `CREATE OR REPLACE`
 * @param lock `FOR KEY SHARE` where no foreign key keeps an endpoint from being removed meanwhile
 */
export function tellWebhooks(create: string, lock: '' | 'FOR KEY SHARE'): string {
  return `${create} FUNCTION tell_webhooks(tenant uuid, kind text, about jsonb, conversation uuid) RETURNS void LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  event uuid := uuidv7();
  origin text[] := string_to_array(current_setting('app.origin', true), ' ');
BEGIN
  INSERT INTO public.webhook_events (tenant_id, id, type, data, conversation_id, correlation_id, traceparent)
    VALUES (tenant, event, kind, about, conversation, origin[1], origin[2]);
  WITH owed AS (
    INSERT INTO public.webhook_deliveries (tenant_id, id, endpoint_id, event_id, next_attempt_at)
    SELECT tenant, uuidv7(), e.id, event, now() FROM public.webhook_endpoints e
    WHERE e.tenant_id = tenant AND e.status = 'active' AND kind = ANY (e.events) ${lock} RETURNING id
  )
  INSERT INTO public.outbox (tenant_id, id, kind, reference, correlation_id)
  SELECT tenant, o.id, 'webhook.deliver', o.id, origin[1] FROM owed o;
END $$;
`;
}

const IS_OURS = `current_setting('app.origin', true) <> ''`;

interface ToldTrigger {
  create: string;
  drop: string;
}

/** A trigger for each row. @param about SQL of the event's data, of NEW and OLD */
function perRow(
  name: string,
  type: string,
  {
    on,
    table,
    when,
    about,
    conversation,
  }: Record<'on' | 'table' | 'when' | 'about' | 'conversation', string>,
): ToldTrigger {
  return {
    create: `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF public.is_told_to_webhooks(NEW.tenant_id, '${type}') THEN
    PERFORM public.tell_webhooks(NEW.tenant_id, '${type}', ${about}, ${conversation});
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ${name} AFTER ${on} ON ${table} FOR EACH ROW WHEN (${IS_OURS}${when && ` AND ${when}`})
  EXECUTE FUNCTION ${name}();`,
    drop: `DROP TRIGGER ${name} ON ${table}; DROP FUNCTION ${name}();`,
  };
}

/** In characters: a body of Standard Webhooks is to have less than about 20 kB. */
const LONGEST_TEXT = 4_000;

const MESSAGE = `jsonb_build_object('message', jsonb_build_object('id', NEW.id, 'conversationId', NEW.conversation_id,
  'from', NEW.author, 'text', left(NEW.text, ${LONGEST_TEXT}), 'isCut', length(NEW.text) > ${LONGEST_TEXT},
  'clientId', NEW.client_id, 'createdAt', public.webhook_time(NEW.created_at), 'handoff', NEW.handoff),
  'turnId', NEW.turn_id)`;

const QUESTION = `jsonb_build_object('id', NEW.id, 'question', left(NEW.question, ${LONGEST_TEXT}), 'count', NEW.count,
  'conversationId', NEW.conversation_id)`;

const SPENDING = `jsonb_build_object('period', CASE NEW.scope WHEN 'tenant_day' THEN 'day' ELSE 'month' END,
  'startsOn', NEW.starts, 'usedPercent', 80)`;

const READING = `jsonb_build_object('sourceId', NEW.id, 'kind', NEW.kind, 'name', NEW.name, 'status', NEW.status,
  'problem', NEW.problem)`;

const IMPORT_RUN = `jsonb_build_object('importId', NEW.id, 'sourceId', NULL, 'kind', NEW.kind, 'name', NEW.name,
  'status', NEW.status, 'problem', NEW.problem, 'isDryRun', NEW.is_dry_run, 'rows', NEW.row_count,
  'created', NEW.created_count, 'updated', NEW.updated_count, 'unchanged', NEW.unchanged_count,
  'failed', NEW.failed_count, 'warningCount', NEW.warning_count)`;

/** New orders and those of which something was changed; a PUT of what is stored changes none. */
function ofOrders(operation: 'INSERT' | 'UPDATE'): ToldTrigger {
  const name = `tell_orders_${operation.toLowerCase()}`;
  const isNew = operation === 'INSERT';
  const rows = isNew
    ? `SELECT n.*, NULL::text AS old_status FROM new_rows n`
    : `SELECT n.*, o.status AS old_status FROM new_rows n
         JOIN old_rows o ON o.tenant_id = n.tenant_id AND o.id = n.id AND o.updated_at <> n.updated_at`;
  return {
    create: `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  changed record;
BEGIN
  IF NOT EXISTS (SELECT FROM (SELECT DISTINCT tenant_id FROM new_rows) t
      WHERE public.is_told_to_webhooks(t.tenant_id, 'order.updated')) THEN
    RETURN NULL;
  END IF;
  FOR changed IN ${rows} LOOP
    PERFORM public.tell_webhooks(changed.tenant_id, 'order.updated', jsonb_build_object('id', changed.id,
      'number', changed.number, 'status', changed.status, 'previousStatus', changed.old_status,
      'isNew', ${isNew}, 'expectedAt', changed.expected_at, 'updatedAt', public.webhook_time(changed.updated_at)), NULL);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER ${name} AFTER ${operation} ON orders
  REFERENCING ${isNew ? '' : 'OLD TABLE AS old_rows '}NEW TABLE AS new_rows
  FOR EACH STATEMENT WHEN (${IS_OURS}) EXECUTE FUNCTION ${name}();`,
    drop: `DROP TRIGGER ${name} ON orders; DROP FUNCTION ${name}();`,
  };
}

/** A question that is regrouped keeps its times, so it is not told again. */
export const TOLD_TRIGGERS: readonly ToldTrigger[] = [
  perRow('tell_messages', 'message.created', {
    ...{ on: 'INSERT', table: 'messages', when: '', about: MESSAGE, conversation: 'NEW.conversation_id' },
  }),
  perRow('tell_handoffs', 'conversation.handoff', {
    ...{ on: 'INSERT', table: 'handoffs', when: '', conversation: 'NEW.conversation_id' },
    about: `jsonb_build_object('conversationId', NEW.conversation_id, 'reason', NEW.reason)`,
  }),
  perRow('tell_resolved', 'conversation.resolved', {
    ...{ on: 'UPDATE OF status', table: 'conversations', conversation: 'NEW.id' },
    when: `NEW.status = 'resolved' AND OLD.status <> 'resolved'`,
    about: `jsonb_build_object('conversationId', NEW.id, 'channel', NEW.channel)`,
  }),
  perRow('tell_new_questions', 'question.unanswered', {
    ...{ on: 'INSERT', table: 'unanswered_questions', about: QUESTION, conversation: 'NEW.conversation_id' },
    when: 'NEW.created_at = now()',
  }),
  perRow('tell_repeated_questions', 'question.unanswered', {
    ...{ on: 'UPDATE', table: 'unanswered_questions', about: QUESTION, conversation: 'NEW.conversation_id' },
    when: 'NEW.last_asked_at = now() AND NEW.count > OLD.count',
  }),
  perRow('tell_budgets', 'budget.warning', {
    ...{ on: 'UPDATE OF warned_at', table: 'model_spending', about: SPENDING, conversation: 'NULL' },
    when: `OLD.warned_at IS NULL AND NEW.warned_at IS NOT NULL AND NEW.scope IN ('tenant_day', 'tenant_month')`,
  }),
  perRow('tell_imports', 'import.done', {
    ...{ on: 'UPDATE OF status', table: 'sources', about: READING, conversation: 'NULL' },
    when: `NEW.status IN ('ready', 'failed') AND OLD.status <> NEW.status`,
  }),
  ofOrders('INSERT'),
  ofOrders('UPDATE'),
];

/** Since the migration that adds it. */
export const TELL_IMPORT_RUNS = perRow('tell_import_runs', 'import.done', {
  ...{ on: 'UPDATE OF status', table: 'imports', about: IMPORT_RUN, conversation: 'NULL' },
  when: `NEW.status IN ('done', 'failed') AND OLD.status <> NEW.status`,
});
