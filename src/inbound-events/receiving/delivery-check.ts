import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { DomainError } from '../../kernel/errors.js';
import { AUTH_ERRORS } from '../../platform/auth/auth.errors.js';
import { CredentialRegistry } from '../../platform/auth/credential-registry.js';
import { EventSecrets } from '../event-secrets.js';
import { EventSourcesRepository, type SourceForDelivery } from '../event-sources.repository.js';
import type { EventPlace } from '../event-addresses.js';
import type { RefusalReason } from '../event.types.js';
import type { RawDelivery } from '../../platform/crypto/raw-delivery.js';
import type { EventPlatform } from '../platforms/platform.types.js';
import { PLATFORMS } from '../platforms/platforms.js';

/** The same for an unknown address, a source without a secret and every wrong signature: it tells a stranger nothing. */
export function notGenuine(): DomainError {
  return AUTH_ERRORS.unauthenticated(
    'This is no delivery of an event source: the address is unknown, or the signature is not right.',
  );
}

/** Whether a delivery is genuine. Runs in the tenant's context. */
@Injectable()
export class DeliveryCheck {
  private readonly logger = new Logger('Events');

  constructor(
    private readonly sources: EventSourcesRepository,
    private readonly secrets: EventSecrets,
    private readonly credentials: CredentialRegistry,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns how its platform sends; null for what only asks whether anybody is there
   * @throws DomainError `unauthenticated`, the same for each reason; `tenant_suspended`
   */
  async platformOf({ tenantId, sourceId }: EventPlace, delivery: RawDelivery): Promise<EventPlatform | null> {
    const standing = await this.credentials.standingOf(tenantId);
    const source = standing && (await this.sources.forDelivery(sourceId));
    if (!source) throw notGenuine();
    const platform = PLATFORMS[source.kind];
    if (platform.isPing?.(delivery)) return null;
    const reason = this.whyNot(sourceId, source, delivery);
    if (reason) {
      this.note(sourceId, reason);
      throw notGenuine();
    }
    if (standing.status === 'active') return platform;
    throw AUTH_ERRORS.tenant_suspended('This business is suspended on this platform.');
  }

  private whyNot(sourceId: string, source: SourceForDelivery, delivery: RawDelivery): RefusalReason | null {
    if (!source.enabled) return 'disabled';
    const secrets = this.secrets.open(sourceId, source);
    if (secrets.length === 0) return 'no_secret';
    return PLATFORMS[source.kind].verify(delivery, secrets, this.clock.now());
  }

  /** For the owner. Not waited for, so that the answer takes as long as to an unknown address. */
  private note(sourceId: string, reason: RefusalReason): void {
    this.sources.noteRefusal(sourceId, reason).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'A refused delivery could not be noted');
    });
  }
}
