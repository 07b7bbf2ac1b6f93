import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ConversationNotices } from './conversation-notices.js';
import { ConversationStreams } from './conversation-streams.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsRepository } from './conversations.repository.js';
import { ConversationsService } from './conversations.service.js';
import { ChatEngine } from './engine/chat-engine.js';
import { LocalChatEngine } from './engine/local-chat-engine.js';
import { ToolRegistry } from './engine/tool-registry.js';
import { MessagesRepository } from './messages.repository.js';
import { BuiltinResponder } from './responders/builtin/builtin-responder.js';
import { HandoffTool } from './tools/handoff.tool.js';
import { TurnHandler } from './turn.handler.js';
import { TurnRunner } from './turn-runner.js';
import { TurnWaiter } from './turn-waiter.js';
import { TurnsRepository } from './turns.repository.js';
import { UnansweredQuestionsController } from './unanswered-questions.controller.js';
import { UnansweredQuestionsRepository } from './unanswered-questions.repository.js';
import { VisitorErasureHandler } from './visitor-erasure.handler.js';
import { VisitorErasureRepository } from './visitor-erasure.repository.js';
import { VisitorsController } from './visitors.controller.js';
import { VisitorsRepository } from './visitors.repository.js';
import { VisitorsService } from './visitors.service.js';
import { WatchedVisitors } from './watched-visitors.js';

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
