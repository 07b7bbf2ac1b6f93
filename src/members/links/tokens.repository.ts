import { Injectable } from '@nestjs/common';
import type { Role } from '../../platform/auth/roles.js';
import { PlatformDb, type PlatformQuery } from '../../platform/database/platform-db.js';
import type { TokenPurpose } from '../member.types.js';
import { linkOver } from './link-over.js';
import { insertSession, type NewSession } from '../sessions/sessions.repository.js';

/** Of links that sign in or set a password. */
export const LINK_MINUTES = 15;
/** Of links of one person in that time. */
const MOST_LINKS = 5;

export interface OneTimeToken {
  id: string;
  purpose: TokenPurpose;
  /** Null of an invitation. */
  personId: string | null;
  tenantId: string;
  /** Null of all others. */
  invitationId: string | null;
}

/** A token that somebody has shown. */
export interface ShownToken extends OneTimeToken {
  /** Of the person at that moment. */
  passwordHash: string | null;
}

/** An invitation as whoever has its link needs it. */
export interface OpenInvitation {
  id: string;
  tenantId: string;
  email: string;
  role: Role;
}

/** Somebody who takes up an invitation. */
export interface NewMember {
  id: string;
  name: string;
  personId: string;
  /** False of one who has an account, and has proven that it is theirs. */
  isNew: boolean;
  /** As it was proven, or as they have chosen it. */
  passwordHash: string;
}

interface TokenRow {
  id: string;
  purpose: TokenPurpose;
  person_id: string | null;
  business_id: string;
  invitation_id: string | null;
}

const COLUMNS = 'id, purpose, person_id, business_id, invitation_id';
/** First of all, so that changes of one person run one after the other. */
const LOCK = 'SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE';
const USE = 'UPDATE one_time_tokens SET used_at = now() WHERE id = $1 AND used_at IS NULL RETURNING id';
/** The rows stay, for they are counted. */
const VOID_OTHERS =
  'UPDATE one_time_tokens SET used_at = now() WHERE person_id = $1 AND id <> $2 AND used_at IS NULL';

/** Links that work once, one at a time for a person. Of a token only its hash is stored, and only from when it is sent. Runs as the platform role. */
@Injectable()
export class TokensRepository {
  constructor(private readonly db: PlatformDb) {}

  /** Room for a link to a person; their earlier ones work no more. @returns false, and stores nothing, when they have been sent too many just now */
  async createLink(
    token: Pick<OneTimeToken, 'id' | 'purpose' | 'tenantId'> & { personId: string },
  ): Promise<boolean> {
    return this.db.transaction(async (query) => {
      await query(LOCK, [token.personId]);
      const rows = await query(
        `INSERT INTO one_time_tokens (id, purpose, person_id, business_id, ends_at)
         SELECT $1, $2, $3, $4, now() + interval '${LINK_MINUTES} minutes'
         WHERE (SELECT count(*) FROM one_time_tokens
           WHERE person_id = $3 AND created_at > now() - interval '${LINK_MINUTES} minutes') < ${MOST_LINKS}
         RETURNING id`,
        [token.id, token.purpose, token.personId, token.tenantId],
      );
      if (rows.length === 0) return false;
      await query(VOID_OTHERS, [token.personId, token.id]);
      return true;
    });
  }

  /** @param hash when the link is told at once, and not by mail */
  async createForInvitation(
    id: string,
    tenantId: string,
    invitationId: string,
    endsAt: Date,
    hash?: Buffer,
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO one_time_tokens (id, purpose, business_id, invitation_id, ends_at, token_hash)
       VALUES ($1, 'invitation', $2, $3, $4, $5)`,
      [id, tenantId, invitationId, endsAt, hash ?? null],
    );
  }

  /** The links of an invitation that is sent again, or taken back, work no more. */
  async removeOfInvitation(tenantId: string, invitationId: string): Promise<void> {
    await this.db.query('DELETE FROM one_time_tokens WHERE business_id = $1 AND invitation_id = $2', [
      tenantId,
      invitationId,
    ]);
  }

  /** Gives an unused token that has not ended its secret. @returns null when there is none any more */
  async arm(id: string, hash: Buffer): Promise<OneTimeToken | null> {
    const [row] = await this.db.query<TokenRow>(
      `UPDATE one_time_tokens SET token_hash = $2 WHERE id = $1 AND used_at IS NULL AND ends_at > now()
       RETURNING ${COLUMNS}`,
      [id, hash],
    );
    return row ? toToken(row) : null;
  }

  /** The token with this hash that can still be used. */
  async find(hash: Buffer): Promise<ShownToken | null> {
    const [row] = await this.db.query<TokenRow & { password_hash: string | null }>(
      `SELECT ${COLUMNS}, (SELECT password_hash FROM people p WHERE p.id = person_id)
       FROM one_time_tokens WHERE token_hash = $1 AND used_at IS NULL AND ends_at > now()`,
      [hash],
    );
    return row ? { ...toToken(row), passwordHash: row.password_hash } : null;
  }

  async invitation(id: string, tenantId: string): Promise<OpenInvitation | null> {
    const [row] = await this.db.query<{ id: string; tenant_id: string; email: string; role: Role }>(
      `SELECT i.id, i.tenant_id, i.email, i.role FROM invitations i JOIN tenants t ON t.id = i.tenant_id
       WHERE i.tenant_id = $2 AND i.id = $1 AND i.ends_at > now() AND t.status = 'active'`,
      [id, tenantId],
    );
    return row ? { id: row.id, tenantId: row.tenant_id, email: row.email, role: row.role } : null;
  }

  /** @returns false when it was used meanwhile */
  async use(id: string): Promise<boolean> {
    return (await this.db.query(USE, [id])).length > 0;
  }

  /** A new password: all sessions of the person are over, and all their other links. @returns false as `use` */
  async reset({ id, personId }: OneTimeToken, passwordHash: string): Promise<boolean> {
    return this.db.transaction(async (query) => {
      await query(LOCK, [personId]);
      if ((await query(USE, [id])).length === 0) return false;
      await query('UPDATE people SET password_hash = $2, updated_at = now() WHERE id = $1', [
        personId,
        passwordHash,
      ]);
      await query('DELETE FROM sessions WHERE person_id = $1', [personId]);
      await query('DELETE FROM one_time_tokens WHERE person_id = $1', [personId]);
      return true;
    });
  }

  /**
   * Makes the invited person a member, and begins their session; the invitation and its links are gone.
   * @throws DomainError `link_over` when it was taken up meanwhile, or the account has a new password since it was proven;
   *   the driver's unique violation when the person is a member already, or has got an account meanwhile
   */
  async join(
    { id: invitationId, tenantId, email, role }: OpenInvitation,
    member: NewMember,
    session: NewSession,
  ): Promise<void> {
    await this.db.transaction(async (query) => {
      const gone = await query(
        'DELETE FROM invitations WHERE tenant_id = $1 AND id = $2 AND ends_at > now() RETURNING id',
        [tenantId, invitationId],
      );
      if (gone.length === 0) throw linkOver();
      await query('DELETE FROM one_time_tokens WHERE business_id = $1 AND invitation_id = $2', [
        tenantId,
        invitationId,
      ]);
      const person = await personOf(query, email, member);
      await query(
        `INSERT INTO members (tenant_id, id, person_id, email, name, role) VALUES ($1, $2, $3, $4, $5, $6)`,
        [tenantId, member.id, member.personId, email, person.name, role],
      );
      if (!(await insertSession(query, session, member.passwordHash))) throw linkOver();
    });
  }
}

/** The new person, or the one that there is, locked, so that they do not leave their last business meanwhile. */
async function personOf(
  query: PlatformQuery,
  email: string,
  { personId, name, isNew, passwordHash }: NewMember,
): Promise<{ name: string }> {
  const [person] = isNew
    ? await query<{ name: string }>(
        'INSERT INTO people (id, email, name, password_hash) VALUES ($1, $2, $3, $4) RETURNING name',
        [personId, email, name, passwordHash],
      )
    : await query<{ name: string }>(
        'SELECT name FROM people WHERE id = $1 AND password_hash = $2 FOR UPDATE',
        [personId, passwordHash],
      );
  if (!person) throw linkOver();
  return person;
}

function toToken(row: TokenRow): OneTimeToken {
  return {
    id: row.id,
    purpose: row.purpose,
    personId: row.person_id,
    tenantId: row.business_id,
    invitationId: row.invitation_id,
  };
}
