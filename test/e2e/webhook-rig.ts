import type { Received, WebhookReceiver } from '../stand-ins/webhook-receiver.js';
import type { Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import type { PageBody } from './expectations.js';
import type { Stage } from './stage.js';

export interface Hook {
  id: string;
  url: string;
  status: string;
  events: string[];
  pauseReason: string | null;
  failingSince: string | null;
  secret: { previousExpiresAt: string | null };
  newSecret: string;
}

export interface Delivery {
  id: string;
  webhookId: string;
  eventId: string;
  type: string;
  cause: string;
  status: string;
  reason: string | null;
  attempts: number;
  nextAttemptAt: string | null;
  correlationId: string;
}

export interface Call {
  status: number | null;
  problem: string | null;
  durationMs: number;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  responseBody: string | null;
}

export interface WholeDelivery extends Delivery {
  body: string | null;
  calls: Call[];
}

export const ORDER = {
  ...{ number: 'W-1', status: 'pending', currency: 'EUR', total: '38.00' },
  customer: { email: 'ada@example.com' },
  items: [{ name: 'Mug', quantity: 1 }],
};

export async function hook(api: Api, url: string, events: string[]): Promise<Hook> {
  const { status, body, text } = await api.post<Hook>('/v1/webhooks', { url, events });
  if (status !== 201) throw new Error(`No webhook: ${status} ${text}`);
  return body;
}

export async function deliveriesOf(api: Api, webhookId: string, query = ''): Promise<Delivery[]> {
  const path = `/v1/webhooks/${webhookId}/deliveries?limit=100${query}`;
  return (await api.get<PageBody<Delivery>>(path)).body.data;
}

export async function wholeDelivery(api: Api, id: string): Promise<WholeDelivery> {
  return (await api.get<WholeDelivery>(`/v1/webhooks/deliveries/${id}`)).body;
}

/** Instead of waiting for hours: what is to be sent later is due now. */
export async function makeDue(stage: Stage, tenantId: string): Promise<void> {
  await stage.sql('UPDATE webhook_endpoints SET held_until = NULL WHERE tenant_id = $1', [tenantId]);
  await stage.sql(
    `UPDATE outbox SET sent_at = now() - interval '1 minute'
     WHERE tenant_id = $1 AND kind IN ('webhook.deliver', 'webhook.tend') AND sent_at > now()`,
    [tenantId],
  );
}

/** As if it had failed for so long. */
export async function dated(stage: Stage, webhookId: string, ago: string): Promise<void> {
  await stage.sql(`UPDATE webhook_endpoints SET failing_since = now() - $2::interval WHERE id = $1`, [
    webhookId,
    ago,
  ]);
}

/** Until so many have come. */
export function received(receiver: WebhookReceiver, count: number): Promise<Received[]> {
  return eventually(() => Promise.resolve(receiver.received.length >= count && receiver.received));
}

/** What a webhook was told, once nothing of it waits any more. */
export function ended(api: Api, webhook: Hook, count = 1): Promise<Delivery[]> {
  return eventually(async () => {
    const all = await deliveriesOf(api, webhook.id);
    return all.length >= count && all.every(({ status }) => status !== 'queued') && all;
  });
}

/** The only delivery, once it was tried so often; on a slow machine it may have been tried again by itself. */
export function tried(api: Api, webhook: Hook, attempts: number): Promise<Delivery> {
  return eventually(async () => {
    const [only] = await deliveriesOf(api, webhook.id);
    return only !== undefined && only.attempts >= attempts && only;
  });
}

export async function current(api: Api, webhook: Hook): Promise<Hook> {
  return (await api.get<Hook>(`/v1/webhooks/${webhook.id}`)).body;
}

/** Deliveries that wait to be made. */
export function owed(stage: Stage, { id }: TestBusiness): Promise<object[]> {
  return stage.sql(`SELECT FROM outbox WHERE kind = 'webhook.deliver' AND tenant_id = $1`, [id]);
}

/** All attempts of a delivery that fails, each as soon as it may be. */
export function exhaust(stage: Stage, { api, id }: TestBusiness, webhook: Hook): Promise<Delivery> {
  return eventually(async () => {
    const [only] = await deliveriesOf(api, webhook.id);
    if (only?.status === 'queued') await makeDue(stage, id);
    return only?.status === 'failed' && only;
  });
}
