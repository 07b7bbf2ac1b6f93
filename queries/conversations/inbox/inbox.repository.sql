-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- InboxRepository.page: needs_you, what changed last first
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  (
    SELECT
      c.*
    FROM
      conversations c
    WHERE
      c.waiting_since IS NOT NULL
      AND (
        $3::uuid IS NULL
        OR c.assignee_id = $3::uuid
        OR (
          c.assignee_id IS NULL
          OR NOT EXISTS (
            SELECT
            FROM
              members g
            WHERE
              g.id = c.assignee_id
          )
        )
      )
      AND (
        c.snoozed_until IS NULL
        OR c.snoozed_until <= now()
      )
      AND c.updated_at <= $1::timestamptz
      AND (
        c.updated_at < $1::timestamptz
        OR c.id < COALESCE(
          (
            SELECT
              x.id
            FROM
              conversations x
            WHERE
              x.updated_at = $1::timestamptz
              AND right(replace(x.id::text, '-', ''), 16) = $2::text
            LIMIT
              1
          ),
          'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
        )
      )
      AND (
        $5::text IS NULL
        OR c.status = $5
      )
      AND (
        $6::text IS NULL
        OR c.channel = $6
      )
      AND (
        $7::uuid IS NULL
        OR c.assignee_id = $7
      )
      AND (
        $8::boolean IS NOT TRUE
        OR c.assignee_id IS NULL
      )
      AND (
        $9::uuid IS NULL
        OR c.visitor_id = $9
      )
      AND (
        $10::text IS NULL
        OR c.visitor_id IN (
          SELECT
            e.id
          FROM
            visitors e
          WHERE
            e.external_id = $10
        )
      )
    ORDER BY
      c.updated_at DESC,
      c.id DESC
    LIMIT
      $4
  ) c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $3::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $3::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
ORDER BY
  c.updated_at DESC,
  c.id DESC;

-- InboxRepository.page: mine, what changed last first
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  (
    SELECT
      c.*
    FROM
      conversations c
    WHERE
      c.assignee_id = $3::uuid
      AND c.status = 'member'
      AND c.updated_at <= $1::timestamptz
      AND (
        c.updated_at < $1::timestamptz
        OR c.id < COALESCE(
          (
            SELECT
              x.id
            FROM
              conversations x
            WHERE
              x.updated_at = $1::timestamptz
              AND right(replace(x.id::text, '-', ''), 16) = $2::text
            LIMIT
              1
          ),
          'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
        )
      )
      AND (
        $5::text IS NULL
        OR c.status = $5
      )
      AND (
        $6::text IS NULL
        OR c.channel = $6
      )
      AND (
        $7::uuid IS NULL
        OR c.assignee_id = $7
      )
      AND (
        $8::boolean IS NOT TRUE
        OR c.assignee_id IS NULL
      )
      AND (
        $9::uuid IS NULL
        OR c.visitor_id = $9
      )
      AND (
        $10::text IS NULL
        OR c.visitor_id IN (
          SELECT
            e.id
          FROM
            visitors e
          WHERE
            e.external_id = $10
        )
      )
    ORDER BY
      c.updated_at DESC,
      c.id DESC
    LIMIT
      $4
  ) c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $3::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $3::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
ORDER BY
  c.updated_at DESC,
  c.id DESC;

-- InboxRepository.page: assistant, what changed last first
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  (
    SELECT
      c.*
    FROM
      conversations c
    WHERE
      c.status = 'assistant'
      AND c.updated_at <= $1::timestamptz
      AND (
        c.updated_at < $1::timestamptz
        OR c.id < COALESCE(
          (
            SELECT
              x.id
            FROM
              conversations x
            WHERE
              x.updated_at = $1::timestamptz
              AND right(replace(x.id::text, '-', ''), 16) = $2::text
            LIMIT
              1
          ),
          'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
        )
      )
      AND (
        $5::text IS NULL
        OR c.status = $5
      )
      AND (
        $6::text IS NULL
        OR c.channel = $6
      )
      AND (
        $7::uuid IS NULL
        OR c.assignee_id = $7
      )
      AND (
        $8::boolean IS NOT TRUE
        OR c.assignee_id IS NULL
      )
      AND (
        $9::uuid IS NULL
        OR c.visitor_id = $9
      )
      AND (
        $10::text IS NULL
        OR c.visitor_id IN (
          SELECT
            e.id
          FROM
            visitors e
          WHERE
            e.external_id = $10
        )
      )
    ORDER BY
      c.updated_at DESC,
      c.id DESC
    LIMIT
      $4
  ) c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $3::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $3::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
ORDER BY
  c.updated_at DESC,
  c.id DESC;

-- InboxRepository.page: all, what changed last first
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  (
    SELECT
      c.*
    FROM
      conversations c
    WHERE
      true
      AND c.updated_at <= $1::timestamptz
      AND (
        c.updated_at < $1::timestamptz
        OR c.id < COALESCE(
          (
            SELECT
              x.id
            FROM
              conversations x
            WHERE
              x.updated_at = $1::timestamptz
              AND right(replace(x.id::text, '-', ''), 16) = $2::text
            LIMIT
              1
          ),
          'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
        )
      )
      AND (
        $5::text IS NULL
        OR c.status = $5
      )
      AND (
        $6::text IS NULL
        OR c.channel = $6
      )
      AND (
        $7::uuid IS NULL
        OR c.assignee_id = $7
      )
      AND (
        $8::boolean IS NOT TRUE
        OR c.assignee_id IS NULL
      )
      AND (
        $9::uuid IS NULL
        OR c.visitor_id = $9
      )
      AND (
        $10::text IS NULL
        OR c.visitor_id IN (
          SELECT
            e.id
          FROM
            visitors e
          WHERE
            e.external_id = $10
        )
      )
    ORDER BY
      c.updated_at DESC,
      c.id DESC
    LIMIT
      $4
  ) c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $3::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $3::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
ORDER BY
  c.updated_at DESC,
  c.id DESC;

-- InboxRepository.page: resolved, what changed last first
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  (
    SELECT
      c.*
    FROM
      conversations c
    WHERE
      c.status = 'resolved'
      AND c.updated_at <= $1::timestamptz
      AND (
        c.updated_at < $1::timestamptz
        OR c.id < COALESCE(
          (
            SELECT
              x.id
            FROM
              conversations x
            WHERE
              x.updated_at = $1::timestamptz
              AND right(replace(x.id::text, '-', ''), 16) = $2::text
            LIMIT
              1
          ),
          'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
        )
      )
      AND (
        $5::text IS NULL
        OR c.status = $5
      )
      AND (
        $6::text IS NULL
        OR c.channel = $6
      )
      AND (
        $7::uuid IS NULL
        OR c.assignee_id = $7
      )
      AND (
        $8::boolean IS NOT TRUE
        OR c.assignee_id IS NULL
      )
      AND (
        $9::uuid IS NULL
        OR c.visitor_id = $9
      )
      AND (
        $10::text IS NULL
        OR c.visitor_id IN (
          SELECT
            e.id
          FROM
            visitors e
          WHERE
            e.external_id = $10
        )
      )
    ORDER BY
      c.updated_at DESC,
      c.id DESC
    LIMIT
      $4
  ) c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $3::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $3::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
ORDER BY
  c.updated_at DESC,
  c.id DESC;

-- InboxRepository.page: longest waiting first
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  (
    SELECT
      c.*
    FROM
      conversations c
    WHERE
      c.waiting_since IS NOT NULL
      AND c.waiting_since IS NOT NULL
      AND (
        $3::uuid IS NULL
        OR c.assignee_id = $3::uuid
        OR (
          c.assignee_id IS NULL
          OR NOT EXISTS (
            SELECT
            FROM
              members g
            WHERE
              g.id = c.assignee_id
          )
        )
      )
      AND (
        c.snoozed_until IS NULL
        OR c.snoozed_until <= now()
      )
      AND c.waiting_since >= $1::timestamptz
      AND (
        c.waiting_since > $1::timestamptz
        OR c.id > COALESCE(
          (
            SELECT
              x.id
            FROM
              conversations x
            WHERE
              x.waiting_since = $1::timestamptz
              AND right(replace(x.id::text, '-', ''), 16) = $2::text
            LIMIT
              1
          ),
          '00000000-0000-0000-0000-000000000000'::uuid
        )
      )
      AND (
        $5::text IS NULL
        OR c.status = $5
      )
      AND (
        $6::text IS NULL
        OR c.channel = $6
      )
      AND (
        $7::uuid IS NULL
        OR c.assignee_id = $7
      )
      AND (
        $8::boolean IS NOT TRUE
        OR c.assignee_id IS NULL
      )
      AND (
        $9::uuid IS NULL
        OR c.visitor_id = $9
      )
      AND (
        $10::text IS NULL
        OR c.visitor_id IN (
          SELECT
            e.id
          FROM
            visitors e
          WHERE
            e.external_id = $10
        )
      )
    ORDER BY
      c.waiting_since ASC,
      c.id ASC
    LIMIT
      $4
  ) c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $3::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $3::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
ORDER BY
  c.waiting_since ASC,
  c.id ASC;

-- InboxRepository.page: newest first
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  (
    SELECT
      c.*
    FROM
      conversations c
    WHERE
      true
      AND (
        $2::text IS NULL
        OR c.id < $2::uuid
      )
      AND $1::timestamptz IS NULL
      AND (
        $5::text IS NULL
        OR c.status = $5
      )
      AND (
        $6::text IS NULL
        OR c.channel = $6
      )
      AND (
        $7::uuid IS NULL
        OR c.assignee_id = $7
      )
      AND (
        $8::boolean IS NOT TRUE
        OR c.assignee_id IS NULL
      )
      AND (
        $9::uuid IS NULL
        OR c.visitor_id = $9
      )
      AND (
        $10::text IS NULL
        OR c.visitor_id IN (
          SELECT
            e.id
          FROM
            visitors e
          WHERE
            e.external_id = $10
        )
      )
    ORDER BY
      c.id DESC,
      c.id DESC
    LIMIT
      $4
  ) c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $3::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $3::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
ORDER BY
  c.id DESC,
  c.id DESC;

-- InboxRepository.get
SELECT
  c.id,
  c.channel,
  c.status,
  c.handoff_reason,
  c.rating,
  c.rating_comment,
  c.created_at,
  c.updated_at,
  jsonb_build_object('id', v.id, 'externalId', v.external_id, 'name', v.name, 'email', v.email, 'locale', v.locale) AS visitor,
  CASE
    WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name)
  END AS assignee,
  c.waiting_since,
  c.snoozed_until,
  (
    extract(
      epoch
      FROM
        c.updated_at
    ) * 1000000
  )::bigint AS recent_place,
  (
    extract(
      epoch
      FROM
        c.waiting_since
    ) * 1000000
  )::bigint AS waiting_place,
  COALESCE(w.author, l.author) AS last_from,
  left(COALESCE(w.text, l.text), 200) AS last_text,
  COALESCE(w.created_at, l.created_at) AS last_at,
  COALESCE(n.unread, 0) AS unread
FROM
  conversations c
  JOIN visitors v ON v.tenant_id = c.tenant_id
  AND v.id = c.visitor_id
  LEFT JOIN members a ON a.tenant_id = c.tenant_id
  AND a.id = c.assignee_id
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id
  AND l.conversation_id = c.id
  AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id
  AND w.conversation_id = c.id
  AND w.seq = c.visitor_seq
  AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
  AND r.conversation_id = c.id
  AND r.member_id = $2::uuid
  LEFT JOIN LATERAL (
    SELECT
      count(*)::integer AS unread
    FROM
      (
        SELECT
        FROM
          messages u
        WHERE
          u.tenant_id = c.tenant_id
          AND u.conversation_id = c.id
          AND u.author = 'visitor'
          AND u.seq > COALESCE(r.seq, 0)
        LIMIT
          99
      ) found
  ) n ON $2::uuid IS NOT NULL
  AND c.visitor_seq > COALESCE(r.seq, 0)
WHERE
  c.id = $1;

-- InboxRepository.snooze
UPDATE conversations
SET
  snoozed_until = $2
WHERE
  id = $1;

-- InboxRepository.counts
SELECT
  (
    SELECT
      count(*)::integer
    FROM
      (
        SELECT
        FROM
          conversations c
        WHERE
          c.waiting_since IS NOT NULL
          AND (
            $1::uuid IS NULL
            OR c.assignee_id = $1::uuid
            OR (
              c.assignee_id IS NULL
              OR NOT EXISTS (
                SELECT
                FROM
                  members g
                WHERE
                  g.id = c.assignee_id
              )
            )
          )
          AND (
            c.snoozed_until IS NULL
            OR c.snoozed_until <= now()
          )
        LIMIT
          1000
      ) f
  ) AS needs_you,
  (
    SELECT
      count(*)::integer
    FROM
      (
        SELECT
        FROM
          conversations c
        WHERE
          c.assignee_id = $1::uuid
          AND c.status = 'member'
        LIMIT
          1000
      ) f
  ) AS mine,
  (
    SELECT
      count(*)::integer
    FROM
      (
        SELECT
        FROM
          conversations c
        WHERE
          c.waiting_since IS NOT NULL
          AND (
            c.assignee_id IS NULL
            OR NOT EXISTS (
              SELECT
              FROM
                members g
              WHERE
                g.id = c.assignee_id
            )
          )
        LIMIT
          1000
      ) f
  ) AS unassigned,
  (
    SELECT
      count(*)::integer
    FROM
      (
        SELECT
        FROM
          conversations c
        WHERE
          c.status = 'assistant'
        LIMIT
          1000
      ) f
  ) AS assistant,
  (
    SELECT
      count(*)::integer
    FROM
      (
        SELECT
        FROM
          conversations c
          LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id
          AND r.conversation_id = c.id
          AND r.member_id = $1::uuid
        WHERE
          $1::uuid IS NOT NULL
          AND c.status IN ('waiting', 'member')
          AND (
            $1::uuid IS NULL
            OR c.assignee_id = $1::uuid
            OR (
              c.assignee_id IS NULL
              OR NOT EXISTS (
                SELECT
                FROM
                  members g
                WHERE
                  g.id = c.assignee_id
              )
            )
          )
          AND c.visitor_seq > COALESCE(r.seq, 0)
        LIMIT
          1000
      ) f
  ) AS unread;
