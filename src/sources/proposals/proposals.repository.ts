import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import type { Proposal, ProposalContent, ProposalKind, ProposalStatus } from '../source.types.js';

export interface ProposalFilter {
  kind: ProposalKind | null;
  status: ProposalStatus | null;
}

/** A proposal that is to be taken over. */
export interface OpenProposal {
  id: string;
  kind: ProposalKind;
  url: string | null;
  content: ProposalContent;
  contentHash: string;
  status: ProposalStatus;
  fetchedAt: Date;
}

const COLUMNS = `id, kind, status, url, heading, content, is_gone AS "isGone", fetched_at AS "fetchedAt",
  decided_at AS "decidedAt"`;

@Injectable()
export class ProposalsRepository {
  constructor(private readonly db: TenantDb) {}

  list(
    sourceId: string,
    filter: ProposalFilter,
    limit: number,
    after: string | undefined,
  ): Promise<Proposal[]> {
    return this.db.query<Proposal>(
      `SELECT ${COLUMNS} FROM source_proposals WHERE source_id = $1 AND ($2::text IS NULL OR kind = $2)
         AND ($3::text IS NULL OR status = $3) AND ($5::uuid IS NULL OR id > $5) ORDER BY id LIMIT $4`,
      [sourceId, filter.kind, filter.status, limit, after ?? null],
    );
  }

  /** @param ids null: all that are open */
  async toDecide(sourceId: string, ids: readonly string[] | null, limit: number, after: string | null) {
    return this.db.query<OpenProposal>(
      `SELECT id, kind, url, content, content_hash AS "contentHash", status, fetched_at AS "fetchedAt"
       FROM source_proposals WHERE source_id = $1 AND NOT is_gone AND ($4::uuid IS NULL OR id > $4)
         AND CASE WHEN $2::uuid[] IS NULL THEN status = 'open' ELSE id = ANY ($2::uuid[]) END
       ORDER BY id LIMIT $3`,
      [sourceId, ids, limit, after],
    );
  }

  /** Those that have not changed since they were read. @returns how many */
  async markAccepted(proposals: readonly Pick<OpenProposal, 'id' | 'contentHash'>[]): Promise<number> {
    const rows = await this.db.query(
      `UPDATE source_proposals p SET status = 'accepted', is_taken = true, decided_at = now()
       FROM unnest($1::uuid[], $2::text[]) AS r(id, hash)
       WHERE p.id = r.id AND p.content_hash = r.hash AND p.status <> 'accepted' RETURNING p.id`,
      [proposals.map(({ id }) => id), proposals.map(({ contentHash }) => contentHash)],
    );
    return rows.length;
  }

  /** Open ones. @param ids null: all. @returns how many */
  async reject(sourceId: string, ids: readonly string[] | null): Promise<number> {
    const rows = await this.db.query(
      `UPDATE source_proposals SET status = 'rejected', decided_at = now()
       WHERE source_id = $1 AND status = 'open' AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[])) RETURNING id`,
      [sourceId, ids],
    );
    return rows.length;
  }

  /** Those of these ids that the source has. */
  async known(sourceId: string, ids: readonly string[]): Promise<Pick<Proposal, 'id' | 'status'>[]> {
    return this.db.query(
      'SELECT id, status FROM source_proposals WHERE source_id = $1 AND id = ANY ($2::uuid[])',
      [sourceId, ids],
    );
  }
}
