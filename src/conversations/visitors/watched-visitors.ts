import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { unauthenticated } from '../../platform/auth/authenticator.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { GatheredLookups } from '../../platform/tenancy/gathered-lookups.js';
import { VisitorsRepository } from './visitors.repository.js';

const GATHER_MS = 25;
/** Shorter than the time between two checks of one stream. */
const MAX_AGE_MS = 3_000;

interface Business {
  /** Visitor → number of streams that watch it. */
  watched: Map<string, number>;
  /** Of the visitors watched at the last query, those that are gone. */
  gone: Promise<ReadonlySet<string>>;
  readAt: number;
}

export interface VisitorWatch {
  /** @throws DomainError `unauthenticated` once the visitor is gone or being erased. */
  requirePresent: () => Promise<void>;
  stop: () => void;
}

/** The visitors whose streams this process has open, queried together: one query per business in 3 s. */
@Injectable()
export class WatchedVisitors {
  private readonly businesses = new Map<string, Business>();

  private readonly present: GatheredLookups<true>;

  constructor(private readonly visitors: VisitorsRepository) {
    this.present = new GatheredLookups(async (ids) => {
      const found = await visitors.present(ids);
      return new Map(found.map((id) => [id, true]));
    }, GATHER_MS);
  }

  /** For streams, of which many may open at once. @throws DomainError `unauthenticated` */
  async requirePresent(visitorId: string): Promise<void> {
    if (!(await this.present.find(visitorId))) throw unauthenticated();
  }

  /** The visitor must exist at this moment. The returned check runs in the tenant's context of this call. */
  watch(visitorId: string): VisitorWatch {
    const tenantId = currentTenantId();
    const business = this.businesses.get(tenantId) ?? unread();
    this.businesses.set(tenantId, business);
    const { watched } = business;
    watched.set(visitorId, (watched.get(visitorId) ?? 0) + 1);
    const requirePresent = AsyncLocalStorage.bind(async () => {
      if ((await this.goneOf(business)).has(visitorId)) throw unauthenticated();
    });
    return { requirePresent, stop: () => this.stop(tenantId, business, visitorId) };
  }

  private stop(tenantId: string, { watched }: Business, visitorId: string): void {
    const left = (watched.get(visitorId) ?? 0) - 1;
    if (left > 0) watched.set(visitorId, left);
    else watched.delete(visitorId);
    if (watched.size === 0) this.businesses.delete(tenantId);
  }

  private async goneOf(business: Business): Promise<ReadonlySet<string>> {
    if (Date.now() - business.readAt >= MAX_AGE_MS) {
      business.readAt = Date.now();
      business.gone = this.readGone([...business.watched.keys()]);
    }
    return business.gone;
  }

  private async readGone(ids: string[]): Promise<ReadonlySet<string>> {
    const gone = new Set(ids);
    for (const id of await this.visitors.present(ids)) gone.delete(id);
    return gone;
  }
}

function unread(): Business {
  return { watched: new Map(), gone: Promise.resolve(new Set<string>()), readAt: 0 };
}
