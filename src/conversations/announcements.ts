import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/errors.js';
import { speechOf, type Speech } from '../language/speech.js';
import { EventLog } from '../platform/realtime/event-log.js';
import { TenantProfiles } from '../platform/tenancy/tenant-profiles.js';
import { messageEvents } from './conversation-events.js';
import type { Channel, Message } from './conversation.types.js';
import { MessageOutlets } from './message-outlets.service.js';
import { MessagesRepository, type Condition } from './messages.repository.js';
import { HandoffPromises } from '../chat/handoff/handoff-promises.service.js';
import { HandoffsRepository } from './handoff/handoffs.repository.js';
import { languageOf, noticeText, takenText } from './words/words.js';
import { CANCELLED, TAKEN_OVER } from './turns/turn-answers.repository.js';
import { turnSignal } from './turns/turn-watch.js';

/** Where the end of a turn stands among the events. */
export interface TurnEnd {
  turnId: string;
  conversationId: string;
  /** Of the last message that it was to answer. */
  seq: number;
}

const SILENT_ENDS: Readonly<Record<string, string>> = {
  [TAKEN_OVER]: 'A person answers instead.',
  [CANCELLED]: 'The answer was stopped before it began.',
};

/** Publishes committed changes of a conversation to its followers. */
@Injectable()
export class ConversationNotices {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly log: EventLog,
    private readonly tenants: TenantProfiles,
    private readonly handoffs: HandoffsRepository,
    private readonly promises: HandoffPromises,
    private readonly outlets: MessageOutlets,
  ) {}

  /**
   * A failure of Redis is ignored: followers read the message from Postgres within seconds.
   * @param channel of the conversation, where it is known: it saves a look
   */
  async announce(message: Message, channel?: Channel): Promise<void> {
    const { conversationId, seq, from } = message;
    await this.log.place(conversationId, seq, messageEvents(message)).catch(() => undefined);
    if (from === 'member' || from === 'system') await this.turnsChanged(conversationId);
    if (from !== 'visitor') await this.outlets.announced(message, channel);
  }

  /** Has the process that runs a turn of the conversation look at it at once; else it does within a second. */
  async turnsChanged(conversationId: string): Promise<void> {
    await this.log.notify(turnSignal(conversationId)).catch(() => undefined);
  }

  /** Notifies the visitor's streams, which may have been opened before the conversation, of its id. */
  async opened(visitorId: string, conversationId: string): Promise<void> {
    await this.log.notify(visitorId, conversationId).catch(() => undefined);
  }

  /** Publishes the end of a turn that has ended without a message. */
  async endedSilently({ turnId, conversationId, seq }: TurnEnd, code: string | null): Promise<void> {
    const data = { turnId, code, detail: SILENT_ENDS[code ?? ''] ?? 'The turn has ended without an answer.' };
    const floor = { seq, step: 0 };
    await this.log.append(conversationId, seq, floor, 'turn.failed', data).catch(() => undefined);
  }

  async handOff(conversationId: string, reason: string): Promise<void> {
    const text = await this.handoffText(conversationId);
    const message = await this.messages.transition(conversationId, 'person_requested', { text, reason });
    if (message) await this.announce(message);
  }

  /** What is promised to the visitor, in the language of the conversation. */
  private async handoffText(conversationId: string): Promise<string> {
    const visitor = await this.handoffs.standing(conversationId);
    const { locale, assistant } = await this.tenants.profile();
    const { reachable = false, staysOnPage = false, language = null } = visitor ?? {};
    const standing = { waiting: false, reachable, staysOnPage };
    return this.promises.text(standing, speechOf(languageOf(language ?? locale), assistant.address));
  }

  /** What the visitor is told when a member takes the conversation, in its language. */
  async takenText(conversationId: string, member: string): Promise<string> {
    const visitor = await this.handoffs.standing(conversationId);
    const { locale, assistant } = await this.tenants.profile();
    return takenText(visitor?.language ?? locale, assistant.address, member);
  }

  /**
   * The assistant answers again. @param isStill see `MessagesRepository.transition`
   * @returns false when nothing was changed
   */
  async giveBack(
    conversationId: string,
    notice: 'nobodyCame' | 'returned',
    isStill?: Condition,
  ): Promise<boolean> {
    const visitor = await this.handoffs.standing(conversationId);
    const { locale, assistant } = await this.tenants.profile();
    const text = noticeText(notice, visitor?.language ?? locale, assistant.address);
    const message = await this.messages.transition(
      conversationId,
      'returned',
      { text, reason: null },
      isStill,
    );
    if (message) await this.announce(message);
    return message !== null;
  }

  /**
   * The assistant says something unasked, in the language of the conversation.
   * @param isStill see `MessagesRepository.transition`
   * @returns false when nothing was said, because nobody may or there is no such conversation
   */
  async tell(
    conversationId: string,
    compose: (speech: Speech) => Pick<Message, 'text' | 'citations'>,
    isStill: Condition,
  ): Promise<boolean> {
    const visitor = await this.handoffs.standing(conversationId);
    if (!visitor) return false;
    const { locale, assistant } = await this.tenants.profile();
    const note = compose(speechOf(languageOf(visitor.language ?? locale), assistant.address));
    const message = await this.messages.tell(conversationId, note, isStill).catch((error: unknown) => {
      // Its visitor is being erased.
      if (error instanceof DomainError && error.category === 'not-found') return null;
      throw error;
    });
    if (message) await this.announce(message);
    return message !== null;
  }

  async resolve(conversationId: string): Promise<void> {
    const { locale, assistant } = await this.tenants.profile();
    const text = noticeText('resolved', locale, assistant.address);
    const message = await this.messages.transition(conversationId, 'closed', { text, reason: null });
    if (message) await this.announce(message);
  }
}
