/**
 * What is unfinished in the rows of an import and was a job of the other install: `outbox` is not in an archive. Each
 * selects a job's kind, what it is about, its id and when it is due; jobs that are known by the object have its id.
 * Embeddings are owed by triggers when products and articles are written.
 */
const OWED = [
  `SELECT 'turn.answer', id, gen_random_uuid(), NULL::timestamptz FROM turns WHERE status = 'queued'`,
  `SELECT 'handoff.notify', id, gen_random_uuid(), NULL::timestamptz FROM handoffs WHERE notice = 'pending'`,
  `SELECT 'conversation.return', id, id, NULL::timestamptz FROM conversations WHERE status IN ('waiting', 'member')`,
  `SELECT 'visitor.erase', id, gen_random_uuid(), NULL::timestamptz FROM visitors WHERE erasing_at IS NOT NULL`,
  `SELECT 'evaluation.run', id, gen_random_uuid(), NULL::timestamptz FROM evaluations WHERE status <> 'done'`,
  `SELECT 'source.read', id, gen_random_uuid(), NULL::timestamptz FROM sources WHERE status IN ('queued', 'reading')`,
  `SELECT 'source.read', id, gen_random_uuid(), next_read_at FROM sources
   WHERE status NOT IN ('queued', 'reading') AND next_read_at IS NOT NULL`,
];

/**
 * Owes again what was unfinished.
 * @param {import('pg').ClientBase} client  in a transaction of the tenant
 * @param {string} tenant
 * @returns {Promise<number>} all jobs that are owed now
 */
export async function oweUnfinished(client, tenant) {
  // No process here has it: without a lease that could expire it would never be taken up.
  await client.query(`UPDATE turns SET status = 'queued' WHERE status = 'running'`);
  // Owed by triggers for each reply of a member; what there was to learn was learnt.
  await client.query(`DELETE FROM outbox WHERE kind = 'questions.learn'`);
  for (const owed of OWED)
    await client.query(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id, sent_at)
       SELECT $1, o.id, o.kind, o.reference, gen_random_uuid()::text, o.due
       FROM (${owed}) o (kind, reference, id, due) ON CONFLICT (tenant_id, id) DO NOTHING`,
      [tenant],
    );
  /** @type {{rows: {count: number}[]}} */
  const { rows } = await client.query('SELECT count(*)::int AS count FROM outbox');
  return rows[0]?.count ?? 0;
}
