import type { OpenAPIObject } from '@nestjs/swagger';
import { WEBHOOK_EVENT_DTOS } from '../webhooks/dto/webhook-event.dto.js';
import { SAMPLES } from '../webhooks/samples.types.js';
import { WEBHOOK_EVENTS, type WebhookEventType } from '../webhooks/webhook.types.js';

const HEADERS: Record<string, { description: string; example: string }> = {
  'webhook-id': {
    description: 'Of the event, the same at each attempt: who has seen it has nothing to do.',
    example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10',
  },
  'webhook-timestamp': {
    description:
      'When this attempt was signed, in seconds since 1970. Refuse what is older than five minutes.',
    example: '1763888400',
  },
  'webhook-signature': {
    description:
      '`v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`; several, with blanks between, while a secret is rotated.',
    example: 'v1,bm9ldHUjKzFob2VudXRob2VodWUzMjRvdWVvdW9ldQo=',
  },
  'x-correlation-id': {
    description: 'Of the request that the event came from.',
    example: 'b6f0c1d2',
  },
};

/** The section `webhooks` of OpenAPI 3.1: what businesses' own systems are sent. */
export function withWebhooks(document: OpenAPIObject): OpenAPIObject {
  const webhooks = Object.fromEntries(WEBHOOK_EVENTS.map((type) => [type, { post: operationOf(type) }]));
  return { ...document, webhooks } as OpenAPIObject;
}

function operationOf(type: WebhookEventType): object {
  const { data, summary } = WEBHOOK_EVENT_DTOS[type];
  return {
    operationId: `webhook_${type.replace('.', '_')}`,
    summary,
    tags: ['Webhooks'],
    security: [],
    parameters: Object.entries(HEADERS).map(([name, header]) => ({
      ...{ name, in: 'header', required: true, schema: { type: 'string' } },
      ...header,
    })),
    requestBody: { required: true, content: { 'application/json': mediaOf(type, data.name) } },
    responses: {
      '2XX': { description: 'Taken, within ten seconds. Any other status is a failure and tried again.' },
      '410': { description: 'Gone: nothing is sent any more until you let the webhook go on.' },
    },
  };
}

function mediaOf(type: WebhookEventType, name: string): object {
  return {
    schema: {
      type: 'object',
      required: ['type', 'timestamp', 'data'],
      properties: {
        type: { type: 'string', enum: [type] },
        timestamp: { type: 'string', format: 'date-time', description: 'When it happened.' },
        data: { $ref: `#/components/schemas/${name}` },
      },
    },
    example: { type, timestamp: '2026-11-23T09:00:00.000Z', data: SAMPLES[type] },
  };
}
