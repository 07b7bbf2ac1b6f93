-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ReadsRepository.save
INSERT INTO
  conversation_reads AS r (tenant_id, member_id, conversation_id, seq)
SELECT
  $1,
  $2,
  c.id,
  LEAST($4::bigint, c.last_seq)
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $3
ON CONFLICT (tenant_id, member_id, conversation_id) DO UPDATE
SET
  seq = GREATEST(r.seq, EXCLUDED.seq),
  read_at = now()
RETURNING
  1;

-- ReadsRepository.remove
INSERT INTO
  conversation_reads AS r (tenant_id, member_id, conversation_id, seq)
SELECT
  $1,
  $2,
  c.id,
  GREATEST(c.visitor_seq - 1, 0)
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  AND v.erasing_at IS NULL
WHERE
  c.id = $3
ON CONFLICT (tenant_id, member_id, conversation_id) DO UPDATE
SET
  seq = LEAST(r.seq, EXCLUDED.seq),
  read_at = now()
RETURNING
  1;

-- ReadsRepository.removeAll
UPDATE conversation_reads r
SET
  seq = GREATEST(c.visitor_seq - 1, 0),
  read_at = now()
FROM
  conversations c
WHERE
  c.id = $1
  AND r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.seq >= c.visitor_seq;
