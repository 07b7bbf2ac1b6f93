import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import { JobSender } from '../platform/queueing/outbox.js';
import { PublicPost, type AddressProblem } from '../platform/outbound/public-post.js';
import { TenantSettingsService } from '../tenants/tenant-settings.service.js';
import { requireEventScopes } from './event-scopes.js';
import type { Webhook, WebhookEventType, WebhookFilter } from './webhook.types.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WEBHOOK_ERRORS } from './webhooks.errors.js';
import { WebhooksRepository, type WebhookRowChange } from './webhooks.repository.js';

/** Each signs every delivery. */
const MOST_SECRETS = 5;
const DEFAULT_OVERLAP_HOURS = 24;

const ADDRESS_PROBLEMS: Record<AddressProblem, string> = {
  not_a_url: 'url must be an absolute https URL without user and password.',
  not_https: 'url must begin with https://.',
  port: 'url must have the port 443, 80 or one from 1024 on.',
  private_address: 'url must lead to a public address.',
};

export interface WantedWebhook {
  url: string;
  events: WebhookEventType[];
  description?: string;
}

/** A webhook with its new secret, which is shown this once. */
export interface WebhookWithSecret extends Webhook {
  newSecret: string;
}

/** The systems of a business that are told of events. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly secrets: WebhookSecrets,
    private readonly web: PublicPost,
    private readonly settings: TenantSettingsService,
    private readonly jobs: JobSender,
  ) {}

  /** @param held scopes of the calling key @throws DomainError `missing_scope`, `invalid`, `too_many_webhooks` */
  async create(
    held: readonly string[],
    { url, events, description = '' }: WantedWebhook,
  ): Promise<WebhookWithSecret> {
    requireEventScopes(held, events);
    await this.requireTarget(url);
    const { limits } = await this.settings.get();
    const id = newId();
    const { secret, text } = this.secrets.make(id);
    const webhook = { id, url, description, events: [...new Set(events)] };
    if (!(await this.webhooks.create(webhook, secret, limits.webhooks)))
      throw WEBHOOK_ERRORS.too_many_webhooks(
        `The business has ${limits.webhooks} webhooks, as many as its plan allows. Delete one first.`,
      );
    return { ...(await this.get(id)), newSecret: text };
  }

  async list({ limit, after, ...filter }: PageRequest & WebhookFilter): Promise<Page<Webhook>> {
    return toPage(await this.webhooks.list(limit + 1, after, filter), limit);
  }

  async get(id: string): Promise<Webhook> {
    const webhook = await this.webhooks.get(id);
    if (!webhook) throw notFound('webhook');
    return webhook;
  }

  /** @param held scopes of the calling key @throws DomainError `not_found`, `missing_scope`, `invalid` */
  async update(
    held: readonly string[],
    id: string,
    { events, ...change }: WebhookRowChange,
  ): Promise<Webhook> {
    const { events: current } = await this.get(id);
    requireEventScopes(held, events ?? current);
    if (change.url !== undefined) await this.requireTarget(change.url);
    const wanted = events && { events: [...new Set(events)] };
    const job = await this.webhooks.update(id, { ...change, ...wanted });
    if (job === null) throw notFound('webhook');
    if (job !== 'unchanged') await this.jobs.send(job);
    return this.get(id);
  }

  /** @throws DomainError `not_found`, `too_many_webhook_secrets` */
  async rotate(id: string, overlapHours = DEFAULT_OVERLAP_HOURS): Promise<WebhookWithSecret> {
    await this.get(id);
    const { secret, text } = this.secrets.make(id);
    if (!(await this.webhooks.rotate(id, secret, overlapHours, MOST_SECRETS)))
      throw WEBHOOK_ERRORS.too_many_webhook_secrets(
        `The webhook has ${MOST_SECRETS} valid secrets. Send "overlapHours": 0 to end the others at once, or wait until one ends.`,
      );
    return { ...(await this.get(id)), newSecret: text };
  }

  /** Nothing is sent to it from now on; a job deletes what was and is to be delivered to it. @throws DomainError `not_found` */
  async remove(id: string): Promise<void> {
    const job = await this.webhooks.remove(id);
    if (job === null) throw notFound('webhook');
    await this.jobs.send(job);
  }

  private async requireTarget(url: string): Promise<void> {
    const code = await this.web.problemOf(url);
    if (code !== null) throw invalid([{ pointer: '/url', code, detail: ADDRESS_PROBLEMS[code] }]);
  }
}
