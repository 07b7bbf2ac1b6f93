import { Injectable } from '@nestjs/common';
import type { Role } from '../../platform/auth/roles.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import { Outbox, type OutboxEntry } from '../../platform/queueing/outbox.js';
import type { Invitation } from '../member.types.js';

export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  created_at: Date;
  sent_at: Date | null;
  ends_at: Date;
}

export type NewInvitation = Pick<Invitation, 'id' | 'email' | 'role' | 'endsAt'>;

const COLUMNS = 'id, email, role, created_at, sent_at, ends_at';

/** The open invitations of the tenant in context, under RLS. */
@Injectable()
export class InvitationsRepository {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
  ) {}

  /** Newest first. */
  async list(limit: number, after: string | undefined): Promise<Invitation[]> {
    const rows = await this.db.query<InvitationRow>(
      `SELECT ${COLUMNS} FROM invitations WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toInvitation);
  }

  async get(id: string): Promise<Invitation | null> {
    const [row] = await this.db.query<InvitationRow>(`SELECT ${COLUMNS} FROM invitations WHERE id = $1`, [
      id,
    ]);
    return row ? toInvitation(row) : null;
  }

  /** As `MembersRepository.change`, and after the same lock. */
  change<Result>(work: (invitations: InvitationChange) => Promise<Result>): Promise<Result> {
    return this.db.transaction(async (sql) => {
      await sql.query('SELECT FROM tenants FOR NO KEY UPDATE');
      return work(new InvitationChange(sql, this.outbox));
    });
  }

  async settle(outboxId: string): Promise<void> {
    await this.db.transaction((sql) => this.outbox.settle(sql, outboxId));
  }

  /** The job is done, and the invitation, if it was one, was sent. */
  async settleSent(outboxId: string, invitationId: string | null): Promise<void> {
    await this.db.transaction(async (sql) => {
      await sql.query('UPDATE invitations SET sent_at = now() WHERE id = $1', [invitationId]);
      await this.outbox.settle(sql, outboxId);
    });
  }
}

/** One transaction that changes invitations. */
export class InvitationChange {
  constructor(
    private readonly sql: TenantTransaction,
    private readonly outbox: Outbox,
  ) {}

  /** The role of a member; null when they were removed. */
  async roleOf(memberId: string): Promise<{ role: Role } | null> {
    const [row] = await this.sql.query<{ role: Role }>('SELECT role FROM members WHERE id = $1', [memberId]);
    return row ?? null;
  }

  async get(id: string): Promise<Invitation | null> {
    const [row] = await this.sql.query<InvitationRow>(`SELECT ${COLUMNS} FROM invitations WHERE id = $1`, [
      id,
    ]);
    return row ? toInvitation(row) : null;
  }

  /** Who has this address already, and how many members and invitations there are. */
  async standing(email: string): Promise<{ isMember: boolean; isInvited: boolean; count: number }> {
    const [row] = await this.sql.query<{ is_member: boolean; is_invited: boolean; count: number }>(
      `SELECT EXISTS (SELECT FROM members WHERE email = $1) AS is_member,
         EXISTS (SELECT FROM invitations WHERE email = $1) AS is_invited,
         ((SELECT count(*) FROM members) + (SELECT count(*) FROM invitations))::int AS count`,
      [email],
    );
    if (!row) throw new Error('The standing was not returned.');
    return { isMember: row.is_member, isInvited: row.is_invited, count: row.count };
  }

  async insert(tenantId: string, { id, email, role, endsAt }: NewInvitation): Promise<Invitation> {
    const [row] = await this.sql.query<InvitationRow>(
      `INSERT INTO invitations (tenant_id, id, email, role, ends_at) VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
      [tenantId, id, email, role, endsAt],
    );
    if (!row) throw new Error('The inserted invitation was not returned.');
    return toInvitation(row);
  }

  /** It is sent again, so it ends later. */
  async renew(id: string, endsAt: Date): Promise<void> {
    await this.sql.query('UPDATE invitations SET ends_at = $2 WHERE id = $1', [id, endsAt]);
  }

  async remove(id: string): Promise<void> {
    await this.sql.query('DELETE FROM invitations WHERE id = $1', [id]);
  }

  async removeOf(email: string): Promise<void> {
    await this.sql.query('DELETE FROM invitations WHERE email = $1', [email]);
  }

  /** Owes the mail of a one-time token. */
  oweMail(tokenId: string): Promise<OutboxEntry> {
    return this.outbox.add(this.sql, 'member.mail', tokenId);
  }
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    endsAt: row.ends_at,
  };
}
