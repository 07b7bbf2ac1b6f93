import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IfPresent } from '../../platform/http/validation/validators.js';
import {
  LONGEST_CITED,
  type Citation,
  type CitedArticle,
  type CitedOrder,
  type CitedProduct,
} from '../../assistant/chat-tool.js';
import { TurnView } from './turn.dto.js';
import type { Author, Message } from '../conversation.types.js';

const MAX_TEXT = 8000;
const MAX_MEMBER_NAME = 80;

/** The highest number that JSON keeps exactly. */
export const LARGEST_SEQ = Number.MAX_SAFE_INTEGER;

/** Who of the team writes, as a program says it. */
export class SpeakingMemberDto {
  @ApiProperty({ example: 'Nora', minLength: 1, maxLength: MAX_MEMBER_NAME })
  @IsString()
  @Length(1, MAX_MEMBER_NAME, { message: `name must have 1 to ${MAX_MEMBER_NAME} characters` })
  @Matches(/\S/u, { message: 'name must not be blank' })
  name: string;
}

export class SendMessageDto {
  @ApiProperty({
    example: 'where is my order CC-2041? aoife.byrne@example.com',
    minLength: 1,
    maxLength: MAX_TEXT,
  })
  @IsString()
  @Length(1, MAX_TEXT, { message: `text must have 1 to ${MAX_TEXT} characters` })
  @Matches(/\S/u, { message: 'text must not be blank' })
  text: string;

  @ApiPropertyOptional({
    example: 'c-1',
    maxLength: 200,
    description:
      'Your own id of the message: sent again it returns the same message and never a second answer.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  clientId?: string;

  @ApiPropertyOptional({
    enum: ['visitor', 'member'],
    default: 'visitor',
    description: 'Of a key. A member who is signed in always writes as `member`.',
  })
  @IfPresent()
  @IsIn(['visitor', 'member'])
  from?: 'visitor' | 'member';

  @ApiPropertyOptional({
    type: SpeakingMemberDto,
    description: 'Of a key, with `from: "member"`: who writes. The visitor sees the name.',
  })
  @IfPresent()
  @IsObject()
  @ValidateNested()
  @Type(() => SpeakingMemberDto)
  member?: SpeakingMemberDto;

  @ApiPropertyOptional({
    example: 4,
    minimum: 0,
    maximum: LARGEST_SEQ,
    type: 'integer',
    description:
      'Of a member’s message: the number (`seq`) of the newest message that its author has seen. When another member has answered after it, nothing is sent: 409 `newer_message`.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(LARGEST_SEQ)
  expectedSeq?: number;
}

class CitedProductView implements CitedProduct {
  @ApiProperty({ example: '24.00', nullable: true, type: String, description: 'Decimal text in `currency`.' })
  price: string | null;

  @ApiProperty({ example: false, description: 'The price is the lowest of several variants.' })
  isFrom: boolean;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({ example: 3, nullable: true, type: 'integer', description: 'null when it is not counted.' })
  stock: number | null;

  @ApiProperty({ example: 'https://cedarandclay.example/mug.jpg', nullable: true, type: String })
  imageUrl: string | null;
}

class CitedShipmentView {
  @ApiProperty({ example: 'An Post' })
  carrier: string;

  @ApiProperty({ example: 'CE123456789IE' })
  trackingNumber: string;

  @ApiProperty({ example: null, nullable: true, type: String })
  trackingUrl: string | null;
}

class CitedOrderView implements CitedOrder {
  @ApiProperty({ example: 'CC-2041' })
  number: string;

  @ApiProperty({ example: 'shipped', description: 'A status of an order.' })
  status: string;

  @ApiProperty({ example: '2026-11-26', nullable: true, type: String, format: 'date' })
  expectedAt: string | null;

  @ApiProperty({ example: false, description: 'Under way, and the expected day is over.' })
  isLate: boolean;

  @ApiPropertyOptional({
    example: null,
    nullable: true,
    type: String,
    description:
      'What was refunded so far, decimal text in the currency of the order; null when nothing was. Absent in older answers.',
  })
  refunded?: string | null;

  @ApiProperty({ type: [CitedShipmentView] })
  shipments: CitedShipmentView[];
}

class CitedArticleView implements CitedArticle {
  @ApiProperty({ example: 'You can return goods within 30 days.', maxLength: LONGEST_CITED })
  text: string;
}

export class CitationView implements Citation {
  @ApiProperty({ enum: ['product', 'article', 'order', 'opening_hours'], example: 'order' })
  kind: Citation['kind'];

  @ApiProperty({ example: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b10' })
  id: string;

  @ApiProperty({ example: 'Order CC-2041' })
  title: string;

  @ApiPropertyOptional({
    example: 'Sale goods',
    description: 'Of a long article: the heading of the passage that is quoted. Absent where there is none.',
  })
  heading?: string;

  @ApiPropertyOptional({ example: 'https://cedarandclay.example/mug' })
  url?: string;

  @ApiPropertyOptional({ type: CitedProductView, description: 'Of a product: as it was when it was cited.' })
  product?: CitedProductView;

  @ApiPropertyOptional({ type: CitedOrderView, description: 'Of an order that the visitor has proven.' })
  order?: CitedOrderView;

  @ApiPropertyOptional({ type: CitedArticleView })
  article?: CitedArticleView;
}

export class ToolUseView {
  @ApiProperty({ example: 'order_status' })
  name: string;

  @ApiProperty({ example: true })
  ok: boolean;
}

export class HandoffView {
  @ApiProperty({ example: 'asked_for' })
  reason: string;
}

export class SuggestionView {
  @ApiProperty({ example: 'Do you ship abroad?', minLength: 1, maxLength: 200 })
  text: string;
}

export class MemberView {
  @ApiProperty({
    example: '019aa7d2-9d9d-7000-8000-6d7e8f9a0b1c',
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The member; null when a program has sent it in their name. Kept when they have left.',
  })
  id: string | null;

  @ApiProperty({ example: 'Nora', minLength: 1, maxLength: MAX_MEMBER_NAME, pattern: '\\S' })
  name: string;
}

export class MessageView {
  @ApiProperty({ example: '019aa7d2-c0de-7000-8000-1a2b3c4d5e6f', format: 'uuid' })
  id: string;

  @ApiProperty({ example: '019aa7d2-bead-7000-8000-6f5e4d3c2b1a', format: 'uuid' })
  conversationId: string;

  @ApiProperty({
    example: 2,
    minimum: 1,
    type: 'integer',
    description: 'The number of the message in its conversation, from 1; the next one’s is higher.',
  })
  seq: number;

  @ApiProperty({ enum: ['visitor', 'assistant', 'member', 'system'], example: 'assistant' })
  from: Author;

  @ApiProperty({ example: 'Your order CC-2041 has been shipped.' })
  text: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: string;

  @ApiPropertyOptional({ example: 'c-1' })
  clientId?: string;

  @ApiProperty({ enum: ['complete', 'incomplete'], example: 'complete' })
  status: 'complete' | 'incomplete';

  @ApiProperty({ type: [CitationView] })
  citations: CitationView[];

  @ApiProperty({ type: [ToolUseView] })
  tools: ToolUseView[];

  @ApiProperty({ type: HandoffView, nullable: true, example: null })
  handoff: HandoffView | null;

  @ApiProperty({ example: 0.95, nullable: true, type: Number, minimum: 0, maximum: 1 })
  confidence: number | null;

  @ApiProperty({
    type: [SuggestionView],
    maxItems: 3,
    description: 'What the visitor may send next when the answer is not sure, best first; empty when it is.',
  })
  suggestions: SuggestionView[];

  @ApiProperty({
    type: MemberView,
    nullable: true,
    example: null,
    description: 'Who wrote it, of a member’s message; null where a program has not said it.',
  })
  member: MemberView | null;
}

/** The example of a message that was sent, as `SendMessageDto` sends it. */
export const VISITORS_MESSAGE = {
  id: '019aa7d2-c0dd-7000-8000-1a2b3c4d5e6f',
  conversationId: '019aa7d2-bead-7000-8000-6f5e4d3c2b1a',
  seq: 1,
  from: 'visitor',
  text: 'where is my order CC-2041? aoife.byrne@example.com',
  createdAt: '2026-11-23T09:00:00.000Z',
  clientId: 'c-1',
  status: 'complete',
  citations: [],
  tools: [],
  handoff: null,
  confidence: null,
  suggestions: [],
  member: null,
};

export class SentMessageView {
  @ApiProperty({ type: MessageView, example: VISITORS_MESSAGE })
  message: MessageView;

  @ApiProperty({
    type: MessageView,
    nullable: true,
    description: 'null while the turn runs, and when a member has taken the conversation over.',
  })
  answer: MessageView | null;

  @ApiProperty({
    type: TurnView,
    nullable: true,
    description: 'null when a member has taken the conversation over.',
  })
  turn: TurnView | null;
}

export function toMessageView(message: Message): MessageView {
  return {
    id: message.id,
    conversationId: message.conversationId,
    seq: message.seq,
    from: message.from,
    text: message.text,
    createdAt: message.createdAt.toISOString(),
    ...(message.clientId === null ? {} : { clientId: message.clientId }),
    status: message.status,
    citations: message.citations,
    tools: message.tools,
    handoff: message.handoff,
    confidence: message.confidence,
    suggestions: message.suggestions,
    member: message.member,
  };
}
