import { Injectable } from '@nestjs/common';
import { PlatformDb } from '../platform/database/platform-db.js';
import { forgetStrangers } from '../platform/tenancy/strangers.js';
import type { Role } from '../platform/auth/roles.js';
import type { Membership, Person } from './member.types.js';

export interface MembershipRow {
  id: string;
  role: Role;
  tenant_id: string;
  slug: string;
  name: string;
  status: string;
}

/** A person who wants to sign in. */
export interface Account extends Person {
  passwordHash: string;
  /** Whether somebody has signed in to it from that address's network. */
  isKnownAddress: boolean;
}

/** People, over all businesses. Runs as the platform role. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly db: PlatformDb) {}

  async get(id: string): Promise<Person | null> {
    const [row] = await this.db.query<Person>('SELECT id, email, name FROM people WHERE id = $1', [id]);
    return row ?? null;
  }

  /** @param email in canonical form */
  async account(email: string, addressHash: string): Promise<Account | null> {
    const [row] = await this.db.query<{
      id: string;
      email: string;
      name: string;
      password_hash: string;
      is_known: boolean;
    }>(
      `SELECT id, email, name, password_hash, EXISTS (
         SELECT FROM sessions s WHERE s.person_id = p.id AND s.address_hash = $2) AS is_known
       FROM people p WHERE email = $1`,
      [email, addressHash],
    );
    if (!row) return null;
    const { password_hash: passwordHash, is_known: isKnownAddress, ...person } = row;
    return { ...person, passwordHash, isKnownAddress };
  }

  /** The businesses of a person, the one used last first; not those that are being erased. */
  async memberships(personId: string): Promise<Membership[]> {
    const rows = await this.db.query<MembershipRow>(
      `SELECT m.id, m.role, t.id AS tenant_id, t.slug, t.name, t.status
       FROM members m JOIN tenants t ON t.id = m.tenant_id
       WHERE m.person_id = $1 AND t.status IN ('active', 'suspended')
       ORDER BY (SELECT max(s.last_used_at) FROM sessions s
         WHERE s.person_id = m.person_id AND s.business_id = m.tenant_id) DESC NULLS LAST, m.id`,
      [personId],
    );
    return rows.map(toMembership);
  }

  /** After a person has left a business: their sessions in it go, and the person too when it was the last one. */
  async left(personId: string, tenantId: string): Promise<void> {
    await this.db.transaction(async (query) => {
      // Before the sessions, as whatever begins one.
      await query('SELECT FROM people WHERE id = $1 FOR UPDATE', [personId]);
      await query('DELETE FROM sessions WHERE person_id = $1 AND business_id = $2', [personId, tenantId]);
      await forgetStrangers(query, personId);
    });
  }

  /** Who belongs to no business any more. */
  async forgetStrangers(): Promise<void> {
    await this.db.transaction((query) => forgetStrangers(query));
  }
}

function toMembership(row: MembershipRow): Membership {
  return {
    memberId: row.id,
    role: row.role,
    tenant: { id: row.tenant_id, slug: row.slug, name: row.name },
    isActive: row.status === 'active',
  };
}
