import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { invalid, type DomainError } from '../kernel/errors.js';
import { formatCursor, parseCursor, type Cursor } from '../platform/realtime/cursor.js';
import { compare } from '../platform/realtime/event-follower.js';
import type { LoggedEvent } from '../platform/realtime/event-log.js';
import { idempotencyKeyReused } from '../platform/idempotency/idempotency.interceptor.js';
import type { EventSource, StreamedEvent } from '../platform/realtime/event-pump.js';
import { EventStreams } from '../platform/realtime/server-sent-events.js';
import type { TenantCaller } from '../platform/auth/principal.js';
import type { Channel } from './conversation.types.js';
import { ConversationsService, invalidCursor } from './conversations.service.js';
import {
  toMessageView,
  type MessageView,
  type SendMessageDto,
  type SentMessageView,
} from './dto/message.dto.js';
import { toTurnView, type TurnView } from './dto/turn.dto.js';
import type { IncomingMessage, StoredMessage } from './receive-message.js';
import { TurnWaiter } from './turns/turn-waiter.js';

/** Answers over HTTP: as a stream of events, or as JSON after waiting for the answer. */
@Injectable()
export class ConversationStreams {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly waiter: TurnWaiter,
    private readonly streams: EventStreams,
  ) {}

  async sendAndWait(
    id: string,
    body: SendMessageDto,
    { caller, idempotencyKey }: Sending,
    seconds: number,
    response: Response,
  ): Promise<SentMessageView> {
    const stored = await this.receive(await this.addressed(id, body, caller, idempotencyKey), body);
    const { message, answer, turn } = await this.waiter.wait(stored, seconds * 1000);
    const running = turn !== null && (turn.status === 'queued' || turn.status === 'running');
    response.status(running ? 202 : 200);
    return {
      message: toMessageView(message),
      answer: answer && toMessageView(answer),
      turn: turn && toTurnView(turn),
    };
  }

  /** The stream opens after the commit, so that a refusal can still be answered with its own status. */
  async sendAndStream(
    id: string,
    body: SendMessageDto,
    { caller, idempotencyKey }: Sending,
    response: Response,
  ): Promise<undefined> {
    await this.streams.reserve(response);
    const stored = await this.receive(await this.addressed(id, body, caller, idempotencyKey), body);
    await this.streams.send(response, (signal) => toStreamed(this.waiter.events(stored, signal)));
    return undefined;
  }

  /** As `incoming`; a conversation that is not there is told before anything else is, as everywhere. */
  private async addressed(
    id: string,
    body: SendMessageDto,
    caller: TenantCaller,
    idempotencyKey: string | undefined,
  ): Promise<IncomingMessage> {
    try {
      return incoming(id, body, caller, idempotencyKey);
    } catch (error) {
      await this.conversations.get(id);
      throw error;
    }
  }

  /**
   * An `Idempotency-Key` also serves as the `clientId`, so that a retry after a lost connection does not cause a second
   * answer.
   */
  private async receive(message: IncomingMessage, body: SendMessageDto): Promise<StoredMessage> {
    const stored = await this.conversations.receive(message);
    const reused = !stored.isNew && body.clientId === undefined && stored.message.text !== body.text;
    if (reused) throw idempotencyKeyReused();
    return stored;
  }

  /** Stores and returns at once: the answer comes as events. */
  async send(message: IncomingMessage): Promise<{ message: MessageView; turn: TurnView | null }> {
    const stored = await this.conversations.receive(message);
    const { turn } = await this.waiter.wait(stored, 0);
    return { message: toMessageView(stored.message), turn: turn && toTurnView(turn) };
  }

  /** As `send`, to a conversation that the caller names. */
  async sendTo(
    id: string,
    body: SendMessageDto,
    caller: TenantCaller,
  ): Promise<{ message: MessageView; turn: TurnView | null }> {
    return this.send(await this.addressed(id, body, caller, undefined));
  }

  /** Opens at once, also before the conversation exists. */
  async streamWhenStarted(
    channel: Channel,
    visitorId: string,
    after: string | undefined,
    response: Response,
  ): Promise<void> {
    await this.streams.send(response, this.eventsWhenStarted(channel, visitorId, after));
  }

  async stream(id: string, after: string | undefined, response: Response): Promise<void> {
    await this.streams.send(response, await this.events(id, after));
  }

  /** The events of the visitor's conversation on a channel; they begin when it does. @throws DomainError `invalid` */
  eventsWhenStarted(channel: Channel, visitorId: string, after: string | undefined): EventSource {
    const cursor = readCursor(after);
    const { conversations } = this;
    async function* events(signal: AbortSignal): AsyncGenerator<LoggedEvent> {
      const id = await conversations.untilOpened(channel, visitorId, signal);
      if (id !== null) yield* conversations.follow(id, cursor, signal);
    }
    return (signal) => toStreamed(events(signal));
  }

  /** The events of a conversation of the business. @throws DomainError `not_found`, `invalid` */
  async events(id: string, after: string | undefined): Promise<EventSource> {
    const cursor = readCursor(after);
    await this.conversations.get(id);
    return (signal) => toStreamed(this.conversations.follow(id, cursor, signal));
  }
}

/** Who sends, and under which `Idempotency-Key`. */
export interface Sending {
  caller: TenantCaller;
  idempotencyKey: string | undefined;
}

/** A member who is signed in writes as themselves: neither as a visitor nor in another one's name. */
function incoming(
  conversationId: string,
  { text, clientId, from, member, expectedSeq }: SendMessageDto,
  caller: TenantCaller,
  idempotencyKey: string | undefined,
): IncomingMessage & { conversationId: string } {
  const isSignedIn = caller.kind === 'member';
  const author = from ?? (isSignedIn ? 'member' : 'visitor');
  if (isSignedIn && author !== 'member') throw refused('/from', 'not_the_visitor', 'You write as yourself.');
  if (isSignedIn && member) throw refused('/member', 'own_name', 'Your own name is shown. Leave member out.');
  if (author !== 'member' && member) throw refused('/member', 'not_by_member', NOT_BY_MEMBER);
  if (author !== 'member' && expectedSeq !== undefined)
    throw refused('/expectedSeq', 'not_by_member', 'Only what a member writes may expect a message.');
  const fallback = idempotencyKey === undefined ? null : `idempotency:${idempotencyKey}`;
  return {
    ...{ conversationId, from: author, text, clientId: clientId ?? fallback },
    ...(member && { memberName: member.name.trim() }),
    ...(isSignedIn && { memberId: caller.id }),
    ...(expectedSeq !== undefined && { expectedSeq }),
  };
}

const NOT_BY_MEMBER = 'member says who of the team writes: send it with "from": "member", or leave it out.';

function refused(pointer: string, code: string, detail: string): DomainError {
  return invalid([{ pointer, code, detail }]);
}

async function* toStreamed(events: AsyncIterable<LoggedEvent>): AsyncGenerator<StreamedEvent> {
  for await (const { cursor, event, data } of events) yield { id: formatCursor(cursor), event, json: data };
}

function readCursor(after: string | undefined): Cursor | null {
  if (after === undefined) return null;
  const cursor = parseCursor(after);
  if (!cursor) throw invalidCursor();
  return cursor;
}

/** A reconnecting `EventSource` repeats its old URL and adds the newer `Last-Event-ID`: the later one counts. */
export function laterCursor(after: string | undefined, lastEventId: string | undefined): string | undefined {
  if (!after || !lastEventId) return after ?? (lastEventId || undefined);
  const [a, b] = [parseCursor(after), parseCursor(lastEventId)];
  return a && b && compare(b, a) > 0 ? lastEventId : after;
}
