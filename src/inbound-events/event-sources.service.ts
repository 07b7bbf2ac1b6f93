import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { currentTenantId } from '../platform/context/request-context.js';
import { DeliveriesRepository, type DeliveryFilter } from './deliveries.repository.js';
import { EventAddresses } from './event-addresses.js';
import { EventSecrets } from './event-secrets.js';
import { EventSourcesRepository, type SourceFilter } from './event-sources.repository.js';
import type { Delivery, EventSource, EventSourceKind } from './event.types.js';
import { EVENT_ERRORS } from './inbound-events.errors.js';

const MOST_SOURCES = 20;
/** Each is tried on every delivery. */
const MOST_SECRETS = 5;

export interface SourceChange {
  name?: string;
  enabled?: boolean;
  secret?: string;
  /** How long the secrets before it stay valid. */
  overlapHours?: number;
}

const DEFAULT_OVERLAP_HOURS = 24;

/** The systems that tell a business's assistant of payments, orders and stock. */
@Injectable()
export class EventSourcesService {
  constructor(
    private readonly sources: EventSourcesRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly secrets: EventSecrets,
    private readonly addresses: EventAddresses,
  ) {}

  /**
   * @param secret made here when it is left out and the business chooses it
   * @returns with the secret that was made, which is shown once
   * @throws DomainError `invalid`, `too_many_event_sources`
   */
  async create(
    kind: EventSourceKind,
    name: string | undefined,
    secret: string | undefined,
  ): Promise<EventSource & { madeSecret: string | null }> {
    const id = newId();
    const madeSecret = secret === undefined ? this.secrets.make(kind) : null;
    const chosen = secret ?? madeSecret;
    const sealed = chosen === null ? null : this.secrets.seal(kind, id, chosen);
    if (!(await this.sources.create({ id, kind, name: name ?? kind }, sealed, MOST_SOURCES)))
      throw EVENT_ERRORS.too_many_event_sources(
        `A business has at most ${MOST_SOURCES} event sources. Delete one first.`,
      );
    return { ...(await this.get(id)), madeSecret };
  }

  async list({ limit, after, ...filter }: PageRequest & SourceFilter): Promise<Page<EventSource>> {
    return toPage(await this.sources.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<EventSource> {
    const source = await this.sources.get(id);
    if (!source) throw notFound('event source');
    return source;
  }

  /** @throws DomainError `not_found`, `invalid`, `too_many_event_secrets` */
  async update(id: string, { secret, overlapHours, ...change }: SourceChange): Promise<EventSource> {
    const { kind } = await this.get(id);
    const rotation =
      secret === undefined
        ? null
        : {
            secret: this.secrets.seal(kind, id, secret),
            overlapHours: overlapHours ?? DEFAULT_OVERLAP_HOURS,
          };
    const outcome = await this.sources.update(id, change, rotation, MOST_SECRETS);
    if (outcome === 'missing') throw notFound('event source');
    if (outcome === 'too many secrets') throw tooManySecrets();
    return this.get(id);
  }

  /** What it has delivered goes with it; orders and stock stay. */
  async remove(id: string): Promise<void> {
    if (!(await this.sources.remove(id))) throw notFound('event source');
  }

  async listDeliveries(
    id: string,
    { limit, after, ...filter }: PageRequest & DeliveryFilter,
  ): Promise<Page<Delivery>> {
    const rows = await this.deliveries.list(id, limit + 1, after, filter);
    if (rows.length === 0) await this.get(id);
    return toPage(rows, limit);
  }

  addressOf(id: string): string {
    return this.addresses.of({ tenantId: currentTenantId(), sourceId: id });
  }
}

function tooManySecrets(): Error {
  const detail = `${MOST_SECRETS} secrets are valid already. Wait until one ends, or send "overlapHours": 0 to end them now.`;
  return EVENT_ERRORS.too_many_event_secrets(detail, {
    problems: [{ pointer: '/overlapHours', code: 'too_many_event_secrets', detail: 'Send 0.' }],
  });
}
