import { Module } from '@nestjs/common';
import { ConversationsModule } from '../../conversations/conversations.module.js';
import { InquiriesRepository } from './inquiries.repository.js';
import { OrderTellHandler } from './order-tell.handler.js';

/** Tells visitors of changes of their orders; apart from `OrdersModule`, which the chat engine has without conversations. */
@Module({
  imports: [ConversationsModule],
  providers: [OrderTellHandler, InquiriesRepository],
})
export class OrderUpdatesModule {}
