import { ConversationsRepository } from '../../src/conversations/conversations.repository.js';
import type { ClaimedTurn } from '../../src/conversations/conversation.types.js';
import { AssignmentsRepository } from '../../src/conversations/inbox/assignments.repository.js';
import { InboxRepository } from '../../src/conversations/inbox/inbox.repository.js';
import { INBOX_VIEWS } from '../../src/conversations/inbox/inbox.types.js';
import { ReadsRepository } from '../../src/conversations/inbox/reads.repository.js';
import { NotesRepository } from '../../src/conversations/notes/notes.repository.js';
import { HandoffsRepository } from '../../src/conversations/handoff/handoffs.repository.js';
import { ifStillSilent, type Silence } from '../../src/conversations/handoff/silence.js';
import { SuggestionsRepository } from '../../src/conversations/learning/suggestions.repository.js';
import { MessagesRepository } from '../../src/conversations/messages.repository.js';
import {
  TurnAnswersRepository,
  type SpokenTurn,
} from '../../src/conversations/turns/turn-answers.repository.js';
import { TurnTraceSweeper } from '../../src/conversations/turns/traces/turn-trace-sweeper.js';
import { TurnTracesRepository } from '../../src/conversations/turns/traces/turn-traces.repository.js';
import { TurnsRepository } from '../../src/conversations/turns/turns.repository.js';
import { QuestionGroupsRepository } from '../../src/conversations/unanswered/question-groups.repository.js';
import { QuestionMeaningsRepository } from '../../src/conversations/unanswered/question-meanings.repository.js';
import { UnansweredQuestionsRepository } from '../../src/conversations/unanswered/unanswered-questions.repository.js';
import type { TenantDb } from '../../src/platform/database/tenant-db.js';
import { VisitorDataRepository } from '../../src/conversations/visitors/visitor-data.repository.js';
import { VisitorErasureRepository } from '../../src/conversations/visitors/visitor-erasure.repository.js';
import { VisitorsRepository } from '../../src/conversations/visitors/visitors.repository.js';
import type { Answer as Answered } from '../../src/chat/chat-engine.port.js';
import type { Embeddings } from '../../src/platform/embeddings/embeddings.port.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { allOf, repository, type RecordedRepository } from './calls.js';
import { ID, MESSAGE_ROW, NOW } from './sample-rows.js';

const TURN: ClaimedTurn = {
  id: ID,
  conversationId: ID,
  lease: 1,
  attempts: 1,
  stops: 0,
  messages: [{ id: ID, seq: 1, text: 'Hello', createdAt: NOW }],
  isCancelled: false,
  isLooping: false,
  visitor: { id: ID, locale: null, verifiedEmail: null, reachable: false },
  channel: 'api',
  conversationStatus: 'assistant',
  memory: {},
  history: [],
};

const ANSWER: Answered = {
  text: 'Yes.',
  citations: [],
  tools: [],
  handoff: null,
  confidence: 1,
  suggestions: [],
  memory: {},
  unanswered: 'Do you gift-wrap?',
  degraded: false,
};

function spoken(answer: Answered): SpokenTurn {
  return { responder: 'builtin', answer, trace: null };
}

const REASON = {
  question: 'Do you gift-wrap?',
  questionId: ID,
  conversationId: ID,
  answeredBy: 'member',
  answerId: ID,
} as const;
const THEIRS = { conversationId: ID, from: 'visitor', text: 'Hello', clientId: ID } as const;
const SILENT: Silence = { status: 'waiting', since: NOW };
const WITH_MEMBER = [{ status: 'member' }];
const OTHER_ID = '01890a5d-ac96-774b-bcce-b302099a8058';
const WITH_ASSISTANT = [{ status: 'assistant' }];
const COMPLETED_ROW = { ...MESSAGE_ROW, is_held: true, is_present: true, is_said: true };

const PLACE = { at: null, idEnd: null };
type PageArgs = Parameters<InboxRepository['page']>;

const NO_EMBEDDINGS = { modelId: null } as Embeddings;
const VECTOR = Float32Array.of(1, 0);

/** Its lists are read to the end. */
class StoredData {
  private readonly data: VisitorDataRepository;

  constructor(db: TenantDb) {
    this.data = new VisitorDataRepository(db);
  }

  talks(visitorId: string): Promise<unknown> {
    return allOf(this.data.talks(visitorId));
  }

  messages(visitorId: string, conversationId: string): Promise<unknown> {
    return allOf(this.data.messages(visitorId, conversationId));
  }
}

export const CONVERSATION_REPOSITORIES: RecordedRepository[] = [
  repository(
    'conversations/conversations.repository',
    ({ tenantDb }) => new ConversationsRepository(tenantDb),
    {
      saveVisitor: [{ args: [{}], answers: [[{ id: ID }]] }],
      create: [{ args: ['api', ID], answers: [[{ id: ID }]] }],
      get: [{ args: [ID] }],
      openOn: [{ args: ['widget', ID] }],
      leave: [{ args: [ID, 'widget'] }],
      latestOf: [{ args: [ID, 'widget'] }],
      latestIds: [{ args: [[ID], 'widget'] }],
      rate: [{ args: [ID, { score: 5, comment: null }] }],
    },
  ),
  repository(
    'conversations/inbox/assignments.repository',
    ({ tenantDb }) => new AssignmentsRepository(tenantDb),
    {
      nameOf: [{ args: [ID] }],
      assign: [
        {
          args: [ID, ID, 'Nora answers.', false],
          answers: [WITH_ASSISTANT, [{ id: ID }], [], [MESSAGE_ROW]],
        },
        {
          args: [ID, ID, 'Nora answers.', false],
          answers: [WITH_MEMBER, [{ id: OTHER_ID, name: 'Sam' }]],
          when: 'another member has it',
        },
      ],
      release: [{ args: [ID], answers: [WITH_ASSISTANT] }],
    },
  ),
  repository('conversations/inbox/inbox.repository', ({ tenantDb }) => new InboxRepository(tenantDb), {
    page: [
      ...INBOX_VIEWS.map((view) => ({
        args: [{ view, order: 'recent', memberId: ID }, 20, PLACE, {}] as PageArgs,
        when: `${view}, what changed last first`,
      })),
      {
        args: [{ view: 'needs_you', order: 'waiting', memberId: ID }, 20, PLACE, {}],
        when: 'longest waiting first',
      },
      { args: [{ view: 'all', order: 'started', memberId: null }, 20, PLACE, {}], when: 'newest first' },
    ],
    get: [{ args: [ID, ID] }],
    snooze: [{ args: [ID, NOW] }],
    counts: [{ args: [ID], answers: [[{ needs_you: 1, mine: 1, unassigned: 0, assistant: 0, unread: 1 }]] }],
  }),
  repository('conversations/inbox/reads.repository', ({ tenantDb }) => new ReadsRepository(tenantDb), {
    save: [{ args: [ID, ID, 1] }],
    remove: [{ args: [ID, ID] }],
    removeAll: [{ args: [ID] }],
  }),
  repository('conversations/notes/notes.repository', ({ tenantDb }) => new NotesRepository(tenantDb), {
    list: [{ args: [ID, 20, undefined] }],
    create: [
      { args: [ID, { kind: 'member', id: ID }, 'She called.'] },
      { args: [ID, { kind: 'key', id: ID }, 'She called.'], when: 'a key writes it' },
    ],
    remove: [{ args: [ID, ID] }],
  }),
  repository('conversations/messages.repository', ({ tenantDb }) => new MessagesRepository(tenantDb), {
    receive: [{ args: [THEIRS], answers: [[{ ...MESSAGE_ROW, is_new: true, own_turn_id: null }]] }],
    transition: [
      {
        args: [ID, 'person_requested', { text: 'Somebody comes.', reason: 'asked_for' }],
        answers: [WITH_ASSISTANT, [MESSAGE_ROW]],
      },
      {
        args: [ID, 'returned', { text: 'Back.', reason: null }, ifStillSilent(ID, SILENT, ID)],
        answers: [[{ status: 'waiting' }], [SILENT], [], [MESSAGE_ROW]],
        when: 'only if nobody has written meanwhile',
      },
    ],
    newestOfTeam: [{ args: [ID] }],
    tell: [
      {
        args: [ID, { text: 'Your order has been shipped.', citations: [] }, () => Promise.resolve(true)],
        answers: [WITH_ASSISTANT, [MESSAGE_ROW]],
      },
    ],
    list: [{ args: [ID, 20, undefined] }],
    since: [{ args: [ID, 1, true] }],
    newestSeqs: [{ args: [[ID]] }],
    get: [{ args: [ID] }],
  }),
  repository(
    'conversations/turns/turn-answers.repository',
    ({ tenantDb }) => new TurnAnswersRepository(tenantDb, NO_EMBEDDINGS),
    {
      complete: [
        {
          args: [TURN, spoken(ANSWER), ID],
          answers: [[COMPLETED_ROW]],
          when: 'a question was left unanswered',
        },
        {
          args: [TURN, spoken({ ...ANSWER, unanswered: null }), ID],
          answers: [[COMPLETED_ROW]],
          when: 'all was answered',
        },
        {
          args: [TURN, spoken({ ...ANSWER, unanswered: null, handoff: { reason: 'asked_for' } }), ID],
          answers: [[COMPLETED_ROW]],
          when: 'a person takes over',
        },
        {
          args: [TURN, spoken({ ...ANSWER, handoff: { reason: 'asked_for' } }), ID],
          answers: [[COMPLETED_ROW]],
          when: 'a person takes over, and a question was left unanswered',
        },
      ],
    },
  ),
  repository(
    'conversations/turns/turns.repository',
    ({ tenantDb }) =>
      new TurnsRepository(tenantDb, new Outbox(), new TurnAnswersRepository(tenantDb, NO_EMBEDDINGS)),
    {
      get: [{ args: [ID] }],
      claim: [{ args: [ID] }],
      mustRunAlone: [{ args: [ID] }],
      settleErased: [{ args: [ID, ID] }],
      reread: [{ args: [TURN] }],
      renew: [{ args: [TURN] }],
      renewAll: [{ args: [[TURN]] }],
      speak: [{ args: [TURN] }],
      cancel: [{ args: [ID, ID] }],
      drop: [{ args: [TURN, 'cancelled', ID], answers: [WITH_ASSISTANT, [{ id: ID }]] }],
      release: [{ args: [TURN, true] }],
      complete: [{ args: [TURN, spoken({ ...ANSWER, unanswered: null }), ID], answers: [[COMPLETED_ROW]] }],
      beginAnew: [{ args: [ID, ['turn_failed']] }],
      fail: [
        {
          args: [TURN, 'turn_failed', { text: 'Sorry.', reason: 'fault' }, ID],
          answers: [WITH_ASSISTANT, [{ id: ID }], [MESSAGE_ROW]],
          when: 'for good',
        },
        {
          args: [
            TURN,
            'turn_failed',
            { text: 'Sorry.', reason: 'fault', deadLetter: 'Three attempts failed.' },
            ID,
          ],
          answers: [WITH_ASSISTANT, [{ id: ID }], [MESSAGE_ROW]],
          when: 'until an operator retries it',
        },
      ],
    },
  ),
  repository(
    'conversations/turns/traces/turn-traces.repository',
    ({ tenantDb }) => new TurnTracesRepository(tenantDb),
    { get: [{ args: [ID] }] },
  ),
  repository(
    'conversations/turns/traces/turn-trace-sweeper',
    ({ platformDb }) => new TurnTraceSweeper(platformDb),
    { run: [{ args: [] }] },
  ),
  repository(
    'conversations/handoff/handoffs.repository',
    ({ tenantDb }) => new HandoffsRepository(tenantDb, new Outbox()),
    {
      begin: [{ args: [ID, 10] }],
      heldUntil: [{ args: [ID, 10] }],
      alsoPending: [{ args: [ID, 99] }],
      told: [{ args: [[ID]] }],
      finish: [{ args: [ID, ID] }],
      giveUp: [{ args: [{ id: ID, attempts: 10 }, 'No.', ID] }],
      beginAnew: [{ args: [ID] }],
      noteError: [{ args: [ID, '451'] }],
      mailsFail: [{ args: [] }],
      postpone: [{ args: [ID, NOW] }],
      settle: [{ args: [ID] }],
      settleReturn: [{ args: [ID, ID] }],
      silence: [{ args: [ID] }],
      standing: [{ args: [ID] }],
      keepEmail: [{ args: [ID, 'aoife@example.com'] }],
    },
  ),
  repository(
    'conversations/unanswered/question-groups.repository',
    ({ tenantDb }) => new QuestionGroupsRepository(tenantDb, new Outbox()),
    {
      old: [{ args: [100] }],
      move: [{ args: [[[ID, 'v1|gift|wrap']]] }],
      settle: [{ args: [ID] }],
    },
  ),
  repository(
    'conversations/learning/suggestions.repository',
    ({ tenantDb }) => new SuggestionsRepository(tenantDb),
    {
      list: [{ args: [{ kind: null, status: 'open' }, 20, undefined] }],
      toDecide: [{ args: [[ID], 500] }],
      decide: [{ args: [[ID], 'accepted'] }],
      answered: [{ args: [ID] }],
      store: [{ args: [[], REASON, ID] }],
      markAnswered: [{ args: [ID] }],
    },
  ),
  repository(
    'conversations/unanswered/question-meanings.repository',
    ({ tenantDb }) => new QuestionMeaningsRepository(tenantDb),
    {
      unread: [{ args: ['small-2', 32] }],
      known: [{ args: ['small-2', 2_000] }],
      store: [{ args: ['small-2', { id: ID, question: 'Do you gift-wrap?', vector: VECTOR, sameAs: null }] }],
    },
  ),
  repository(
    'conversations/unanswered/unanswered-questions.repository',
    ({ tenantDb }) => new UnansweredQuestionsRepository(tenantDb),
    {
      list: [{ args: [20, undefined, { status: 'open' }] }],
      get: [{ args: [ID] }],
      setStatus: [{ args: [ID, 'answered'] }],
      markAnswered: [{ args: [ID, ID] }],
    },
  ),
  repository('conversations/visitors/visitor-data.repository', ({ tenantDb }) => new StoredData(tenantDb), {
    talks: [{ args: [ID] }],
    messages: [{ args: [ID, ID] }],
  }),
  repository(
    'conversations/visitors/visitor-erasure.repository',
    ({ tenantDb }) => new VisitorErasureRepository(tenantDb, new Outbox()),
    {
      freeze: [{ args: [ID] }],
      remove: [
        {
          args: [ID, ID],
          answers: [[{ id: ID }], ...Array.from({ length: 17 }, () => []), [{ id: ID }]],
        },
      ],
    },
  ),
  repository(
    'conversations/visitors/visitors.repository',
    ({ tenantDb }) => new VisitorsRepository(tenantDb, new Outbox()),
    {
      list: [{ args: [20, undefined, {}] }],
      get: [{ args: [ID] }],
      present: [{ args: [[ID]] }],
      markErasing: [{ args: [ID], answers: [[{ erasing: false }]] }],
    },
  ),
];
