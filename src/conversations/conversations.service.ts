import { Injectable } from '@nestjs/common';
import { COMMON_ERRORS, type DomainError, notFound } from '../kernel/errors.js';
import { toPage, type Page, type PageRequest } from '../kernel/pagination.js';
import type { Speech } from '../language/speech.js';
import { unauthenticated } from '../platform/auth/authenticator.js';
import { JobSender, type OutboxEntry } from '../platform/queueing/outbox.js';
import { START, type Cursor } from '../platform/realtime/cursor.js';
import { EventFollower, type DurableSource } from '../platform/realtime/event-follower.js';
import type { LoggedEvent } from '../platform/realtime/event-log.js';
import { GatheredLookups } from '../platform/tenancy/gathered-lookups.js';
import { ConversationNotices } from './announcements.js';
import { CONVERSATION_ERRORS } from './conversations.errors.js';
import type { Channel, Conversation, Message, NewVisitor, Rating } from './conversation.types.js';
import { toLoggedEvents } from './conversation-events.js';
import { ConversationsRepository } from './conversations.repository.js';
import { MessagesRepository, type Condition } from './messages.repository.js';
import { NewestMessages } from './newest-messages.js';
import type { IncomingMessage, StoredMessage } from './receive-message.js';

/** Between two lookups of the conversations of visitors who wait for one to begin. */
const GATHER_MS = 25;

/** Threads between one visitor and the business. */
@Injectable()
export class ConversationsService {
  private readonly latest = new Map<Channel, GatheredLookups<string>>();

  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
    private readonly notices: ConversationNotices,
    private readonly jobs: JobSender,
    private readonly follower: EventFollower,
    private readonly newest: NewestMessages,
  ) {}

  async get(id: string): Promise<Conversation> {
    const conversation = await this.conversations.get(id);
    if (!conversation) throw notFound('conversation');
    return conversation;
  }

  /** Without an id of the business's own, a new visitor is created. */
  saveVisitor(visitor: NewVisitor, page?: string): Promise<string> {
    return this.conversations.saveVisitor(visitor, page);
  }

  async create(channel: Channel, visitorId: string): Promise<Conversation> {
    return this.get(await this.conversations.create(channel, visitorId));
  }

  latestOf(visitorId: string, channel: Channel): Promise<Conversation | null> {
    return this.conversations.latestOf(visitorId, channel);
  }

  /** The one conversation that a visitor has on a channel, started if there is none. */
  async openOn(channel: Channel, visitorId: string): Promise<Conversation> {
    const known = await this.latestOf(visitorId, channel);
    if (known) return known;
    await this.conversations.openOn(channel, visitorId);
    const opened = await this.latestOf(visitorId, channel);
    // The visitor has been erased since the token was given.
    if (!opened) throw unauthenticated();
    await this.notices.opened(visitorId, opened.id);
    return opened;
  }

  /**
   * A new conversation for a visitor who has had enough of the present one. That is closed and stays readable to the
   * business; one in which nothing was said goes on.
   */
  async startAnew(channel: Channel, visitorId: string): Promise<Conversation> {
    const left = await this.conversations.leave(visitorId, channel);
    if (left !== null) await this.notices.resolve(left);
    return this.openOn(channel, visitorId);
  }

  async listMessages(
    id: string,
    { limit, after, clientId }: PageRequest & { clientId?: string },
  ): Promise<Page<Message>> {
    const rows = await this.messages.list(id, limit + 1, after, clientId);
    if (rows.length === 0) await this.get(id);
    return toPage(rows, limit);
  }

  /** A message of a conversation; null when it is of another one, or there is none. */
  async messageOf(conversationId: string, messageId: string): Promise<Message | null> {
    const message = await this.messages.get(messageId);
    return message?.conversationId === conversationId ? message : null;
  }

  /** Stores a message and, where the assistant is to answer, its turn; returns after the commit. */
  async receive(incoming: IncomingMessage): Promise<StoredMessage> {
    const stored = (await this.messages.receive(incoming)) ?? (await this.receiveFirst(incoming));
    if (stored.isNew) await this.notices.announce(stored.message);
    if (stored.joins) await this.notices.turnsChanged(stored.message.conversationId);
    if (stored.outbox) await this.sendJob(stored.outbox, stored.waitMs);
    return stored;
  }

  /** One that is to come later is lost with the process; then the relay sends it. */
  private async sendJob(job: OutboxEntry, waitMs: number): Promise<void> {
    if (waitMs === 0) return this.jobs.send(job);
    setTimeout(() => void this.jobs.send(job), waitMs).unref();
  }

  /** A visitor's first message on a channel opens their conversation. */
  private async receiveFirst(incoming: IncomingMessage): Promise<StoredMessage> {
    if ('conversationId' in incoming) throw await this.refusal(incoming);
    await this.conversations.openOn(incoming.channel, incoming.visitorId);
    const stored = await this.messages.receive(incoming);
    // The visitor has been erased since the token was given.
    if (!stored) throw unauthenticated();
    await this.notices.opened(incoming.visitorId, stored.message.conversationId);
    return stored;
  }

  private async refusal(incoming: IncomingMessage & { conversationId: string }): Promise<DomainError> {
    const { conversationId, expectedSeq } = incoming;
    const newest = expectedSeq === undefined ? null : await this.messages.newestOfTeam(conversationId);
    return newest && newest.seq > (expectedSeq ?? 0) ? newerMessage(newest) : notFound('conversation');
  }

  /** Hands the conversation off to members; until one writes, the assistant answers only what it surely knows. */
  async handOff(id: string, reason: string | undefined): Promise<Conversation> {
    await this.notices.handOff(id, reason ?? 'asked_for');
    return this.get(id);
  }

  /** Gives a conversation of the team back to the assistant; changes nothing when it is not theirs. */
  async giveBack(id: string): Promise<Conversation> {
    await this.notices.giveBack(id, 'returned');
    return this.get(id);
  }

  async resolve(id: string): Promise<Conversation> {
    await this.notices.resolve(id);
    return this.get(id);
  }

  /**
   * The assistant says something unasked, such as that an order was shipped.
   * @param compose in the language of the conversation
   * @param isStill asked with the conversation locked, in the transaction of the message; false says nothing
   * @returns whether it was said: not while a member has the conversation, nor when it is resolved
   */
  tell(
    id: string,
    compose: (speech: Speech) => Pick<Message, 'text' | 'citations'>,
    isStill: Condition,
  ): Promise<boolean> {
    return this.notices.tell(id, compose, isStill);
  }

  async rate(id: string, rating: Rating): Promise<Conversation> {
    if (!(await this.conversations.rate(id, rating))) throw notFound('conversation');
    return this.get(id);
  }

  /** The id of their conversation on the channel, as soon as there is one; null when the signal aborts first. */
  untilOpened(channel: Channel, visitorId: string, signal: AbortSignal): Promise<string | null> {
    const latest = this.latestOn(channel);
    const find = async () => (await latest.find(visitorId)) ?? null;
    return this.follower.untilFound(visitorId, find, signal);
  }

  /** All events of a conversation after a cursor, until the signal aborts. */
  follow(id: string, after: Cursor | null, signal: AbortSignal): AsyncGenerator<LoggedEvent> {
    const durable: DurableSource = {
      read: async (fromSeq, settled) =>
        (await this.messages.since(id, fromSeq, settled)).flatMap(toLoggedEvents),
      hasLater: (seq) => this.newest.hasLater(id, seq),
    };
    return this.follower.follow(id, after ?? START, durable, signal);
  }

  private latestOn(channel: Channel): GatheredLookups<string> {
    const known = this.latest.get(channel);
    if (known) return known;
    const latest = new GatheredLookups((ids) => this.conversations.latestIds(ids, channel), GATHER_MS);
    this.latest.set(channel, latest);
    return latest;
  }
}

function newerMessage({ seq, member }: Message): DomainError {
  const who = member ? member.name : 'Somebody else of the team';
  return CONVERSATION_ERRORS.newer_message(`${who} has answered meanwhile, with message ${seq}.`, {
    problems: [
      { pointer: '/expectedSeq', code: 'newer_message', detail: `The newest answer of the team is ${seq}.` },
    ],
  });
}

export function invalidCursor(): DomainError {
  return COMMON_ERRORS.invalid('The cursor must be the id of an event, such as "3-0".', {
    problems: [
      { pointer: '/after', code: 'invalid_cursor', detail: 'Send the id of an event, such as "3-0".' },
    ],
  });
}
