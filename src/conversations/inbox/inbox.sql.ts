import { CONVERSATION_COLUMNS, CONVERSATION_JOINS } from '../conversations.repository.js';
import { MOST_COUNTED, MOST_UNREAD, type InboxOrder, type InboxView } from './inbox.types.js';

/** Characters of the last message that a list shows. */
const SHOWN = 200;

const MICROS = (moment: string) => `(extract(epoch FROM ${moment}) * 1000000)::bigint`;

/** Of a conversation `c`: not put off. */
const IS_AWAKE = '(c.snoozed_until IS NULL OR c.snoozed_until <= now())';
/** Also of one whose member is gone: it must not be hidden from all others. */
const IS_NOBODYS = `(c.assignee_id IS NULL OR NOT EXISTS (SELECT FROM members g WHERE g.id = c.assignee_id))`;
/** It is the member's, or nobody's. A key, which is nobody, sees those of all. */
const IS_FOR = (member: string) =>
  `(${member}::uuid IS NULL OR c.assignee_id = ${member}::uuid OR ${IS_NOBODYS})`;

const NEEDS = (member: string) => `c.waiting_since IS NOT NULL AND ${IS_FOR(member)} AND ${IS_AWAKE}`;
const MINE = (member: string) => `c.assignee_id = ${member}::uuid AND c.status = 'member'`;

/** $3 is the member. */
const VIEWS: Record<InboxView, string> = {
  needs_you: NEEDS('$3'),
  mine: MINE('$3'),
  assistant: `c.status = 'assistant'`,
  all: 'true',
  resolved: `c.status = 'resolved'`,
};

interface Order {
  column: string;
  direction: 'ASC' | 'DESC';
  /** Which rows come after the place of the cursor, $1 and $2. */
  after: string;
}

/** Without a time: the id itself is the place. */
const STARTED: Order = {
  column: 'c.id',
  direction: 'DESC',
  after: '($2::text IS NULL OR c.id < $2::uuid) AND $1::timestamptz IS NULL',
};

/** Where the last row has moved, all of its time are told: rather again than not at all. */
const IDS = {
  min: `'00000000-0000-0000-0000-000000000000'::uuid`,
  max: `'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`,
};

/** Rows of one time follow their ids; the cursor knows the end of the last one's. */
function orderOf(sort: InboxOrder): Order {
  if (sort === 'started') return STARTED;
  const column = sort === 'waiting' ? 'c.waiting_since' : 'c.updated_at';
  const [direction, sign, none] =
    sort === 'waiting' ? (['ASC', '>', 'min'] as const) : (['DESC', '<', 'max'] as const);
  const last = `(SELECT x.id FROM conversations x WHERE ${column.replace('c.', 'x.')} = $1::timestamptz
    AND right(replace(x.id::text, '-', ''), 16) = $2::text LIMIT 1)`;
  const after = `${column} ${sign}= $1::timestamptz
    AND (${column} ${sign} $1::timestamptz OR c.id ${sign} COALESCE(${last}, ${IDS[none]}))`;
  return { column, direction, after };
}

/** What the page's rows are told with; the page itself is chosen before, from the conversations alone. */
const ITEM = `${CONVERSATION_COLUMNS}, c.waiting_since, c.snoozed_until,
    ${MICROS('c.updated_at')} AS recent_place, ${MICROS('c.waiting_since')} AS waiting_place,
    COALESCE(w.author, l.author) AS last_from, left(COALESCE(w.text, l.text), ${SHOWN}) AS last_text,
    COALESCE(w.created_at, l.created_at) AS last_at, COALESCE(n.unread, 0) AS unread`;
/** Behind a notice of the system stands what the visitor has written: the notice is the same in every conversation. */
const joinsFor = (member: string): string => `${CONVERSATION_JOINS}
  LEFT JOIN messages l ON l.tenant_id = c.tenant_id AND l.conversation_id = c.id AND l.seq = c.last_seq
  LEFT JOIN messages w ON w.tenant_id = c.tenant_id AND w.conversation_id = c.id AND w.seq = c.visitor_seq
    AND l.author = 'system'
  LEFT JOIN conversation_reads r ON r.tenant_id = c.tenant_id AND r.conversation_id = c.id AND r.member_id = ${member}::uuid
  LEFT JOIN LATERAL (SELECT count(*)::integer AS unread FROM (SELECT FROM messages u
      WHERE u.tenant_id = c.tenant_id AND u.conversation_id = c.id AND u.author = 'visitor'
        AND u.seq > COALESCE(r.seq, 0) LIMIT ${MOST_UNREAD}) found) n
    ON ${member}::uuid IS NOT NULL AND c.visitor_seq > COALESCE(r.seq, 0)`;

const FILTERS = `($5::text IS NULL OR c.status = $5) AND ($6::text IS NULL OR c.channel = $6)
  AND ($7::uuid IS NULL OR c.assignee_id = $7) AND ($8::boolean IS NOT TRUE OR c.assignee_id IS NULL)
  AND ($9::uuid IS NULL OR c.visitor_id = $9)
  AND ($10::text IS NULL OR c.visitor_id IN (SELECT e.id FROM visitors e WHERE e.external_id = $10))`;

/** A page of a view: $1 and $2 are its place, the first one's an infinite time, $3 the member, $4 how many, the rest the filters. */
export function pageOf(view: InboxView, sort: InboxOrder): string {
  const { column, direction, after } = orderOf(sort);
  const waits = sort === 'waiting' ? 'c.waiting_since IS NOT NULL AND ' : '';
  const order = `ORDER BY ${column} ${direction}, c.id ${direction}`;
  return `SELECT ${ITEM} FROM (SELECT c.* FROM conversations c
      WHERE ${waits}${VIEWS[view]} AND ${after} AND ${FILTERS} ${order} LIMIT $4) c
    ${joinsFor('$3')} ${order}`;
}

/** One conversation: $1 is its id, $2 the member. */
export const ONE = `SELECT ${ITEM} FROM conversations c ${joinsFor('$2')} WHERE c.id = $1`;

const COUNTED = (where: string, joins = '') =>
  `(SELECT count(*)::integer FROM (SELECT FROM conversations c ${joins} WHERE ${where} LIMIT ${MOST_COUNTED}) f)`;
const READ = `LEFT JOIN conversation_reads r
  ON r.tenant_id = c.tenant_id AND r.conversation_id = c.id AND r.member_id = $1::uuid`;

/** $1 is the member. What is unread is counted where the team has the conversation. */
export const COUNTS = `SELECT ${COUNTED(NEEDS('$1'))} AS needs_you, ${COUNTED(MINE('$1'))} AS mine,
    ${COUNTED(`c.waiting_since IS NOT NULL AND ${IS_NOBODYS}`)} AS unassigned,
    ${COUNTED(`c.status = 'assistant'`)} AS assistant,
    ${COUNTED(
      `$1::uuid IS NOT NULL AND c.status IN ('waiting', 'member') AND ${IS_FOR('$1')}
      AND c.visitor_seq > COALESCE(r.seq, 0)`,
      READ,
    )} AS unread`;
