import { Module } from '@nestjs/common';
import { ConversationsModule } from '../../../conversations/conversations.module.js';
import { MessengersModule } from '../messengers.module.js';
import { ChannelDoor } from './channel-door.js';
import { ChannelRecords } from './channel-records.js';
import { ChatsRepository } from './chats.repository.js';
import { InboundBatches } from './inbound-batches.service.js';
import { IncomingMessages } from './incoming-messages.service.js';

/** Takes over what customers have said on platforms, however it comes. */
@Module({
  imports: [MessengersModule, ConversationsModule],
  providers: [ChannelDoor, ChannelRecords, ChatsRepository, IncomingMessages, InboundBatches],
  exports: [ChannelDoor, InboundBatches],
})
export class ChannelIntakeModule {}
