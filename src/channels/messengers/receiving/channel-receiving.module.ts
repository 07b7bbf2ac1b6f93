import { Module } from '@nestjs/common';
import { ConversationsModule } from '../../../conversations/conversations.module.js';
import { MessengersModule } from '../messengers.module.js';
import { ChannelDoor } from './channel-door.js';
import { ChannelDoorController } from './channel-door.controller.js';
import { ChannelReceiver } from './channel-receiver.service.js';
import { ChannelRecords } from './channel-records.js';
import { ChatsRepository } from './chats.repository.js';
import { InboundBatches } from './inbound-batches.service.js';
import { IncomingMessages } from './incoming-messages.service.js';

/** The public address of platforms' deliveries; apart, because the worker serves none. */
@Module({
  imports: [MessengersModule, ConversationsModule],
  controllers: [ChannelDoorController],
  providers: [
    ChannelReceiver,
    ChannelDoor,
    ChannelRecords,
    ChatsRepository,
    IncomingMessages,
    InboundBatches,
  ],
})
export class ChannelReceivingModule {}
