import { Module } from '@nestjs/common';
import { ChatEngineModule } from '../chat/chat-engine.module.js';
import { OpeningHoursModule } from '../opening-hours/opening-hours.module.js';
import { ConversationNotices } from './announcements.js';
import { ConversationStreams } from './conversation-streams.service.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsRepository } from './conversations.repository.js';
import { ConversationsService } from './conversations.service.js';
import { ConversationReturnHandler } from './handoff/conversation-return.handler.js';
import { HandoffNotifyHandler } from './handoff/handoff-notify.handler.js';
import { TeamReachModule } from './handoff/team-reach.module.js';
import { MessagesRepository } from './messages.repository.js';
import { TurnHandler } from './turns/turn.handler.js';
import { TurnReleases } from './turns/turn-releases.js';
import { TurnRunner } from './turns/turn-runner.js';
import { TurnWaiter } from './turns/turn-waiter.js';
import { TurnAnswersRepository } from './turns/turn-answers.repository.js';
import { TurnsRepository } from './turns/turns.repository.js';
import { UnansweredQuestionsController } from './unanswered/unanswered-questions.controller.js';
import { UnansweredQuestionsRepository } from './unanswered/unanswered-questions.repository.js';
import { VisitorErasureHandler } from './visitors/visitor-erasure.handler.js';
import { VisitorErasureRepository } from './visitors/visitor-erasure.repository.js';
import { VisitorsController } from './visitors/visitors.controller.js';
import { VisitorsRepository } from './visitors/visitors.repository.js';
import { VisitorsService } from './visitors/visitors.service.js';
import { WatchedVisitors } from './visitors/watched-visitors.js';

/** Conversations and their turns; the root module provides `TenantProfiles`. */
@Module({
  imports: [ChatEngineModule, TeamReachModule, OpeningHoursModule],
  controllers: [ConversationsController, VisitorsController, UnansweredQuestionsController],
  providers: [
    ConversationsService,
    ConversationsRepository,
    ConversationNotices,
    ConversationStreams,
    MessagesRepository,
    TurnsRepository,
    TurnAnswersRepository,
    TurnWaiter,
    TurnHandler,
    HandoffNotifyHandler,
    ConversationReturnHandler,
    TurnReleases,
    TurnRunner,
    UnansweredQuestionsRepository,
    VisitorsService,
    VisitorsRepository,
    VisitorErasureHandler,
    VisitorErasureRepository,
    WatchedVisitors,
  ],
  exports: [ConversationsService, ConversationStreams, VisitorsService],
})
export class ConversationsModule {}
