import { Injectable } from '@nestjs/common';
import type { Role } from '../platform/auth/roles.js';
import { TenantDb, type TenantTransaction } from '../platform/database/tenant-db.js';
import type { Member } from './member.types.js';

export interface MemberRow {
  id: string;
  person_id: string;
  email: string;
  name: string;
  role: Role;
  created_at: Date;
}

const COLUMNS = 'id, person_id, email, name, role, created_at';

/** The members of the tenant in context, under RLS. */
@Injectable()
export class MembersRepository {
  constructor(private readonly db: TenantDb) {}

  /** Newest first. */
  async list(limit: number, after: string | undefined): Promise<Member[]> {
    const rows = await this.db.query<MemberRow>(
      `SELECT ${COLUMNS} FROM members WHERE $2::uuid IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
      [limit, after ?? null],
    );
    return rows.map(toMember);
  }

  /** Changes to a business's members run one after the other, so that each sees the result of those before it. */
  change<Result>(work: (members: MemberChange) => Promise<Result>): Promise<Result> {
    return this.db.transaction(async (sql) => {
      await sql.query('SELECT FROM tenants FOR NO KEY UPDATE');
      return work(new MemberChange(sql));
    });
  }
}

/** One transaction that changes members. */
export class MemberChange {
  constructor(private readonly sql: TenantTransaction) {}

  async get(id: string): Promise<Member | null> {
    const [row] = await this.sql.query<MemberRow>(`SELECT ${COLUMNS} FROM members WHERE id = $1`, [id]);
    return row ? toMember(row) : null;
  }

  async hasOtherOwner(id: string): Promise<boolean> {
    const rows = await this.sql.query(`SELECT FROM members WHERE role = 'owner' AND id <> $1 LIMIT 1`, [id]);
    return rows.length > 0;
  }

  async setRole(id: string, role: Role): Promise<void> {
    await this.sql.query('UPDATE members SET role = $2 WHERE id = $1', [id, role]);
  }

  /** Nobody has their conversations any more; what they have written stays. */
  async remove(id: string): Promise<void> {
    await this.sql.query('DELETE FROM members WHERE id = $1', [id]);
    await this.sql.query('UPDATE conversations SET assignee_id = NULL WHERE assignee_id = $1', [id]);
    await this.sql.query('DELETE FROM conversation_reads WHERE member_id = $1', [id]);
  }
}

export function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    personId: row.person_id,
    email: row.email,
    name: row.name,
    role: row.role,
    createdAt: row.created_at,
  };
}
