import { Injectable } from '@nestjs/common';
import type { Role } from '../../platform/auth/roles.js';
import type { SessionRecord } from '../../platform/auth/session-registry.js';
import { PlatformDb, type PlatformQuery } from '../../platform/database/platform-db.js';

/** A session that is not used for so long is over. */
export const IDLE_DAYS = 14;
/** And one that is so old. */
export const LONGEST_DAYS = 90;
/** Of one person, in all their businesses. */
const MOST_SESSIONS = 50;

export interface NewSession {
  id: string;
  tokenHash: Buffer;
  personId: string;
  tenantId: string;
  addressHash: string;
}

interface SessionRow {
  id: string;
  person_id: string;
  business_id: string;
  member_id: string;
  role: Role;
  ends_at: Date;
}

/** Locks what the session stands on, so that whatever ends it sees it, or is seen here. */
const INSERT = `INSERT INTO sessions (id, token_hash, person_id, business_id, address_hash, ends_at)
  SELECT $1, $2, p.id, m.tenant_id, $5, now() + interval '${LONGEST_DAYS} days'
  FROM people p JOIN members m ON m.person_id = p.id
  WHERE p.id = $3 AND m.tenant_id = $4 AND p.password_hash = $6
  FOR SHARE OF p, m
  RETURNING id`;

/**
 * Skips what others are ending. Sign-ins of one person at the same moment do not see each other's session, so for that moment
 * there may be more; the next sign-in ends them.
 */
const END_LEAST_USED = `DELETE FROM sessions WHERE id IN (
    SELECT id FROM sessions WHERE person_id = $1 AND id <> $2
    ORDER BY last_used_at DESC, id DESC OFFSET ${MOST_SESSIONS - 1}
    FOR UPDATE SKIP LOCKED)`;

/** People's sessions. Runs as the platform role. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly db: PlatformDb) {}

  /** The live session with this hash, of somebody who is a member of its business. */
  async find(hash: Buffer): Promise<SessionRecord | null> {
    const [row] = await this.db.query<SessionRow>(
      `SELECT s.id, s.person_id, s.business_id, m.id AS member_id, m.role,
         LEAST(s.ends_at, s.last_used_at + interval '${IDLE_DAYS} days') AS ends_at
       FROM sessions s JOIN members m ON m.person_id = s.person_id AND m.tenant_id = s.business_id
       WHERE s.token_hash = $1 AND s.ends_at > now() AND s.last_used_at > now() - interval '${IDLE_DAYS} days'`,
      [hash],
    );
    return row ? toRecord(row) : null;
  }

  /** @param passwordHash as `insertSession` @returns the same */
  async create(session: NewSession, passwordHash: string): Promise<boolean> {
    return this.db.transaction((query) => insertSession(query, session, passwordHash));
  }

  /** Replaces a session by one of another business. @returns false when it is over */
  async replace(oldId: string, session: NewSession): Promise<boolean> {
    return this.db.transaction(async (query) => {
      // Before the session, in the order in which a new password ends them.
      const [person] = await query<{ password_hash: string }>(
        'SELECT password_hash FROM people WHERE id = $1 FOR SHARE',
        [session.personId],
      );
      const gone = await query('DELETE FROM sessions WHERE id = $1 RETURNING id', [oldId]);
      if (!person || gone.length === 0) return false;
      return insertSession(query, session, person.password_hash);
    });
  }

  /** @returns whose it was; null when there is none with this hash */
  async remove(hash: Buffer): Promise<string | null> {
    const [row] = await this.db.query<{ person_id: string }>(
      'DELETE FROM sessions WHERE token_hash = $1 RETURNING person_id',
      [hash],
    );
    return row?.person_id ?? null;
  }

  /** Writes a session's last use at most once a minute, however many processes report it. */
  async saveUse(id: string): Promise<void> {
    await this.db.query(
      `UPDATE sessions SET last_used_at = now() WHERE id = $1 AND last_used_at <= now() - interval '1 minute'`,
      [id],
    );
  }
}

/**
 * In a transaction that does more. Of too many sessions of the person, those end that were not used for the longest time.
 * @param passwordHash of the person when they proved who they are
 * @returns false, and begins none, when they have a new password since, or are no member any more
 */
export async function insertSession(
  query: PlatformQuery,
  { id, tokenHash, personId, tenantId, addressHash }: NewSession,
  passwordHash: string,
): Promise<boolean> {
  const values = [id, tokenHash, personId, tenantId, addressHash, passwordHash];
  if ((await query(INSERT, values)).length === 0) return false;
  await query(END_LEAST_USED, [personId, id]);
  return true;
}

function toRecord(row: SessionRow): SessionRecord {
  return {
    sessionId: row.id,
    personId: row.person_id,
    tenantId: row.business_id,
    memberId: row.member_id,
    role: row.role,
    endsAt: row.ends_at,
  };
}
