import { Injectable } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import { ConversationStreams } from '../../conversations/conversation-streams.service.js';
import { EventsQuery } from '../../conversations/dto/conversation.dto.js';
import { invalid, notFound } from '../../kernel/errors.js';
import { isId } from '../../kernel/ids.js';
import { addReauthenticationCheck, principalOf, type Principal } from '../../platform/auth/principal.js';
import { currentContext, runAsTenant } from '../../platform/context/request-context.js';
import { parseDto } from '../../platform/http/validation/validation.js';
import type { OpenSocket } from '../../platform/realtime/sockets/open-socket.js';
import type { SocketCaller } from '../../platform/realtime/sockets/socket-caller.js';
import { WidgetMessageDto, type WidgetSentView } from '../widget/widget.dto.js';
import { WidgetService } from '../widget/widget.service.js';
import { ConversationEventsDto, ConversationMessageDto } from './sockets.dto.js';

type Caller = Extract<Principal, { kind: 'visitor' | 'tenant' }>;

/** The calls of a socket. They do what the paths of the same callers do, with the same input. */
@Injectable()
export class SocketsService {
  constructor(
    private readonly widget: WidgetService,
    private readonly streams: ConversationStreams,
  ) {}

  /** A visitor must exist, and the socket ends when they are erased. @throws DomainError `unauthenticated` */
  async welcome(open: OpenSocket): Promise<void> {
    const caller = requireCaller(open.req);
    if (caller.kind !== 'visitor') return;
    const watch = await runAsTenant(caller.tenantId, currentContext(), () => this.widget.watch(caller));
    open.once('close', watch.stop);
    addReauthenticationCheck(open.req, watch.requirePresent);
  }

  /** Stores the message and returns; the answer comes as events. @throws DomainError */
  send(request: SocketCaller, body: unknown): Promise<WidgetSentView> {
    const caller = requireCaller(request);
    if (caller.kind === 'visitor') return this.widget.send(caller, parsed(WidgetMessageDto, body));
    const { conversationId, ...message } = parsed(ConversationMessageDto, body);
    const sender = { kind: 'key', id: caller.keyId } as const;
    return this.streams.sendTo(conversationIdOf(conversationId), message, sender);
  }

  /** @returns from where the events begin @throws DomainError */
  async follow(request: SocketCaller, body: unknown): Promise<{ after: string | null }> {
    const caller = requireCaller(request);
    if (caller.kind === 'visitor') {
      const { after } = parsed(EventsQuery, body);
      request.open.follow(undefined, this.widget.events(caller, after));
      return { after: after ?? null };
    }
    const { conversationId, after } = parsed(ConversationEventsDto, body);
    const id = conversationIdOf(conversationId);
    request.open.follow(id, await this.streams.events(id, after));
    return { after: after ?? null };
  }
}

function requireCaller(request: object): Caller {
  const principal = principalOf(request);
  if (principal?.kind === 'visitor' || principal?.kind === 'tenant') return principal;
  throw new Error('A socket was let in whose caller may not open one.');
}

function parsed<T extends object>(type: ClassConstructor<T>, body: unknown): T {
  const result = parseDto(type, body);
  if ('problems' in result) throw invalid(result.problems);
  return result.value;
}

/** As in a path: what is no UUID gets the answer of an unknown id. One spelling, because Redis keys are built from it. */
function conversationIdOf(text: string): string {
  if (!isId(text)) throw notFound('conversation');
  return text.toLowerCase();
}
