import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DeadlinePassed, withDeadline } from '../../kernel/deadline.js';
import { RefusalCounter } from '../../platform/auth/refusal-counter.js';
import { currentContext, runAsTenant } from '../../platform/context/request-context.js';
import { DATABASE_ERRORS } from '../../platform/database/database.errors.js';
import { isForeignKeyViolation } from '../../platform/database/sqlstate.js';
import { MEGABYTE } from '../../platform/http/body/body-limits.js';
import { rawBody } from '../../platform/http/body/json-body.js';
import { RequestLimiter } from '../../platform/limits/request-limiter.js';
import { JobSender, type OutboxEntry } from '../../platform/queueing/outbox.js';
import { DeliveriesRepository } from '../deliveries.repository.js';
import { EventAddresses, type EventPlace } from '../event-addresses.js';
import type { RawDelivery } from '../../platform/crypto/raw-delivery.js';
import { DeliveryCheck, notGenuine } from './delivery-check.js';

const readBody = rawBody(MEGABYTE);

/** Then the platform is asked to come again. Shopify waits five seconds, and nobody longer than a few. */
const STORED_WITHIN_MS = 1_800;

/** Takes deliveries in: checked first, over the bytes that came, then stored in one statement; a job handles them. */
@Injectable()
export class EventReceiver {
  constructor(
    private readonly addresses: EventAddresses,
    private readonly check: DeliveryCheck,
    private readonly deliveries: DeliveriesRepository,
    private readonly limiter: RequestLimiter,
    private readonly refused: RefusalCounter,
    private readonly jobs: JobSender,
  ) {}

  /**
   * Resolves only when the delivery is stored, or needs not be: a repeat, or a question whether anybody is there.
   * @throws DomainError `unauthenticated`, `body_too_large`, `rate_limited`, `database_unavailable`
   */
  async receive(address: string, request: Request, response: Response): Promise<{ received: true }> {
    try {
      await this.take(address, request, response);
      return { received: true };
    } catch (error) {
      throw await this.refused.count(request, error);
    }
  }

  private async take(address: string, request: Request, response: Response): Promise<void> {
    const place = this.addresses.open(address);
    if (!place) throw notGenuine();
    const body = await readBody(request, response);
    const { requestId, correlationId } = currentContext();
    await runAsTenant(place.tenantId, { requestId, correlationId }, async () => {
      const job = await inTime(this.store(place, { headers: request.headersDistinct, body }, request));
      if (job) await this.jobs.send(job);
    });
  }

  private async store(
    place: EventPlace,
    delivery: RawDelivery,
    request: Request,
  ): Promise<OutboxEntry | null> {
    const platform = await this.check.platformOf(place, delivery);
    if (!platform) return null;
    await this.limiter.countDelivery(request, place.tenantId, place.sourceId);
    try {
      return await this.deliveries.receive(place.sourceId, platform.envelope(delivery), delivery.body);
    } catch (error) {
      // The source was removed since it was read.
      throw isForeignKeyViolation(error) ? notGenuine() : error;
    }
  }
}

/** What is stored all the same after the deadline is known when the platform repeats it. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  try {
    return await withDeadline(work, STORED_WITHIN_MS, 'The database');
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw DATABASE_ERRORS.database_unavailable('The database is busy or away. Try again.', {
      retryAfterSeconds: 2,
      cause: error,
    });
  }
}
