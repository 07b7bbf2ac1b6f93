import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { invalid, notFound, type DomainError } from '../kernel/errors.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { isSameText } from '../platform/crypto/hmac.js';
import { SealedBoxes } from '../platform/crypto/sealed-boxes.js';
import type { ExportLink } from './export.types.js';
import { EXPORT_ERRORS } from './exports.errors.js';

const MINUTES = 15;

/** What a link says besides the export. */
export interface LinkParts {
  /** ISO 8601. */
  until: string;
  /** HMAC-SHA256 over tenant, export and end, in base64url. */
  signature: string;
}

/**
 * Links to archives, each for one tenant, one export and 15 minutes. They open nothing by themselves: a key of the tenant
 * must come with them, so one that is left in a log or a browser's history is of no use to a stranger.
 */
@Injectable()
export class ExportLinks {
  private readonly key: Buffer;

  constructor(
    boxes: SealedBoxes,
    private readonly clock: Clock,
  ) {
    this.key = boxes.signingKey('export-links');
  }

  /** A link for the tenant in context. */
  make(exportId: string): ExportLink {
    const expiresAt = new Date(this.clock.now().getTime() + MINUTES * 60_000);
    const until = expiresAt.toISOString();
    const query = new URLSearchParams({ until, signature: this.sign(exportId, until) });
    return { path: `/v1/exports/${exportId}/archive?${query.toString()}`, expiresAt };
  }

  /**
   * @throws DomainError `invalid` for a link without its parts, `not_found` for what was not made for this tenant and
   *   export, `export_link_expired`
   */
  check(exportId: string, { until, signature }: Partial<LinkParts>): void {
    if (until === undefined || signature === undefined) throw cut(exportId, { until, signature });
    if (!isSameText(this.sign(exportId, until), signature)) throw notFound('export');
    if (Date.parse(until) > this.clock.now().getTime()) return;
    throw EXPORT_ERRORS.export_link_expired(
      `The link is older than ${MINUTES} minutes. GET /v1/exports/${exportId} has a new one.`,
    );
  }

  private sign(exportId: string, until: string): string {
    const text = `${currentTenantId()} ${exportId} ${until}`;
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

function cut(exportId: string, parts: Record<keyof LinkParts, string | undefined>): DomainError {
  const missing = Object.entries(parts).filter(([, part]) => part === undefined);
  return invalid(
    missing.map(([name]) => ({
      pointer: `/${name}`,
      code: 'required',
      detail: `${name} is missing: use the whole link of GET /v1/exports/${exportId}.`,
    })),
  );
}
