import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { Observable, Subject } from 'rxjs';
import { HandoffPromises } from '../../src/chat/handoff/handoff-promises.service.js';
import { TeamReachPort } from '../../src/chat/handoff/team-reach.port.js';
import { HandoffsRepository } from '../../src/conversations/handoff/handoffs.repository.js';
import { StandInTeam } from '../stand-ins/team.js';
import type { RemoteChatEngine } from '../../src/chat/grpc/remote-chat-engine.js';
import { ChatServer } from '../support/chat-server.js';
import { ConversationNotices } from '../../src/conversations/announcements.js';
import { MessageOutlets } from '../../src/conversations/message-outlets.service.js';
import { ConversationStreams } from '../../src/conversations/conversation-streams.service.js';
import type { Channel, Message, Turn } from '../../src/conversations/conversation.types.js';
import { ConversationsRepository } from '../../src/conversations/conversations.repository.js';
import { ConversationsService } from '../../src/conversations/conversations.service.js';
import {
  ChatEngine,
  type Answer,
  type ChatRequest,
  type TurnEvent,
} from '../../src/chat/chat-engine.port.js';
import { NewestMessages } from '../../src/conversations/newest-messages.js';
import { MessagesRepository } from '../../src/conversations/messages.repository.js';
import type { StoredMessage } from '../../src/conversations/receive-message.js';
import { TurnCancellations } from '../../src/conversations/turns/turn-cancellations.service.js';
import { TurnHandler } from '../../src/conversations/turns/turn.handler.js';
import { TurnLeases } from '../../src/conversations/turns/turn-leases.js';
import { TurnReleases } from '../../src/conversations/turns/turn-releases.js';
import { TurnRunner } from '../../src/conversations/turns/turn-runner.js';
import { TurnWaiter } from '../../src/conversations/turns/turn-waiter.js';
import { TurnAnswersRepository } from '../../src/conversations/turns/turn-answers.repository.js';
import { TurnsRepository } from '../../src/conversations/turns/turns.repository.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { JobSender, Outbox, type OutboxEntry } from '../../src/platform/queueing/outbox.js';
import type { LoggedEvent } from '../../src/platform/realtime/event-log.js';
import { LoopWatchdog } from '../../src/platform/watchdog/loop-watchdog.js';
import { TenantProfiles } from '../../src/platform/tenancy/tenant-profiles.js';
import { KeptJobs } from './kept-jobs.js';
import { asTenant, openPlatform } from './platform-app.js';

/** One answer of the engine, which the test sends piece by piece. */
export class HeldAnswer {
  private readonly pieces = new Subject<TurnEvent>();
  /** The engine was told to stop before it had finished. */
  cancelled = false;
  private over = false;

  /** @param inContext Runs in the context of a real engine. */
  constructor(private readonly inContext: (work: () => void) => void) {}

  /** Resolves when the engine has been called and its events are read. */
  get listened(): boolean {
    return this.pieces.observed;
  }

  readonly events = new Observable<TurnEvent>((subscriber) => {
    const running = this.pieces.subscribe(subscriber);
    subscriber.next({ type: 'started', responder: 'builtin' });
    return () => {
      running.unsubscribe();
      this.cancelled = !this.over;
    };
  });

  say(text: string): void {
    this.inContext(() => this.pieces.next({ type: 'delta', text }));
  }

  end(text: string): void {
    this.over = true;
    this.inContext(() => {
      this.pieces.next({ type: 'completed', answer: answerOf(text) });
      this.pieces.complete();
    });
  }
}

function answerOf(text: string): Answer {
  const rest = { citations: [], tools: [], handoff: null, confidence: 1, memory: {}, unanswered: null };
  return { text, ...rest, suggestions: [], degraded: false };
}

/** Gives the prepared answers in order. @throws when called more often. */
class PreparedEngine extends ChatEngine {
  readonly prepared: HeldAnswer[] = [];
  readonly asked: ChatRequest[] = [];

  answer(request: ChatRequest): Observable<TurnEvent> {
    this.asked.push(request);
    const next = this.prepared.shift();
    if (!next) throw new Error('The engine was asked once more than prepared.');
    return next.events;
  }
}

const PROFILE = {
  name: 'Test shop',
  locale: 'en',
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  country: 'IE',
  knowledgeVersion: 1,
  assistant: { name: '', greeting: '', handoffTopics: [] },
};

/** What a turn rejects with when the engine fails; the one in another process keeps the reason to itself. */
export const ENGINE_FAILS = /once more than prepared|The chat engine failed/;

/** The product's turns on real stores, with an engine and a queue that the test controls. */
export class TurnRig {
  /** Where the engine of the rigs of this file is: bound to the port itself, or served over gRPC and bound as a client. */
  static binding: 'here' | 'grpc' = 'here';
  private server: ChatServer | null = null;
  private remote: RemoteChatEngine | null = null;
  readonly tenantId = randomUUID();
  private readonly engine = new PreparedEngine();
  private readonly jobs = new KeptJobs();
  /** The turns that asked to run alone; granted at once. */
  readonly alone = jest.fn(() => Promise.resolve());
  platform: TestingModule;

  static async open(env: NodeJS.ProcessEnv = {}): Promise<TurnRig> {
    const rig = new TurnRig();
    const profile = { ...PROFILE, id: rig.tenantId };
    rig.platform = await openPlatform(env, [
      ...[
        ConversationsService,
        ConversationsRepository,
        ConversationNotices,
        MessageOutlets,
        ConversationStreams,
      ],
      ...[
        MessagesRepository,
        NewestMessages,
        TurnsRepository,
        TurnAnswersRepository,
        TurnWaiter,
        TurnHandler,
        TurnRunner,
        TurnLeases,
        TurnReleases,
        TurnCancellations,
      ],
      ...[Outbox, LoopWatchdog, HandoffsRepository, HandoffPromises],
      { provide: TeamReachPort, useValue: new StandInTeam() },
      { provide: ChatEngine, useValue: await rig.bound() },
      { provide: JobSender, useValue: rig.jobs },
      { provide: TenantProfiles, useValue: { profile: () => Promise.resolve(profile) } },
    ]);
    await rig.platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [rig.tenantId, `shop-${rig.tenantId}`],
    );
    return rig;
  }

  async close(): Promise<void> {
    await this.platform.close();
    this.remote?.onApplicationShutdown();
    await this.server?.close();
  }

  private async bound(): Promise<ChatEngine> {
    if (TurnRig.binding === 'here') return this.engine;
    this.server = await ChatServer.start(this.engine);
    return (this.remote = this.server.client());
  }

  get conversations(): ConversationsService {
    return this.platform.get(ConversationsService);
  }

  inTenant<T>(work: () => T): T {
    return asTenant(this.tenantId, work);
  }

  prepare(): HeldAnswer {
    const answer = new HeldAnswer((work) => this.inTenant(work));
    this.engine.prepared.push(answer);
    return answer;
  }

  /** What the engine was asked, one for each call. */
  get asked(): readonly ChatRequest[] {
    return this.engine.asked;
  }

  /** The jobs that were sent to the queue, oldest first. */
  get sent(): readonly OutboxEntry[] {
    return this.jobs.sent;
  }

  /** A visitor's message in a new conversation, stored and not yet answered. */
  ask(text: string, channel: Channel = 'api'): Promise<StoredMessage> {
    return this.inTenant(async () => {
      const visitorId = await this.conversations.saveVisitor({});
      const { id: conversationId } = await this.conversations.create(channel, visitorId);
      return this.say({ message: { conversationId } }, text);
    });
  }

  /** A further message in the conversation. */
  say(
    { message: { conversationId } }: { message: Pick<Message, 'conversationId'> },
    text: string,
    from: 'visitor' | 'member' = 'visitor',
  ): Promise<StoredMessage> {
    return this.inTenant(() => this.conversations.receive({ conversationId, from, text, clientId: null }));
  }

  cancel({ message, turnId }: StoredMessage): Promise<Turn> {
    const cancellations = this.platform.get(TurnCancellations);
    return this.inTenant(() => cancellations.cancel(message.conversationId, turnId ?? ''));
  }

  /** Runs the message's job once, as the queue would. */
  work({ outbox }: StoredMessage): Promise<void> {
    if (!outbox) throw new Error('The message has no turn.');
    const { outboxId, reference } = outbox.payload;
    return this.inTenant(() =>
      this.platform.get(TurnHandler).handle({ outboxId, reference, alone: this.alone }),
    );
  }

  /** The events that a client of the turn's stream receives. `ended` resolves to all of them. */
  watch(stored: StoredMessage): { seen: LoggedEvent[]; ended: Promise<LoggedEvent[]> } {
    const seen: LoggedEvent[] = [];
    const ended = this.inTenant(async () => {
      const late = AbortSignal.timeout(120_000);
      for await (const event of this.platform.get(TurnWaiter).events(stored, late)) seen.push(event);
      if (late.aborted)
        throw new Error(`The turn did not end for its reader; seen: ${names(seen).join(' ')}`);
      return seen;
    });
    return { seen, ended };
  }

  turn({ turnId }: StoredMessage): Promise<Turn | null> {
    return this.inTenant(() => this.platform.get(TurnsRepository).get(turnId ?? ''));
  }

  /** Oldest first. */
  messages({ message }: StoredMessage): Promise<Message[]> {
    return this.inTenant(async () => {
      const { data } = await this.conversations.listMessages(message.conversationId, { limit: 50 });
      return data.toReversed();
    });
  }

  /** Outbox rows of the tenant's turns: jobs still to be done. */
  async owed(): Promise<number> {
    const rows = await this.inTenant(() =>
      this.platform.get(TenantDb).query(`SELECT id FROM outbox WHERE kind = 'turn.answer'`),
    );
    return rows.length;
  }
}

export function names(events: LoggedEvent[]): string[] {
  return events.map(({ event }) => event);
}

export function spoken(events: LoggedEvent[]): string {
  const deltas = events.filter(({ event }) => event === 'text.delta');
  return deltas.map(({ data }) => (JSON.parse(data) as { text: string }).text).join('');
}
