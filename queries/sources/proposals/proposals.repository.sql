-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ProposalsRepository.list
SELECT
  id,
  kind,
  status,
  url,
  heading,
  content,
  is_gone AS "isGone",
  fetched_at AS "fetchedAt",
  decided_at AS "decidedAt"
FROM
  source_proposals
WHERE
  source_id = $1
  AND (
    $2::text IS NULL
    OR kind = $2
  )
  AND (
    $3::text IS NULL
    OR status = $3
  )
  AND (
    $5::uuid IS NULL
    OR id > $5
  )
ORDER BY
  id
LIMIT
  $4;

-- ProposalsRepository.toDecide
SELECT
  id,
  kind,
  url,
  content,
  content_hash AS "contentHash",
  status,
  fetched_at AS "fetchedAt"
FROM
  source_proposals
WHERE
  source_id = $1
  AND NOT is_gone
  AND (
    $4::uuid IS NULL
    OR id > $4
  )
  AND CASE
    WHEN $2::uuid[] IS NULL THEN status = 'open'
    ELSE id = ANY ($2::uuid[])
  END
ORDER BY
  id
LIMIT
  $3;

-- ProposalsRepository.markAccepted
UPDATE source_proposals p
SET
  status = 'accepted',
  is_taken = true,
  decided_at = now()
FROM
  unnest($1::uuid[], $2::text[]) AS r (id, hash)
WHERE
  p.id = r.id
  AND p.content_hash = r.hash
  AND p.status <> 'accepted'
RETURNING
  p.id;

-- ProposalsRepository.reject
UPDATE source_proposals
SET
  status = 'rejected',
  decided_at = now()
WHERE
  source_id = $1
  AND status = 'open'
  AND (
    $2::uuid[] IS NULL
    OR id = ANY ($2::uuid[])
  )
RETURNING
  id;

-- ProposalsRepository.known
SELECT
  id,
  status
FROM
  source_proposals
WHERE
  source_id = $1
  AND id = ANY ($2::uuid[]);
