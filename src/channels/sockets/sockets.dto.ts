import { IsString, Length } from 'class-validator';
import { EventsQuery } from '../../conversations/dto/conversation.dto.js';
import { SendMessageDto } from '../../conversations/dto/message.dto.js';

const MAX_ID = 64;

/** `message` of a secret key; a visitor sends a `WidgetMessageDto`. */
export class ConversationMessageDto extends SendMessageDto {
  @IsString()
  @Length(1, MAX_ID)
  conversationId: string;
}

/** `events` of a secret key; a visitor sends an `EventsQuery`. */
export class ConversationEventsDto extends EventsQuery {
  @IsString()
  @Length(1, MAX_ID)
  conversationId: string;
}
