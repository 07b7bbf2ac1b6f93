import { Module } from '@nestjs/common';
import { ConversationsModule } from '../../conversations/conversations.module.js';
import { VisitorIdentity } from './visitor-identity.js';
import { WidgetController } from './widget.controller.js';
import { WidgetService } from './widget.service.js';
import { WidgetSessionsController } from './widget-sessions.controller.js';

@Module({
  imports: [ConversationsModule],
  controllers: [WidgetSessionsController, WidgetController],
  providers: [WidgetService, VisitorIdentity],
  exports: [WidgetService],
})
export class WidgetModule {}
