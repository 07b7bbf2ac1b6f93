import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { JobSender, type OutboxEntry } from '../platform/queueing/outbox.js';
import { TenantBacklog } from '../queue/tenant-backlog.service.js';
import { requireEventScopes } from './event-scopes.js';
import { SAMPLES } from './samples.types.js';
import type { WebhookDelivery, WebhookEventType, WholeDelivery } from './webhook.types.js';
import { WebhookDeliveriesRepository, type DeliveryFilter } from './webhook-deliveries.repository.js';
import { WEBHOOK_ERRORS } from './webhooks.errors.js';
import { WebhooksService } from './webhooks.service.js';

/** What was told to a business's systems, and what became of it. */
@Injectable()
export class WebhookDeliveriesService {
  constructor(
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly webhooks: WebhooksService,
    private readonly jobs: JobSender,
    private readonly backlog: TenantBacklog,
  ) {}

  /** @param webhookId null for those of all webhooks */
  async list(
    webhookId: string | null,
    filter: DeliveryFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<WebhookDelivery>> {
    const rows = await this.deliveries.list(webhookId, filter, limit + 1, after);
    if (rows.length === 0 && webhookId !== null) await this.webhooks.get(webhookId);
    return toPage(rows, limit);
  }

  /** @param held scopes of the calling key @throws DomainError `not_found`, `missing_scope` */
  async get(held: readonly string[], id: string): Promise<WholeDelivery> {
    const delivery = await this.whole(id);
    requireEventScopes(held, [delivery.type]);
    return delivery;
  }

  /**
   * Sends a made-up event, also to a webhook that is paused or disabled.
   * @param type the first that the webhook wants when it is left out
   * @throws DomainError `not_found`, `too_many_jobs`
   */
  async test(webhookId: string, type?: WebhookEventType): Promise<WebhookDelivery> {
    const { events } = await this.webhooks.get(webhookId);
    await this.backlog.requireRoom('webhooks');
    const kind = type ?? events[0] ?? 'message.created';
    const event = { id: newId(), type: kind, data: SAMPLES[kind] };
    return this.sent(await this.deliveries.addTest(webhookId, event));
  }

  /** @throws DomainError `not_found`, `event_erased`, `webhook_not_active`, `too_many_jobs` */
  async replay(id: string): Promise<WebhookDelivery> {
    const { webhookId, eventId, body } = await this.whole(id);
    if (body === null)
      throw WEBHOOK_ERRORS.event_erased(
        'The visitor whom the event was about was erased. There is nothing to send.',
      );
    const { status } = await this.webhooks.get(webhookId);
    if (status !== 'active')
      throw WEBHOOK_ERRORS.webhook_not_active(
        `The webhook is ${status}. Send "status": "active" by PATCH first, or send it a test.`,
      );
    await this.backlog.requireRoom('webhooks');
    return this.sent(await this.deliveries.addReplay(webhookId, eventId));
  }

  private async sent(entry: OutboxEntry): Promise<WebhookDelivery> {
    await this.jobs.send(entry);
    const { body: _, calls: __, ...delivery } = await this.whole(entry.payload.reference);
    return delivery;
  }

  private async whole(id: string): Promise<WholeDelivery> {
    const delivery = await this.deliveries.get(id);
    if (!delivery) throw notFound('delivery');
    return delivery;
  }
}
