import type { PlatformQuery } from '../database/platform-db.js';

const NO_MEMBER = 'NOT EXISTS (SELECT FROM members m WHERE m.person_id = people.id)';

/**
 * Deletes people who belong to no business, with their sessions and links. Locked first: somebody who takes up an invitation
 * at this moment has the lock, and is a member when the second statement looks.
 * @param personId only that one @returns how many
 */
export async function forgetStrangers(query: PlatformQuery, personId?: string): Promise<number> {
  const found = await query<{ id: string }>(
    `SELECT id FROM people WHERE ($1::uuid IS NULL OR id = $1) AND ${NO_MEMBER} FOR UPDATE`,
    [personId ?? null],
  );
  if (found.length === 0) return 0;
  const ids = found.map(({ id }) => id);
  const gone = await query(`DELETE FROM people WHERE id = ANY ($1) AND ${NO_MEMBER} RETURNING id`, [ids]);
  return gone.length;
}
