import { Module } from '@nestjs/common';
import { ConversationsModule } from '../../conversations/conversations.module.js';
import { SocketsPlatformModule } from '../../platform/realtime/sockets/sockets-platform.module.js';
import { WidgetModule } from '../widget/widget.module.js';
import { ConversationsGateway } from './conversations.gateway.js';
import { SocketsService } from './sockets.service.js';

@Module({
  imports: [ConversationsModule, WidgetModule, SocketsPlatformModule],
  providers: [SocketsService, ConversationsGateway],
})
export class SocketsModule {}
