import { Inject, Injectable } from '@nestjs/common';
import { LimitsConfig } from '../../config/limits.config.js';
import { SecurityConfig } from '../../config/security.config.js';
import type { Principal } from '../auth/principal.js';
import type { RateLimits } from '../auth/rate-limits.js';
import { platformKey, tenantKey, visitorKey } from '../redis/redis-keys.js';
import { AddressHash } from './address-hash.js';
import type { Bucket, LimitName } from './bucket.js';
import type { LimitedAct } from './limited.js';

const MINUTE_MS = 60_000;
const DELIVERIES_PER_MINUTE = 6_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Each reads all rows of a business. */
const EXPORTS_PER_HOUR = 10;

/** Of tries to sign in. */
const QUARTER_HOUR_MS = 15 * MINUTE_MS;
/** From one address to one account. */
const TRIES_OF_AN_ACCOUNT = 5;
/** To one account from all addresses where nobody has signed in to it yet. */
const TRIES_OF_STRANGERS = 50;
/** Invitations that a business may have sent. */
const INVITATIONS_PER_HOUR = 30;

type AddressLimit = 'address' | 'address-messages' | 'sessions' | 'refusals';
type Of<Kind extends Principal['kind']> = Extract<Principal, { kind: Kind }>;

/** Chooses the limits that a request counts in. */
@Injectable()
export class RequestBuckets {
  private readonly addresses: AddressHash;
  private readonly addressSizes: Record<AddressLimit, number>;

  constructor(
    @Inject(SecurityConfig) { appSecret }: SecurityConfig,
    @Inject(LimitsConfig) private readonly config: LimitsConfig,
  ) {
    this.addresses = new AddressHash(appSecret);
    this.addressSizes = {
      address: config.addressRequestsPerMinute,
      'address-messages': config.addressMessagesPerMinute,
      sessions: config.addressSessionsPerMinute,
      refusals: config.addressRefusalsPerMinute,
    };
  }

  of(principal: Principal, act: LimitedAct | undefined, address: string): Bucket[] {
    switch (principal.kind) {
      case 'admin':
        return [
          bucket('key', platformKey('limit', 'admin', principal.keyId), this.config.adminRequestsPerMinute),
        ];
      case 'tenant':
        return this.ofKey(principal, act);
      case 'member':
        return this.ofMember(principal, act);
      case 'publishable':
        return [
          this.ofAddress('address', address),
          ...(act === 'session' ? [this.ofAddress('sessions', address), sessionsOf(principal)] : []),
        ];
      case 'visitor':
        return this.ofVisitor(principal, act, address);
    }
  }

  /** What may be stored of an address. */
  addressHash(address: string): string {
    return this.addresses.of(address);
  }

  ofAddress(name: AddressLimit, address: string): Bucket {
    return bucket(name, platformKey('limit', name, this.addresses.of(address)), this.addressSizes[name]);
  }

  /** A try to sign in, or to use a link. @param email in canonical form; left out where none is named */
  ofSignIn(address: string, email?: string): Bucket[] {
    const network = this.addresses.of(address);
    const size = this.config.addressSignIns;
    return [
      quarterHour('sign-ins', platformKey('limit', 'sign-ins', network), size),
      ...(email === undefined
        ? []
        : [
            quarterHour(
              'account-sign-ins',
              platformKey('limit', 'account-sign-ins', network, this.addresses.ofText(email)),
              TRIES_OF_AN_ACCOUNT,
            ),
          ]),
    ];
  }

  /** A try to sign in to an account from an address where nobody has signed in to it. */
  ofStranger(email: string): Bucket {
    const key = platformKey('limit', 'stranger-sign-ins', this.addresses.ofText(email));
    return quarterHour('stranger-sign-ins', key, TRIES_OF_STRANGERS);
  }

  ofInvitations(tenantId: string): Bucket {
    const key = tenantKey(tenantId, 'limit', 'invitations');
    return { name: 'invitations', key, size: INVITATIONS_PER_HOUR, windowMs: HOUR_MS };
  }

  /** Platforms count failed deliveries and end a subscription after some, so this is far above what a shop sends. */
  ofEventSource(tenantId: string, sourceId: string): Bucket {
    return bucket('events', tenantKey(tenantId, 'limit', 'events', sourceId), DELIVERIES_PER_MINUTE);
  }

  ofExports(tenantId: string): Bucket {
    const key = tenantKey(tenantId, 'limit', 'exports');
    return { name: 'exports', key, size: EXPORTS_PER_HOUR, windowMs: HOUR_MS };
  }

  /** Of a visitor whom a messaging platform vouches for; all of them come from the platform's addresses. */
  ofMessage(tenantId: string, visitorId: string, limits: RateLimits): Bucket[] {
    const own = visitorKey(tenantId, 'messages', visitorId);
    return [
      bucket('visitor-messages', own, limits.visitorMessagesPerMinute),
      messagesOf(tenantId, limits.messagesPerMinute),
    ];
  }

  ofTenantMessage(tenantId: string, { messagesPerMinute }: RateLimits): Bucket {
    return messagesOf(tenantId, messagesPerMinute);
  }

  private ofMember({ tenantId, memberId, limits }: Of<'member'>, act?: LimitedAct): Bucket[] {
    const { requestsPerMinute } = limits;
    return [
      bucket('member', tenantKey(tenantId, 'limit', 'member', memberId), requestsPerMinute),
      bucket('tenant', tenantKey(tenantId, 'limit', 'tenant'), requestsPerMinute),
      ...(act === 'message' ? [messagesOf(tenantId, limits.messagesPerMinute)] : []),
    ];
  }

  private ofKey({ tenantId, keyId, limits, keyRequestsPerMinute }: Of<'tenant'>, act?: LimitedAct): Bucket[] {
    const { requestsPerMinute } = limits;
    return [
      bucket('key', tenantKey(tenantId, 'limit', 'key', keyId), keyRequestsPerMinute ?? requestsPerMinute),
      bucket('tenant', tenantKey(tenantId, 'limit', 'tenant'), requestsPerMinute),
      ...(act === 'message' ? [messagesOf(tenantId, limits.messagesPerMinute)] : []),
    ];
  }

  private ofVisitor(
    { tenantId, visitorId, limits }: Of<'visitor'>,
    act: LimitedAct | undefined,
    address: string,
  ): Bucket[] {
    const every = [
      bucket('visitor', visitorKey(tenantId, 'requests', visitorId), this.config.visitorRequestsPerMinute),
      this.ofAddress('address', address),
    ];
    if (act !== 'message') return every;
    const own = visitorKey(tenantId, 'messages', visitorId);
    return [
      ...every,
      bucket('visitor-messages', own, limits.visitorMessagesPerMinute),
      this.ofAddress('address-messages', address),
      // Hidden: the visitor must not learn the business's total load.
      { ...messagesOf(tenantId, limits.messagesPerMinute), hidden: true },
    ];
  }
}

function messagesOf(tenantId: string, size: number): Bucket {
  return bucket('messages', tenantKey(tenantId, 'limit', 'messages'), size);
}

/** An attacker with any number of addresses must not fill the business's data with visitors. */
function sessionsOf({ tenantId, limits }: Of<'publishable'>): Bucket {
  const key = tenantKey(tenantId, 'limit', 'sessions');
  return { ...bucket('tenant-sessions', key, limits.messagesPerMinute), hidden: true };
}

function quarterHour(name: LimitName, key: string, size: number): Bucket {
  return { name, key, size, windowMs: QUARTER_HOUR_MS };
}

function bucket(name: LimitName, key: string, size: number): Bucket {
  return { name, key, size, windowMs: MINUTE_MS };
}
