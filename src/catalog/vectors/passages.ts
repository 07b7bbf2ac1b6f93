/**
 * A table expression: what is embedded of each product and article that search finds, with the SHA-256 of it, under
 * the caller's row-level security. A long article has several, by their numbers from 0.
 */
export const PASSAGES = `(
  SELECT tenant_id, id, part, passage, sha256(convert_to(passage, 'UTF8')) AS content_hash FROM (
    SELECT tenant_id, id, 0 AS part, product_passage(name, description, tags) AS passage
      FROM products WHERE (status = 'active') IS TRUE
    UNION ALL SELECT a.tenant_id, a.id, p.part, p.passage
      FROM articles a, article_passages(a.question, a.answer, a.passages) p
  ) AS texts)`;

/**
 * The stored vectors of the product or article of an outer row, by the model of a parameter: `v.vectors`, one for each
 * passage in their order, null where there is none.
 * @param value what is taken of a vector `s.vector`
 */
export function vectorsOf(row: string, model: string, value = 's.vector'): string {
  return `LEFT JOIN LATERAL (SELECT array_agg(${value} ORDER BY t.part) AS vectors
    FROM ${PASSAGES} t LEFT JOIN catalog_vectors s
      ON s.tenant_id = t.tenant_id AND s.content_hash = t.content_hash AND s.model_id = ${model}
    WHERE t.tenant_id = ${row}.tenant_id AND t.id = ${row}.id) v ON true`;
}

/** Whether one of `v.vectors` is more than the mark of a text that cannot be embedded. */
export const HAS_VECTOR = `EXISTS (SELECT FROM unnest(v.vectors) AS u(vector) WHERE octet_length(vector) > 0)`;
