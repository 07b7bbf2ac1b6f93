import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import { unauthenticated } from '../../platform/auth/authenticator.js';
import { JobSender } from '../../platform/queueing/outbox.js';
import { TenantBacklog } from '../../queue/tenant-backlog.service.js';
import type { KnownVisitor } from '../conversation.types.js';
import { VisitorsRepository, type VisitorFilter } from './visitors.repository.js';
import { WatchedVisitors, type VisitorWatch } from './watched-visitors.js';

export type { VisitorWatch } from './watched-visitors.js';

/** Visitors who have written to the business. */
@Injectable()
export class VisitorsService {
  constructor(
    private readonly visitors: VisitorsRepository,
    private readonly jobs: JobSender,
    private readonly watched: WatchedVisitors,
    private readonly backlog: TenantBacklog,
  ) {}

  async list({ limit, after }: PageRequest, filter: VisitorFilter): Promise<Page<KnownVisitor>> {
    return toPage(await this.visitors.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<KnownVisitor> {
    const visitor = await this.visitors.get(id);
    if (!visitor) throw notFound('visitor');
    return visitor;
  }

  /**
   * @throws DomainError `unauthenticated` when the visitor does not exist or is being erased, because tokens outlive an
   * erasure.
   */
  async requirePresent(id: string): Promise<void> {
    const [found] = await this.visitors.present([id]);
    if (found === undefined) throw unauthenticated();
  }

  /**
   * Watches for the visitor's erasure until it is stopped.
   * @throws DomainError `unauthenticated` as `requirePresent`
   */
  async watch(id: string): Promise<VisitorWatch> {
    await this.watched.requirePresent(id);
    return this.watched.watch(id);
  }

  /**
   * Erases the visitor and their conversations in the background. Idempotent while that runs.
   * @throws DomainError `too_many_jobs`, not for one that is being erased already
   */
  async remove(id: string): Promise<KnownVisitor> {
    const visitor = await this.get(id);
    if (visitor.erasing) return visitor;
    await this.backlog.requireRoom('bulk');
    const owed = await this.visitors.markErasing(id);
    if (!owed) throw notFound('visitor');
    for (const entry of owed) await this.jobs.send(entry);
    return { ...visitor, erasing: true };
  }
}
