import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { ConversationStreams } from '../../conversations/conversation-streams.service.js';
import { ConversationsService } from '../../conversations/conversations.service.js';
import { TurnCancellations } from '../../conversations/turns/turn-cancellations.service.js';
import type { Conversation, Turn } from '../../conversations/conversation.types.js';
import { VisitorDataService } from '../../conversations/visitors/visitor-data.service.js';
import { VisitorsService, type VisitorWatch } from '../../conversations/visitors/visitors.service.js';
import { toMessageView, type MessageView } from '../../conversations/dto/message.dto.js';
import { notFound } from '../../kernel/errors.js';
import { Clock } from '../../kernel/clock.js';
import { WIDGET_ERRORS } from './widget.errors.js';
import type { Page, PageRequest } from '../../kernel/pagination.js';
import { addReauthenticationCheck, type VisitorPrincipal } from '../../platform/auth/principal.js';
import { VisitorTokens } from '../../platform/auth/visitor-tokens.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { EventSource } from '../../platform/realtime/event-pump.js';
import { sendDocument } from './visitor-download.js';
import { VisitorIdentity } from './visitor-identity.js';
import { WIDGET } from './widget.channel.js';
import type {
  ErasedVisitorView,
  WidgetMessageDto,
  WidgetSentView,
  WidgetSessionDto,
  WidgetSessionView,
} from './widget.dto.js';

/** Website visitors: each has one conversation at a time, which no other visitor can see. */
@Injectable()
export class WidgetService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly streams: ConversationStreams,
    private readonly cancellations: TurnCancellations,
    private readonly identities: VisitorIdentity,
    private readonly visitors: VisitorsService,
    private readonly data: VisitorDataService,
    private readonly tokens: VisitorTokens,
    private readonly clock: Clock,
  ) {}

  /** Without a signed identity the session is always for a new visitor. */
  async createSession({ locale, page, identity }: WidgetSessionDto): Promise<WidgetSessionView> {
    const known = identity === undefined ? null : await this.identities.verify(identity);
    const visitorId = await this.conversations.saveVisitor({ ...known, locale: locale ?? null }, page);
    const conversation = known && (await this.conversations.latestOf(visitorId, WIDGET));
    const { token, expiresAt } = await this.tokens.issue(
      { tenantId: currentTenantId(), visitorId },
      this.clock.now(),
    );
    const conversationId = conversation?.id ?? null;
    return { token, visitorId, conversationId, expiresAt: expiresAt.toISOString() };
  }

  async send({ visitorId }: VisitorPrincipal, { text, clientId }: WidgetMessageDto): Promise<WidgetSentView> {
    return this.streams.send({ visitorId, channel: WIDGET, from: 'visitor', text, clientId });
  }

  async listMessages({ visitorId }: VisitorPrincipal, page: PageRequest): Promise<Page<MessageView>> {
    const conversation = await this.conversations.latestOf(visitorId, WIDGET);
    if (!conversation) {
      await this.visitors.requirePresent(visitorId);
      return { data: [], page: { next: null, hasMore: false } };
    }
    const messages = await this.conversations.listMessages(conversation.id, page);
    return { data: messages.data.map(toMessageView), page: messages.page };
  }

  /** Must be asked for each stream, which also ends when the visitor is erased. @throws DomainError `unauthenticated` */
  watch({ visitorId }: VisitorPrincipal): Promise<VisitorWatch> {
    return this.visitors.watch(visitorId);
  }

  /** The events of the visitor's conversation, also before there is one. @throws DomainError `invalid` */
  events({ visitorId }: VisitorPrincipal, after: string | undefined): EventSource {
    return this.streams.eventsWhenStarted(WIDGET, visitorId, after);
  }

  async stream(visitor: VisitorPrincipal, after: string | undefined, response: Response): Promise<void> {
    const watch = await this.watch(visitor);
    try {
      addReauthenticationCheck(response.req, watch.requirePresent);
      await this.streams.streamWhenStarted(WIDGET, visitor.visitorId, after, response);
    } finally {
      watch.stop();
    }
  }

  /** @throws DomainError `not_found` for a turn that is not of the visitor's present conversation */
  async cancelTurn({ visitorId }: VisitorPrincipal, turnId: string): Promise<Turn> {
    const conversation = await this.conversations.latestOf(visitorId, WIDGET);
    if (!conversation) {
      await this.visitors.requirePresent(visitorId);
      throw notFound('turn');
    }
    return this.cancellations.cancel(conversation.id, turnId);
  }

  startAnew({ visitorId }: VisitorPrincipal): Promise<Conversation> {
    return this.conversations.startAnew(WIDGET, visitorId);
  }

  /** @throws DomainError `unauthenticated` */
  download({ visitorId }: VisitorPrincipal, response: Response): Promise<void> {
    return sendDocument(response, 'my-data.json', this.data.document(visitorId));
  }

  async remove({ visitorId }: VisitorPrincipal): Promise<ErasedVisitorView> {
    await this.visitors.requirePresent(visitorId);
    const { erasing } = await this.visitors.remove(visitorId);
    return { visitorId, erasing };
  }

  async handOff({ visitorId }: VisitorPrincipal, reason: string | undefined): Promise<Conversation> {
    const conversation = await this.conversations.openOn(WIDGET, visitorId);
    return this.conversations.handOff(conversation.id, reason);
  }

  async rate(
    { visitorId }: VisitorPrincipal,
    score: number,
    comment: string | undefined,
  ): Promise<Conversation> {
    const conversation = await this.conversations.latestOf(visitorId, WIDGET);
    if (!conversation) {
      await this.visitors.requirePresent(visitorId);
      throw WIDGET_ERRORS.nothing_to_rate('There is no conversation yet. Say something first.');
    }
    return this.conversations.rate(conversation.id, { score, comment: comment ?? null });
  }
}
