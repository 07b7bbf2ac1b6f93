import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../../conversations/conversations.service.js';
import type { Conversation, Message } from '../../../conversations/conversation.types.js';
import type { Speech } from '../../../language/speech.js';
import { METRICS } from '../../../platform/metrics/metrics.js';
import { TenantProfiles } from '../../../platform/tenancy/tenant-profiles.js';
import { ChannelAdapters } from '../channel-adapters.js';
import type { MessengerKind, OpenChannel } from '../channel.types.js';
import { CHANNEL_ERRORS } from '../channels.errors.js';
import { MESSENGER_SENTENCES } from '../words/words.js';
import { ChannelDoor } from './channel-door.js';
import { ChatsRepository } from './chats.repository.js';
import type { InboundContent, InboundMessage } from './inbound.types.js';

const LONGEST = 8_000;
/** What the assistant is not asked. */
const UNASKED: readonly InboundContent['kind'][] = ['start', 'stop', 'help'];
/** Messages among which the last one that is not the customer's is looked for. */
const LOOKS_BACK = 5;

/** Takes over what customers have said on a platform. Idempotent: the platform may send everything again. */
@Injectable()
export class IncomingMessages {
  /** Of the message with this name: a repeat that comes meanwhile waits for its end. */
  private readonly underWay = new Map<string, Promise<boolean>>();

  constructor(
    private readonly chats: ChatsRepository,
    private readonly conversations: ConversationsService,
    private readonly tenants: TenantProfiles,
    private readonly door: ChannelDoor,
    private readonly adapters: ChannelAdapters,
  ) {}

  /**
   * Leaves out what is known, by one look: of a batch that the platform sends again most is. What is answered without a turn
   * stays, so that the answer is made up for.
   */
  async newOf({ id, kind }: OpenChannel, messages: readonly InboundMessage[]): Promise<InboundMessage[]> {
    if (messages.length < 2) return [...messages];
    const known = await this.chats.stored(
      id,
      kind,
      messages.map(({ chat, id: name }) => ({ chat, clientId: clientIdOf(kind, name) })),
    );
    const news = messages.filter(
      ({ chat, id: name, content }) =>
        !isQuestion(content) || !known.has(`${chat} ${clientIdOf(kind, name)}`),
    );
    const repeated = messages.length - news.length;
    if (repeated > 0) METRICS.channelMessages.add({ messenger: kind, outcome: 'repeated' }, repeated);
    return news;
  }

  /**
   * Returns after the commit; the platform's id of the message is kept with it, so a repeat changes nothing, and counts in
   * no limit.
   * @returns whether the assistant answers it now: it is new, and asks something
   * @throws DomainError `unavailable` while the visitor is being erased
   */
  async take(channel: OpenChannel, message: InboundMessage): Promise<boolean> {
    const name = `${channel.id} ${message.chat} ${message.id}`;
    const before = this.underWay.get(name);
    // One that has failed is tried anew for the repeat.
    if (before && (await before.catch(() => null)) !== null) {
      METRICS.channelMessages.add({ messenger: channel.kind, outcome: 'repeated' });
      return false;
    }
    const taking = this.store(channel, message);
    this.underWay.set(name, taking);
    try {
      return await taking;
    } finally {
      if (this.underWay.get(name) === taking) this.underWay.delete(name);
    }
  }

  private async store(channel: OpenChannel, message: InboundMessage): Promise<boolean> {
    const {
      id: chatId,
      visitorId,
      isErasing,
      isReachable,
    } = await this.chats.resolve(channel.id, channel.kind, message);
    if (isErasing)
      throw CHANNEL_ERRORS.delivery_too_early('This visitor is being erased. Send it again.', {
        retryAfterSeconds: 10,
      });
    const conversation = await this.conversations.openOn(channel.kind, visitorId);
    const text = await this.textOf(conversation, message.content);
    const clientId = clientIdOf(channel.kind, message.id);
    const isAsked = isQuestion(message.content);
    const { askedPerHour } = this.adapters.of(channel.kind);
    const isEnd = message.content.kind === 'stop';
    const mayAsk =
      !isEnd &&
      (await this.mayAsk(visitorId, conversation, {
        clientId: isAsked ? clientId : null,
        perHour: askedPerHour,
      }));
    const isSilent = isAsked && mayAsk ? undefined : true;
    const stored = await this.conversations.receive({
      ...{
        conversationId: conversation.id,
        from: 'visitor',
        text: text.slice(0, LONGEST).toWellFormed(),
        isSilent,
      },
      clientId,
    });
    METRICS.channelMessages.add({ messenger: channel.kind, outcome: stored.isNew ? 'taken' : 'repeated' });
    if (isEnd || !isReachable) await this.chats.noteWish(chatId, stored.message, !isEnd);
    if (!isAsked && mayAsk) await this.answerSilent(conversation, stored.message, message.content.kind);
    return stored.isNew && !isSilent;
  }

  /**
   * Whether the customer may be answered once more. A repeated question is counted no second time, and is not answered anew;
   * what is answered without a turn is counted each time, since the answer is made up for. @param clientId of a question
   */
  private async mayAsk(
    visitorId: string,
    { id }: Conversation,
    { clientId, perHour }: { clientId: string | null; perHour: number | null },
  ): Promise<boolean> {
    if (clientId !== null && (await this.chats.hasMessage(id, clientId))) return true;
    if (perHour !== null && (await this.chats.countOfHour(id)) >= perHour) return false;
    return this.door.mayAsk(visitorId);
  }

  /** In the words of the house where the platform sends none. */
  private async textOf({ id }: Conversation, content: InboundContent): Promise<string> {
    switch (content.kind) {
      case 'text':
        return content.text.trim() === '' ? '…' : content.text;
      case 'start':
        return '/start';
      case 'choice':
        return (await this.offered(id, content)) ?? (content.label.trim() || '…');
      case 'number':
        return (await this.numbered(id, content.index)) ?? content.text;
      case 'stop':
      case 'help':
        return content.text;
      case 'media':
        return content.caption?.trim() ? content.caption : `[${content.media}]`;
    }
  }

  /** What the button says in full: a platform cuts long labels. Null of a message that is not of this conversation. */
  private async offered(
    conversationId: string,
    { messageId, index }: Extract<InboundContent, { kind: 'choice' }>,
  ): Promise<string | null> {
    const message = await this.conversations.messageOf(conversationId, messageId);
    return message?.suggestions[index]?.text ?? null;
  }

  /** What stands at this number in what was said last; null where no numbers stand. */
  private async numbered(conversationId: string, index: number): Promise<string | null> {
    const { data } = await this.conversations.listMessages(conversationId, { limit: LOOKS_BACK });
    const said = data.find(({ from }) => from !== 'visitor');
    return said?.suggestions[index]?.text ?? null;
  }

  /** At once and without a turn; once, also when a process dies between the message and this. */
  private async answerSilent(
    { id }: Conversation,
    { seq }: Message,
    kind: InboundContent['kind'],
  ): Promise<void> {
    const { assistant } = await this.tenants.profile();
    const compose = (speech: Speech) => ({
      text:
        kind === 'start'
          ? greetingOf(assistant, speech)
          : MESSENGER_SENTENCES[speech][kind === 'help' ? 'howToWrite' : 'mediaUnread'],
      citations: [],
    });
    await this.conversations.tell(id, compose, (sql) => this.chats.isUnanswered(sql, id, seq));
  }
}

function clientIdOf(kind: MessengerKind, messageId: string): string {
  return `${kind}:${messageId}`;
}

/** A medium with a caption asks what the caption says. */
function isQuestion(content: InboundContent): boolean {
  if (content.kind === 'media') return (content.caption?.trim() ?? '') !== '';
  return !UNASKED.includes(content.kind);
}

/** That it is no person is said first. */
function greetingOf(
  assistant: { greeting: string; greetings?: Record<string, string>; disclosure?: string },
  speech: Speech,
): string {
  const [language = 'en'] = speech.split('-');
  const greeting = assistant.greetings?.[language] ?? assistant.greeting;
  return [greeting, assistant.disclosure].filter((part) => part?.trim()).join('\n\n');
}
