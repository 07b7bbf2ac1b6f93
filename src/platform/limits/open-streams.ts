import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Request } from 'express';
import { LimitsConfig } from '../../config/limits.config.js';
import { SecurityConfig } from '../../config/security.config.js';
import { newId } from '../../kernel/ids.js';
import { principalOf, type Principal } from '../auth/principal.js';
import { clientAddress } from '../http/client-address.js';
import { platformKey, tenantKey, visitorKey } from '../redis/redis-keys.js';
import { AddressHash } from './address-hash.js';
import { CountingRedis } from './counting-redis.js';
import { streamsFull } from './limit-answer.js';
import { LocalPlaces, PLACE_MS, SharedPlaces, type FullLimit, type StreamLimit } from './stream-places.js';

/** Two renewals may fail before a place expires. */
const RENEW_EVERY_MS = PLACE_MS / 3;
/** Enough for one person's tabs and devices. */
const STREAMS_OF_A_VISITOR = 10;

/** What has a place: the response of an event stream, or a socket. */
export interface StreamHolder {
  readonly req: Request;
  readonly destroyed: boolean;
  once(event: 'close', listener: () => void): unknown;
}

interface OpenStream {
  id: string;
  limits: StreamLimit[];
}

/**
 * Limits the event streams and sockets that are open at the same time: of a business, of a visitor, from an address.
 * Counted in Redis for all processes; while Redis is away, each process counts its own.
 */
@Injectable()
export class OpenStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly addresses: AddressHash;
  private readonly shared: SharedPlaces;
  private readonly local = new LocalPlaces();
  private readonly open = new Map<StreamHolder, OpenStream>();
  private renewing = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly redis: CountingRedis,
    @Inject(SecurityConfig) { appSecret }: SecurityConfig,
    @Inject(LimitsConfig) private readonly config: LimitsConfig,
  ) {
    this.addresses = new AddressHash(appSecret);
    this.shared = new SharedPlaces(redis.client);
  }

  onModuleInit(): void {
    this.timer = setInterval(() => void this.renewAll(), RENEW_EVERY_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /**
   * Takes a place in each limit, and releases them when the holder closes. A second call for the same holder does
   * nothing.
   * @throws DomainError `rate_limited`; then no place is taken.
   */
  async acquire(holder: StreamHolder): Promise<void> {
    const limits = this.limitsOf(holder.req);
    if (limits.length === 0 || this.open.has(holder)) return;
    const stream = { id: newId(), limits };
    this.open.set(holder, stream);
    this.local.add(limits, 1);
    holder.once('close', () => this.release(holder));
    const full = await this.take(stream);
    if (full) this.forget(holder);
    if (full) throw streamsFull(full);
    // The holder closed while the places were being taken: they must be released again.
    if (!this.open.has(holder)) this.releaseShared(stream);
    else if (holder.destroyed) this.release(holder);
  }

  /** Releases the places in the background. */
  release(holder: StreamHolder): void {
    const stream = this.forget(holder);
    if (stream) this.releaseShared(stream);
  }

  private take({ id, limits }: OpenStream): Promise<FullLimit> {
    const others = () => {
      this.local.add(limits, -1);
      const full = this.local.firstFull(limits);
      this.local.add(limits, 1);
      return full;
    };
    return this.redis.ask(() => this.shared.take(id, limits), others);
  }

  private forget(holder: StreamHolder): OpenStream | undefined {
    const stream = this.open.get(holder);
    if (this.open.delete(holder) && stream) this.local.add(stream.limits, -1);
    return stream;
  }

  /** A place that cannot be released expires by itself. */
  private releaseShared({ id, limits }: OpenStream): void {
    this.shared.release(id, limits).catch(() => undefined);
  }

  /** Renews the places, also after Redis has lost its data. */
  private async renewAll(): Promise<void> {
    if (this.renewing) return;
    this.renewing = true;
    const renewals = [...this.open.values()].map(({ id, limits }) => this.shared.renew(id, limits));
    await Promise.allSettled(renewals);
    this.renewing = false;
  }

  private limitsOf(request: Request): StreamLimit[] {
    const principal = principalOf(request);
    if (principal?.kind === 'tenant' || principal?.kind === 'member') return [ofBusiness(principal)];
    return principal?.kind === 'visitor' ? this.ofVisitor(principal, request) : [];
  }

  private ofVisitor(visitor: Of<'visitor'>, request: Request): StreamLimit[] {
    const own = visitorKey(visitor.tenantId, 'streams', visitor.visitorId);
    const address = platformKey('limit', 'streams', this.addresses.of(clientAddress(request)));
    return [
      { name: 'visitor-streams', key: own, size: STREAMS_OF_A_VISITOR },
      { name: 'address-streams', key: address, size: this.config.addressOpenStreams },
      { ...ofBusiness(visitor), hidden: true },
    ];
  }
}

type Of<Kind extends Principal['kind']> = Extract<Principal, { kind: Kind }>;

function ofBusiness({ tenantId, limits }: Of<'tenant'> | Of<'visitor'> | Of<'member'>): StreamLimit {
  return { name: 'streams', key: tenantKey(tenantId, 'limit', 'streams'), size: limits.openSockets };
}
