import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../../../platform/database/tenant-db.js';
import { LEASE, type HeldMailbox } from './mailbox-leases.repository.js';

/** How far a mailbox is read. */
export interface ReadPlace {
  /** Under which the UID counts; null before anything was read. */
  uidValidity: bigint | null;
  lastUid: number;
  /** Mails that came before are not read. */
  begunAt: Date;
  /** When all that was there had been read. */
  readUntil: Date;
}

interface PlaceRow {
  uid_validity: bigint | null;
  last_uid: bigint | null;
  begun_at: Date;
  read_until: Date;
}

const OWN = 'channel_id = $1 AND lease = $2';
/** It need not be exact. */
const NOTED_EVERY = `interval '5 minutes'`;
const SHORTEST_PAUSE_S = 5;
const LONGEST_PAUSE_S = 600;
/** After so many the pause is the longest in any case. */
const MOST_DOUBLED = 10;

/** How far mailboxes are read. What another process has taken over meanwhile changes nothing. */
@Injectable()
export class MailboxPlaces {
  constructor(private readonly db: TenantDb) {}

  /** @returns null when it is another process's now */
  async get({ channelId, lease }: HeldMailbox): Promise<ReadPlace | null> {
    const [row] = await this.db.query<PlaceRow>(
      `SELECT uid_validity, last_uid, COALESCE(begun_at, now()) AS begun_at,
         COALESCE(read_until, begun_at, now()) AS read_until FROM channel_mailboxes WHERE ${OWN}`,
      [channelId, lease],
    );
    if (!row) return null;
    const { uid_validity: uidValidity, last_uid: last, begun_at: begunAt, read_until: readUntil } = row;
    return { uidValidity, lastUid: Number(last ?? 0), begunAt, readUntil };
  }

  /** Sets where reading begins under this UIDVALIDITY. @returns false when it is another process's now */
  begin(held: HeldMailbox, uidValidity: bigint, lastUid: number): Promise<boolean> {
    return this.change(
      held,
      'uid_validity = $3, last_uid = $4, begun_at = COALESCE(begun_at, now()), tries = 0',
      [uidValidity, lastUid],
    );
  }

  /** Before the next mail is read. @returns how often it was tried, with this time; null when it is another process's now */
  async attempt({ channelId, lease }: HeldMailbox): Promise<number | null> {
    const [row] = await this.db.query<{ tries: number }>(
      `UPDATE channel_mailboxes SET tries = tries + 1, leased_until = ${LEASE} WHERE ${OWN} RETURNING tries`,
      [channelId, lease],
    );
    return row?.tries ?? null;
  }

  /** It was not the mail's fault. */
  async discount(held: HeldMailbox): Promise<void> {
    await this.change(held, 'tries = GREATEST(tries - 1, 0)');
  }

  /** @returns false when it is another process's now */
  advance(held: HeldMailbox, lastUid: number): Promise<boolean> {
    return this.change(held, 'last_uid = $3, tries = 0', [lastUid]);
  }

  /** All that is there has been read. */
  async noteWell({ channelId, lease }: HeldMailbox): Promise<void> {
    await this.db.query(
      `UPDATE channel_mailboxes SET failures = 0, read_until = now()
       WHERE ${OWN} AND (failures > 0 OR read_until IS NULL OR read_until < now() - ${NOTED_EVERY})`,
      [channelId, lease],
    );
  }

  /**
   * Gives it back, to be read again after a pause that doubles each time, and at random a little more.
   * @param isLong whether only a person can mend it @returns how often it has failed in a row; 0 when it is another process's
   */
  async fail({ channelId, lease }: HeldMailbox, isLong: boolean): Promise<number> {
    const [row] = await this.db.query<{ failures: number }>(
      `UPDATE channel_mailboxes SET leased_until = NULL, failures = failures + 1, due_at = now() + (1 + random() / 4)
         * interval '1 second' * CASE WHEN $3 THEN ${LONGEST_PAUSE_S}
             ELSE LEAST(${LONGEST_PAUSE_S}, ${SHORTEST_PAUSE_S} * 2 ^ LEAST(failures, ${MOST_DOUBLED})) END
       WHERE ${OWN} RETURNING failures`,
      [channelId, lease, isLong],
    );
    return row?.failures ?? 0;
  }

  private async change(
    { channelId, lease }: HeldMailbox,
    set: string,
    values: readonly unknown[] = [],
  ): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE channel_mailboxes SET ${set} WHERE ${OWN} RETURNING channel_id`,
      [channelId, lease, ...values],
    );
    return rows.length > 0;
  }
}
