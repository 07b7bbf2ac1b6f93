import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
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
import { AssignmentsRepository } from './inbox/assignments.repository.js';
import { AssignmentsService } from './inbox/assignments.service.js';
import { InboxController } from './inbox/inbox.controller.js';
import { InboxRepository } from './inbox/inbox.repository.js';
import { InboxService } from './inbox/inbox.service.js';
import { ReadsRepository } from './inbox/reads.repository.js';
import { LearnQuestionsHandler } from './learning/learn-questions.handler.js';
import { SuggestionsController } from './learning/suggestions.controller.js';
import { SuggestionsRepository } from './learning/suggestions.repository.js';
import { SuggestionsService } from './learning/suggestions.service.js';
import { NotesController } from './notes/notes.controller.js';
import { NotesRepository } from './notes/notes.repository.js';
import { NotesService } from './notes/notes.service.js';
import { MessageOutlets } from './message-outlets.service.js';
import { MessagesRepository } from './messages.repository.js';
import { NewestMessages } from './newest-messages.js';
import { TurnCancellations } from './turns/turn-cancellations.service.js';
import { TurnHandler } from './turns/turn.handler.js';
import { TurnLeases } from './turns/turn-leases.js';
import { TurnReleases } from './turns/turn-releases.js';
import { TurnRunner } from './turns/turn-runner.js';
import { TurnTraceSweeper } from './turns/traces/turn-trace-sweeper.js';
import { TurnTracesController } from './turns/traces/turn-traces.controller.js';
import { TurnTracesRepository } from './turns/traces/turn-traces.repository.js';
import { TurnWaiter } from './turns/turn-waiter.js';
import { TurnAnswersRepository } from './turns/turn-answers.repository.js';
import { TurnsRepository } from './turns/turns.repository.js';
import { QuestionGroupsHandler } from './unanswered/question-groups.handler.js';
import { QuestionGroupsRepository } from './unanswered/question-groups.repository.js';
import { QuestionMeaningsRepository } from './unanswered/question-meanings.repository.js';
import { QuestionMeanings } from './unanswered/question-meanings.service.js';
import { UnansweredQuestionsController } from './unanswered/unanswered-questions.controller.js';
import { UnansweredQuestionsService } from './unanswered/unanswered-questions.service.js';
import { UnansweredQuestionsRepository } from './unanswered/unanswered-questions.repository.js';
import { VisitorErasureHandler } from './visitors/visitor-erasure.handler.js';
import { VisitorErasureRepository } from './visitors/visitor-erasure.repository.js';
import { VisitorDataRepository } from './visitors/visitor-data.repository.js';
import { VisitorDataService } from './visitors/visitor-data.service.js';
import { VisitorsController } from './visitors/visitors.controller.js';
import { VisitorsRepository } from './visitors/visitors.repository.js';
import { VisitorsService } from './visitors/visitors.service.js';
import { WatchedVisitors } from './visitors/watched-visitors.js';

/** Conversations and their turns; the root module provides `TenantProfiles`. */
@Module({
  imports: [CatalogModule, ChatEngineModule, TeamReachModule, OpeningHoursModule],
  controllers: [
    ConversationsController,
    InboxController,
    NotesController,
    TurnTracesController,
    VisitorsController,
    UnansweredQuestionsController,
    SuggestionsController,
  ],
  providers: [
    ConversationsService,
    ConversationsRepository,
    ConversationNotices,
    ConversationStreams,
    MessagesRepository,
    AssignmentsService,
    AssignmentsRepository,
    InboxService,
    InboxRepository,
    ReadsRepository,
    NotesService,
    NotesRepository,
    MessageOutlets,
    NewestMessages,
    TurnsRepository,
    TurnAnswersRepository,
    TurnWaiter,
    TurnHandler,
    HandoffNotifyHandler,
    ConversationReturnHandler,
    TurnLeases,
    TurnReleases,
    TurnRunner,
    TurnCancellations,
    TurnTracesRepository,
    TurnTraceSweeper,
    UnansweredQuestionsService,
    UnansweredQuestionsRepository,
    QuestionGroupsHandler,
    QuestionGroupsRepository,
    QuestionMeanings,
    QuestionMeaningsRepository,
    LearnQuestionsHandler,
    SuggestionsService,
    SuggestionsRepository,
    VisitorsService,
    VisitorsRepository,
    VisitorDataService,
    VisitorDataRepository,
    VisitorErasureHandler,
    VisitorErasureRepository,
    WatchedVisitors,
  ],
  exports: [
    ConversationsService,
    ConversationStreams,
    MessageOutlets,
    TurnCancellations,
    VisitorsService,
    VisitorDataService,
  ],
})
export class ConversationsModule {}
