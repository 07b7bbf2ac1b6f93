import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';
import { notFound } from '../kernel/errors.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { TenantDb } from '../platform/database/tenant-db.js';
import { drained } from '../platform/http/drained.js';
import { RequestLimiter } from '../platform/limits/request-limiter.js';
import { CredentialWatch } from '../platform/realtime/credential-watch.js';
import { ArchiveWriter, LONGEST_ARCHIVE_MS } from './archive/archive-writer.js';
import { ExportLinks, type LinkParts } from './export-links.js';
import type { Export } from './export.types.js';
import { EXPORT_ERRORS } from './exports.errors.js';
import { ExportsRepository } from './exports.repository.js';

/** A reader that takes nothing for so long is disconnected: its snapshot keeps a connection and old rows. */
const SLOWEST_READER_MS = 30_000;
const RETRY_SECONDS = 15;
/** Of the pool's connections one in so many may be kept by an archive. */
const CONNECTIONS_PER_ARCHIVE = 5;
/** A business may use one connection of two: it would wait for its own archive. */
const SMALLEST_POOL = 3;

/** Sends archives, a few at a time: each keeps a connection of the database for as long as it takes. */
@Injectable()
export class ArchiveDownloads implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Exports');
  private readonly running = new Map<string, AbortController>();

  constructor(
    private readonly links: ExportLinks,
    private readonly exports: ExportsRepository,
    private readonly archives: ArchiveWriter,
    private readonly limiter: RequestLimiter,
    private readonly db: TenantDb,
    private readonly credentials: CredentialWatch,
  ) {}

  beforeApplicationShutdown(): void {
    for (const stopping of this.running.values()) stopping.abort();
  }

  /**
   * Streams the archive. What fails after its beginning breaks the connection, so that nobody takes a part for the whole.
   * @throws DomainError `not_found`, `invalid`, `export_link_expired`, `export_running`, `exports_busy`, `rate_limited`
   */
  async send(id: string, link: Partial<LinkParts>, response: Response): Promise<void> {
    // First of all, so that every link to an export of somebody else is answered as one to none.
    const found = await this.exports.get(id);
    if (!found) throw notFound('export');
    this.links.check(id, link);
    if (response.req.method === 'HEAD') return announce(response, found.createdAt);
    const stopping = this.take(currentTenantId());
    response.on('close', () => stopping.abort());
    // It may take minutes: it ends when the key is revoked, or the business suspended or erased.
    const unwatch = this.credentials.watch(response.req, () => stopping.abort());
    try {
      await this.limiter.countExport(response.req, currentTenantId());
      const begun = await this.exports.begin(id);
      if (!begun) throw notFound('export');
      await this.stream(
        begun,
        response,
        AbortSignal.any([stopping.signal, AbortSignal.timeout(LONGEST_ARCHIVE_MS)]),
      );
    } finally {
      unwatch();
      this.running.delete(currentTenantId());
    }
  }

  private take(tenantId: string): AbortController {
    if (this.running.has(tenantId))
      throw EXPORT_ERRORS.export_running(
        'An archive of the business is being downloaded. Wait for its end.',
        {
          retryAfterSeconds: RETRY_SECONDS,
        },
      );
    if (this.running.size >= mostAtOnce(this.db.poolSize))
      throw EXPORT_ERRORS.exports_busy('Other archives are being made. Try again in a moment.', {
        retryAfterSeconds: RETRY_SECONDS,
      });
    const stopping = new AbortController();
    this.running.set(tenantId, stopping);
    return stopping;
  }

  private async stream(begun: Export, response: Response, signal: AbortSignal): Promise<void> {
    try {
      const manifest = await this.archives.write(into(response, begun, signal), begun.visitorId);
      response.end();
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      this.logger.log({ exportId: begun.id, rows }, 'An archive was sent');
    } catch (error) {
      if (!response.headersSent && !response.destroyed) throw error;
      this.logger.warn({ err: error, exportId: begun.id }, 'An archive was not sent to its end');
      response.destroy();
    }
  }
}

/** None where an archive would leave requests of its business, or jobs, nothing to run on for minutes. */
function mostAtOnce(poolSize: number): number {
  if (poolSize < SMALLEST_POOL) return 0;
  return Math.max(1, Math.floor(poolSize / CONNECTIONS_PER_ARCHIVE));
}

/** The headers go with the first bytes: until then a failure has an answer of its own. */
function into(response: Response, { createdAt }: Export, signal: AbortSignal): WritableStream<Uint8Array> {
  return new WritableStream({
    async write(chunk) {
      signal.throwIfAborted();
      if (response.destroyed) throw new Error('The reader has gone.');
      if (!response.headersSent) begin(response, createdAt);
      if (response.write(chunk)) return;
      if (!(await drained(response, signal, SLOWEST_READER_MS))) throw new Error('The reader takes nothing.');
    },
  });
}

function announce(response: Response, createdAt: Date): void {
  begin(response, createdAt);
  response.end();
}

function begin(response: Response, createdAt: Date): void {
  const day = createdAt.toISOString().slice(0, 10);
  response.status(200);
  response.setHeader('Content-Type', 'application/zip');
  response.setHeader('Content-Disposition', `attachment; filename="frontdesk-export-${day}.zip"`);
  response.setHeader('Cache-Control', 'no-store');
}
