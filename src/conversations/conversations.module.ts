import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ConversationNotices } from './announcements.js';
import { ConversationStreams } from './conversation-streams.service.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsRepository } from './conversations.repository.js';
import { ConversationsService } from './conversations.service.js';
import { ChatEngine } from '../chat/chat-engine.port.js';
import { LocalChatEngine } from '../chat/local-chat-engine.js';
import { ToolRegistry } from '../chat/tool-registry.js';
import { MessagesRepository } from './messages.repository.js';
import { BuiltinResponder } from '../chat/responders/builtin/builtin-responder.js';
import { HandoffTool } from '../chat/handoff/handoff.tool.js';
import { TurnHandler } from './turns/turn.handler.js';
import { TurnRunner } from './turns/turn-runner.js';
import { TurnWaiter } from './turns/turn-waiter.js';
import { TurnsRepository } from './turns/turns.repository.js';
import { UnansweredQuestionsController } from './unanswered/unanswered-questions.controller.js';
import { UnansweredQuestionsRepository } from './unanswered/unanswered-questions.repository.js';
import { VisitorErasureHandler } from './visitors/visitor-erasure.handler.js';
import { VisitorErasureRepository } from './visitors/visitor-erasure.repository.js';
import { VisitorsController } from './visitors/visitors.controller.js';
import { VisitorsRepository } from './visitors/visitors.repository.js';
import { VisitorsService } from './visitors/visitors.service.js';
import { WatchedVisitors } from './visitors/watched-visitors.js';

/** Conversations and their turns; `TenantProfiles` comes from whichever module the root binds it with. */
@Module({
  imports: [DiscoveryModule],
  controllers: [ConversationsController, VisitorsController, UnansweredQuestionsController],
  providers: [
    ConversationsService,
    ConversationsRepository,
    ConversationNotices,
    ConversationStreams,
    MessagesRepository,
    TurnsRepository,
    TurnWaiter,
    TurnHandler,
    TurnRunner,
    UnansweredQuestionsRepository,
    VisitorsService,
    VisitorsRepository,
    VisitorErasureHandler,
    VisitorErasureRepository,
    WatchedVisitors,
    ToolRegistry,
    HandoffTool,
    BuiltinResponder,
    { provide: ChatEngine, useClass: LocalChatEngine },
  ],
  exports: [ConversationsService, ConversationStreams, VisitorsService],
})
export class ChatModule {}
