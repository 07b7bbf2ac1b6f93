import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import type { Capabilities, Part, Target } from '../channel-adapter.port.js';
import { checkOf } from '../channel-check.js';
import type { ChannelCheck, ChannelSettings, OpenChannel } from '../channel.types.js';
import type { Inbound, InboundMessage } from '../receiving/inbound.types.js';
import type { RichMessage } from '../rendering/rich-message.types.js';
import { GraphCalls } from './graph-calls.js';
import { MetaAdapter } from './meta.adapter.js';
import { readMetaSettings } from './meta-settings.js';
import { readPageEvents, type PageObject } from './page-events.js';
import { pageParts, type TextLimit } from './page-rendering.js';

const OPEN = { humanAgent: v.optional(v.boolean(), false) };
const SAYS: Record<string, string> = {
  accessToken: 'The access token of the page, of 16 characters or more.',
  appSecret: 'The secret of your app: App settings → Basic.',
  humanAgent: 'Whether Meta has granted your app the feature Human Agent: true or false.',
};
/** What the page delivers to the app; the same for both, because each call replaces the list of the page. */
const SUBSCRIBED = 'messages,messaging_postbacks,message_deliveries,message_echoes';
const DONE = v.looseObject({});
const SENT = v.object({ message_id: v.string() });

/**
 * Messenger and Instagram, which Meta lets a page speak in by one API
 * (developers.facebook.com/docs/messenger-platform/reference/send-api).
 */
@Injectable()
export abstract class PageAdapter extends MetaAdapter {
  abstract override readonly can: Capabilities;
  /** With a tag, and else the same. */
  override readonly templateIsText = true;
  /** What a delivery names. */
  protected abstract readonly object: PageObject;
  protected abstract readonly limit: TextLimit;
  /** Whether the platform returns a text that is sent along (`metadata`) in the echo of a message. */
  protected abstract readonly hasKeys: boolean;

  constructor(protected readonly graph: GraphCalls) {
    super();
  }

  readSettings(given: Record<string, unknown>, before: ChannelSettings | null): ChannelSettings {
    return readMetaSettings(OPEN, SAYS, given, before);
  }

  /** The address is entered at Meta by hand (see `setup`); that the page delivers to the app is told by a call. */
  async subscribe({ secret }: ChannelSettings): Promise<void> {
    await this.call(secret, 'me/subscribed_apps', { subscribed_fields: SUBSCRIBED }, DONE);
  }

  async test({ settings }: OpenChannel): Promise<ChannelCheck[]> {
    const account = await checkOf('account', async () => {
      const { name, id } = await this.account(settings);
      return `The account is ${name ?? id}.`;
    });
    if (!account.ok) return [account];
    const webhook = await checkOf('webhook', async () => {
      await this.subscribe(settings);
      return 'The page delivers to your app. That the app delivers here is seen when a message has come.';
    });
    return [account, webhook];
  }

  read(body: unknown, { accountId }: OpenChannel): Inbound {
    return readPageEvents(body, this.object, accountId);
  }

  async typing({ settings }: OpenChannel, { chat }: InboundMessage): Promise<void> {
    const body = { recipient: { id: chat }, sender_action: 'typing_on' };
    await this.call(settings.secret, 'me/messages', body, DONE);
  }

  async render(message: RichMessage): Promise<Part[]> {
    const parts = await pageParts(message, this.limit, this.can.buttons);
    return parts.map((part) => ({ messaging_type: 'RESPONSE', message: part }));
  }

  /** For seven days what a person of the team writes may go with a tag, where Meta has granted that to the app. */
  async renderTemplate(message: RichMessage, { open }: ChannelSettings): Promise<Part[] | null> {
    if (message.from !== 'member' || open['humanAgent'] !== true) return null;
    const parts = await pageParts(message, this.limit, this.can.buttons);
    return parts.map((part) => ({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: part }));
  }

  async send({ channel, chat, key }: Target, part: Part): Promise<string> {
    const { message, ...how } = part as { message: object };
    const body = {
      ...{ recipient: { id: chat }, ...how },
      message: this.hasKeys ? { ...message, metadata: key } : message,
    };
    return (await this.call(channel.settings.secret, 'me/messages', body, SENT)).message_id;
  }

  protected call<Schema extends v.GenericSchema>(
    { accessToken = '' }: Record<string, string>,
    path: string,
    body: object | null,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    return this.graph.call(accessToken, path, body, schema);
  }
}
