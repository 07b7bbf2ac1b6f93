import type { Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { WebhookEventType } from '../webhook.types.js';

const ID = { example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10', format: 'uuid' };
const TIME = { example: '2026-11-23T09:00:00.000Z', format: 'date-time' };

class ToldHandoff {
  @ApiProperty({ example: 'The visitor asked for a person.' })
  reason: string;
}

class ToldMessage {
  @ApiProperty(ID)
  id: string;

  @ApiProperty(ID)
  conversationId: string;

  @ApiProperty({ enum: ['visitor', 'assistant', 'member', 'system'], example: 'visitor' })
  from: string;

  @ApiProperty({ example: 'Where is my order?', description: 'Its first 4,000 characters.' })
  text: string;

  @ApiProperty({ example: false, description: 'Whether the text goes on.' })
  isCut: boolean;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'The sender’s own id.' })
  clientId: string | null;

  @ApiProperty(TIME)
  createdAt: string;

  @ApiProperty({ type: ToldHandoff, nullable: true })
  handoff: ToldHandoff | null;
}

export class MessageCreatedData {
  @ApiProperty({ type: ToldMessage })
  message: ToldMessage;

  @ApiProperty({ ...ID, nullable: true, type: String, description: 'Of an answer: the turn that made it.' })
  turnId: string | null;
}

export class ConversationHandoffData {
  @ApiProperty(ID)
  conversationId: string;

  @ApiProperty({ example: 'The visitor asked for a person.' })
  reason: string;
}

export class ConversationResolvedData {
  @ApiProperty(ID)
  conversationId: string;

  @ApiProperty({ enum: ['api', 'widget'], example: 'widget' })
  channel: string;
}

export class OrderUpdatedData {
  @ApiProperty(ID)
  id: string;

  @ApiProperty({ example: '1042' })
  number: string;

  @ApiProperty({ example: 'shipped' })
  status: string;

  @ApiProperty({ example: 'preparing', nullable: true, type: String, description: 'Null of a new order.' })
  previousStatus: string | null;

  @ApiProperty({ example: false })
  isNew: boolean;

  @ApiProperty({ example: '2026-11-25', format: 'date', nullable: true, type: String })
  expectedAt: string | null;

  @ApiProperty(TIME)
  updatedAt: string;
}

const COUNT = { example: 0, type: 'integer', description: 'Of an import.' } as const;

export class ImportDoneData {
  @ApiProperty({ ...ID, nullable: true, type: String, description: 'Null of an import.' })
  sourceId: string | null;

  @ApiPropertyOptional({ ...ID, description: 'Of an import, which has no source.' })
  importId?: string;

  @ApiProperty({ enum: ['website', 'file', 'feed', 'products', 'orders', 'articles'], example: 'file' })
  kind: string;

  @ApiProperty({ example: 'products.csv' })
  name: string;

  @ApiProperty({
    enum: ['ready', 'done', 'failed'],
    example: 'ready',
    description: '`ready` of a source, `done` of an import.',
  })
  status: string;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'Why it failed.' })
  problem: string | null;

  @ApiPropertyOptional({ example: false, description: 'Of an import.' })
  isDryRun?: boolean;

  @ApiPropertyOptional(COUNT)
  rows?: number;

  @ApiPropertyOptional(COUNT)
  created?: number;

  @ApiPropertyOptional(COUNT)
  updated?: number;

  @ApiPropertyOptional(COUNT)
  unchanged?: number;

  @ApiPropertyOptional(COUNT)
  failed?: number;

  @ApiPropertyOptional(COUNT)
  warningCount?: number;
}

export class QuestionUnansweredData {
  @ApiProperty(ID)
  id: string;

  @ApiProperty({ example: 'Do you ship to Iceland?' })
  question: string;

  @ApiProperty({ example: 3, type: 'integer', description: 'How often it was asked.' })
  count: number;

  @ApiProperty({ ...ID, description: 'Of whoever asked last.' })
  conversationId: string;
}

export class BudgetWarningData {
  @ApiProperty({ enum: ['day', 'month'], example: 'month' })
  period: string;

  @ApiProperty({ example: '2026-11-01', format: 'date' })
  startsOn: string;

  @ApiProperty({ example: 80, type: 'integer' })
  usedPercent: number;
}

/** What `data` of each event is. */
export interface WebhookEventData extends Record<WebhookEventType, object> {
  'message.created': MessageCreatedData;
  'conversation.handoff': ConversationHandoffData;
  'conversation.resolved': ConversationResolvedData;
  'order.updated': OrderUpdatedData;
  'import.done': ImportDoneData;
  'question.unanswered': QuestionUnansweredData;
  'budget.warning': BudgetWarningData;
}

/** Each event as the API document has it. */
export const WEBHOOK_EVENT_DTOS: {
  [Event in WebhookEventType]: { data: Type<WebhookEventData[Event]>; summary: string };
} = {
  'message.created': {
    data: MessageCreatedData,
    summary: 'Somebody has said something: a visitor, the assistant, a member, or the system itself',
  },
  'conversation.handoff': { data: ConversationHandoffData, summary: 'A conversation waits for a person' },
  'conversation.resolved': { data: ConversationResolvedData, summary: 'A conversation was resolved' },
  'order.updated': { data: OrderUpdatedData, summary: 'An order is new, or something of it has changed' },
  'import.done': {
    data: ImportDoneData,
    summary: 'A website, file or feed was read, or a file imported, or could not be',
  },
  'question.unanswered': {
    data: QuestionUnansweredData,
    summary: 'The assistant had no answer to a question; told each time that it is asked',
  },
  'budget.warning': {
    data: BudgetWarningData,
    summary: 'A budget for models is nearly used up; once for each day and month',
  },
};
