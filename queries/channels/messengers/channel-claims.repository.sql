-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ChannelClaimsRepository.claim
INSERT INTO
  channel_accounts AS a (kind, account_hash, holder, channel_id)
VALUES
  ($1, $2, $3, $4)
ON CONFLICT (kind, account_hash) DO UPDATE
SET
  holder = EXCLUDED.holder,
  channel_id = EXCLUDED.channel_id,
  claimed_at = now()
WHERE
  a.claimed_at < now() - interval '2 minutes'
  AND NOT EXISTS (
    SELECT
    FROM
      channels c
    WHERE
      c.tenant_id = a.holder
      AND c.id = a.channel_id
  )
RETURNING
  1 AS claimed;

-- ChannelClaimsRepository.release
DELETE FROM channel_accounts
WHERE
  channel_id = $1;

-- ChannelClaimsRepository.failing
SELECT
  kind,
  count(*)::int AS count
FROM
  channels
WHERE
  enabled
  AND failing_since < now() - interval '1 minute'
GROUP BY
  kind;
