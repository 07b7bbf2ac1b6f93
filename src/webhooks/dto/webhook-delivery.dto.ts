import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '../../platform/http/page.dto.js';
import { IfPresent } from '../../platform/http/validation/validators.js';
import {
  DELIVERY_CAUSES,
  DELIVERY_STATUSES,
  WEBHOOK_EVENTS,
  type DeliveryCause,
  type WebhookDeliveryStatus,
  type WebhookEventType,
} from '../webhook.types.js';

const ID = { example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b11', format: 'uuid' };
const TIME = { example: '2026-11-23T09:00:00.000Z', format: 'date-time' };
const HEADERS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class WebhookTestDto {
  @ApiPropertyOptional({
    enum: WEBHOOK_EVENTS,
    example: 'order.updated',
    description: 'Left out, it is the first that the webhook wants.',
  })
  @IfPresent()
  @IsIn(WEBHOOK_EVENTS)
  event?: WebhookEventType;
}

export class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES })
  @IfPresent()
  @IsIn(DELIVERY_STATUSES)
  status?: WebhookDeliveryStatus;

  @ApiPropertyOptional({ enum: WEBHOOK_EVENTS })
  @IfPresent()
  @IsIn(WEBHOOK_EVENTS)
  event?: WebhookEventType;
}

export class WebhookDeliveryView {
  @ApiProperty(ID)
  id: string;

  @ApiProperty(ID)
  webhookId: string;

  @ApiProperty({ ...ID, description: 'The header `webhook-id`, the same at each attempt and replay.' })
  eventId: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS, example: 'order.updated' })
  type: WebhookEventType;

  @ApiProperty({ enum: DELIVERY_CAUSES, example: 'event' })
  cause: DeliveryCause;

  @ApiProperty({
    enum: DELIVERY_STATUSES,
    example: 'delivered',
    description:
      '`queued`: to be sent, or sent again at `nextAttemptAt`; `failed`: given up; `cancelled`: the webhook was paused or disabled, or the visitor erased.',
  })
  status: WebhookDeliveryStatus;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'Why the last call failed.' })
  reason: string | null;

  @ApiProperty({ example: 1, type: 'integer', description: 'Calls so far.' })
  attempts: number;

  @ApiProperty({ ...TIME, example: null, nullable: true, type: String })
  nextAttemptAt: Date | null;

  @ApiProperty({
    example: 'b6f0c1d2',
    description: 'Of the request that the event came from; also the header `x-correlation-id`.',
  })
  correlationId: string;

  @ApiProperty(TIME)
  createdAt: Date;

  @ApiProperty({ ...TIME, nullable: true, type: String })
  endedAt: Date | null;
}

export class WebhookCallView {
  @ApiProperty(TIME)
  at: Date;

  @ApiProperty({ example: 84, type: 'integer' })
  durationMs: number;

  @ApiProperty({ example: 'https://hooks.harbourbooks.example/frontdesk', description: 'Without its query.' })
  url: string;

  @ApiProperty({ ...HEADERS, example: { 'webhook-signature': 'v1,***' }, description: 'Without signatures.' })
  requestHeaders: Record<string, string>;

  @ApiProperty({ example: 204, nullable: true, type: 'integer', description: 'Null when it did not answer.' })
  status: number | null;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'Why it did not answer.' })
  problem: string | null;

  @ApiProperty({ ...HEADERS, example: { 'content-type': 'text/plain' }, description: 'Some of them.' })
  responseHeaders: Record<string, string>;

  @ApiProperty({
    example: 'ok',
    nullable: true,
    type: String,
    description: 'Its beginning, 1,000 characters, without what looks like a secret or an address.',
  })
  responseBody: string | null;
}

export class WholeWebhookDeliveryView extends WebhookDeliveryView {
  @ApiProperty({
    example: '{"type":"conversation.resolved","timestamp":"2026-11-23T09:00:00.000Z","data":{}}',
    nullable: true,
    type: String,
    description: 'What is sent, byte for byte; null when the visitor whom it was about was erased.',
  })
  body: string | null;

  @ApiProperty({ type: [WebhookCallView], description: 'Oldest first.' })
  calls: WebhookCallView[];
}
