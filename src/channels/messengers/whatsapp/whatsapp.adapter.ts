import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { checkOf } from '../channel-check.js';
import type { ChannelCheck, ChannelSettings, OpenChannel } from '../channel.types.js';
import type { Account, Capabilities, Part, Target } from '../channel-adapter.port.js';
import { GraphCalls } from '../meta/graph-calls.js';
import { MetaAdapter } from '../meta/meta.adapter.js';
import { readMetaSettings } from '../meta/meta-settings.js';
import type { Inbound, InboundMessage } from '../receiving/inbound.types.js';
import type { RichMessage } from '../rendering/rich-message.types.js';
import { templatePart, whatsAppParts } from './whatsapp-rendering.js';
import { readWhatsApp } from './whatsapp-updates.js';

const TEMPLATE = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,512}$/)),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/)),
  hasText: v.optional(v.boolean(), false),
});
const OPEN = v.object({
  phoneNumberId: v.pipe(v.string(), v.regex(/^\d{5,30}$/)),
  template: v.optional(v.nullable(TEMPLATE), null),
});
const FIELDS: Record<string, string> = {
  phoneNumberId: 'The id of the phone number, as Meta shows it: digits.',
  accessToken: 'The permanent access token of a system user of your business.',
  appSecret: 'The secret of your app: App settings → Basic.',
  template: 'Name and language of an approved template: {"name", "language", "hasText"}; null for none.',
};

const NUMBER = v.object({
  id: v.string(),
  display_phone_number: v.optional(v.string()),
  verified_name: v.optional(v.string()),
});
const SENT = v.object({ messages: v.pipe(v.array(v.object({ id: v.string() })), v.minLength(1)) });

/** WhatsApp by Meta’s Cloud API (developers.facebook.com/documentation/business-messaging/whatsapp). */
@Injectable()
export class WhatsAppAdapter extends MetaAdapter {
  readonly can: Capabilities = {
    ...{ textLimit: 4096, buttons: 10, sessionHours: 24, typing: true, media: false, streaming: false },
    ...{ perChatMs: 300, perSecond: 60, doubtSeconds: 20, receipts: true },
  };

  constructor(private readonly graph: GraphCalls) {
    super();
  }

  readSettings(given: Record<string, unknown>, before: ChannelSettings | null): ChannelSettings {
    return readMetaSettings(OPEN.entries, FIELDS, given, before);
  }

  async account({ open, secret }: ChannelSettings): Promise<Account> {
    const { phoneNumberId } = v.parse(OPEN, open);
    const fields = 'id,display_phone_number,verified_name';
    const number = await this.graph.call(tokenOf(secret), `${phoneNumberId}?fields=${fields}`, null, NUMBER);
    const name = [number.verified_name, number.display_phone_number].filter(Boolean).join(' ');
    return { id: number.id, name: name || null };
  }

  /** The address is entered at Meta by hand: see `setup`. */
  subscribe(): Promise<void> {
    return Promise.resolve();
  }

  async test({ settings }: OpenChannel): Promise<ChannelCheck[]> {
    const account = await checkOf('account', async () => {
      const { name, id } = await this.account(settings);
      return `The number is ${name ?? id}.`;
    });
    return [account];
  }

  read(body: unknown, { accountId }: OpenChannel): Inbound {
    return readWhatsApp(body, accountId);
  }

  /** Marks the message as read as well; the hint ends with the answer, or after 25 seconds. */
  async typing({ accountId, settings }: OpenChannel, { id }: InboundMessage): Promise<void> {
    const body = {
      ...{ messaging_product: 'whatsapp', status: 'read', message_id: id },
      typing_indicator: { type: 'text' },
    };
    await this.graph.call(tokenOf(settings.secret), `${accountId}/messages`, body, v.looseObject({}));
  }

  render(message: RichMessage): Promise<Part[]> {
    return whatsAppParts(message, this.can.textLimit, this.can.buttons);
  }

  renderTemplate(message: RichMessage, { open }: ChannelSettings): Promise<Part[] | null> {
    const { template } = v.parse(OPEN, open);
    return Promise.resolve(template ? [templatePart(message, template)] : null);
  }

  async send({ channel, chat, key }: Target, part: Part): Promise<string> {
    const { settings, accountId } = channel;
    // A number, or an id of a customer who hides theirs.
    const to = /^\d{1,20}$/.test(chat) ? { to: chat } : { recipient: chat };
    const body = {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...to, ...part },
      biz_opaque_callback_data: key,
    };
    const { messages } = await this.graph.call(tokenOf(settings.secret), `${accountId}/messages`, body, SENT);
    return messages[0]?.id ?? key;
  }
}

function tokenOf({ accessToken = '' }: Record<string, string>): string {
  return accessToken;
}
