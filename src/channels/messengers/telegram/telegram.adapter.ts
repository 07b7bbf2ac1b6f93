import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { invalid } from '../../../kernel/errors.js';
import { isSameText, singleHeader } from '../../../platform/crypto/hmac.js';
import type { RawDelivery } from '../../../platform/crypto/raw-delivery.js';
import type { ChannelCheck, ChannelSettings, OpenChannel, RefusalReason } from '../channel.types.js';
import {
  ChannelAdapter,
  withoutAnswer,
  type Account,
  type Capabilities,
  type Part,
  type Target,
} from '../channel-adapter.port.js';
import type { Inbound } from '../receiving/inbound.types.js';
import type { RichMessage } from '../rendering/rich-message.types.js';
import { checkOf } from '../channel-check.js';
import { TelegramCalls } from './telegram-calls.js';
import { telegramParts } from './telegram-rendering.js';
import { readUpdate, WANTED_UPDATES } from './telegram-updates.js';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
/** Of the token that BotFather gives: the bot's id, a colon, the secret. */
const TOKEN = /^\d{3,20}:[\w-]{30,100}$/;
const SECRET_BYTES = 32;
const BOT = v.object({ id: v.number(), username: v.string() });

/** Telegram (core.telegram.org/bots/api). */
@Injectable()
export class TelegramAdapter extends ChannelAdapter {
  /** Limits: core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. */
  readonly can: Capabilities = {
    ...{ textLimit: 4096, buttons: 10, sessionHours: null, typing: true, media: false, streaming: false },
    ...{ perChatMs: 1_000, perSecond: 25, doubtSeconds: 0, receipts: false },
  };

  constructor(private readonly calls: TelegramCalls) {
    super();
  }

  readSettings({ token }: Record<string, unknown>, before: ChannelSettings | null): ChannelSettings {
    if (token === undefined && before) return before;
    if (typeof token !== 'string' || !TOKEN.test(token)) {
      const detail = 'Send the token that BotFather has given the bot: digits, a colon, and 35 characters.';
      throw invalid([{ pointer: '/settings/token', code: 'invalid_token', detail }]);
    }
    return { open: {}, secret: { token, webhookSecret: randomBytes(SECRET_BYTES).toString('base64url') } };
  }

  async account({ secret }: ChannelSettings): Promise<Account> {
    const me = v.safeParse(BOT, await this.calls.call(secret, (api) => api.getMe()));
    if (!me.success) throw withoutAnswer('Telegram’s answer is not as it is documented.', null);
    const { id, username } = me.output;
    return { id: String(id), name: `@${username}` };
  }

  async subscribe({ secret }: ChannelSettings, url: string): Promise<void> {
    const { webhookSecret = '' } = secret;
    await this.calls.call(secret, (api) =>
      api.setWebhook(url, {
        secret_token: webhookSecret,
        allowed_updates: WANTED_UPDATES,
        max_connections: 40,
      }),
    );
  }

  async unsubscribe({ secret }: ChannelSettings): Promise<void> {
    await this.calls.call(secret, (api) => api.deleteWebhook());
  }

  setup(): Record<string, string> {
    return {};
  }

  async test({ settings }: OpenChannel, url: string): Promise<ChannelCheck[]> {
    const account = await checkOf(
      'account',
      async () => `The bot is ${(await this.account(settings)).name}.`,
    );
    if (!account.ok) return [account];
    const webhook = await checkOf('webhook', async () => {
      await this.subscribe(settings, url);
      const info = await this.calls.call(settings.secret, (api) => api.getWebhookInfo());
      const waiting = `${info.pending_update_count} messages wait to be delivered.`;
      const { last_error_message: error, last_error_date: at } = info;
      if (!error || at === undefined) return waiting;
      return `${waiting} The last error was at ${new Date(at * 1000).toISOString()}: ${error.slice(0, 200)}`;
    });
    return [account, webhook];
  }

  verify(delivery: RawDelivery, { secret }: ChannelSettings): RefusalReason | null {
    const { webhookSecret = '' } = secret;
    if (webhookSecret.trim() === '') return 'no_secret';
    const sent = singleHeader(delivery, SECRET_HEADER);
    if (sent === undefined) return 'no_signature';
    if (sent === null) return 'several_signatures';
    return isSameText(sent, webhookSecret) ? null : 'wrong_signature';
  }

  handshake(): null {
    return null;
  }

  read(body: unknown): Inbound {
    return readUpdate(body);
  }

  /** The answer to the delivery is the call itself: see `Inbound.reply`. */
  typing(): Promise<void> {
    return Promise.resolve();
  }

  render(message: RichMessage): Promise<Part[]> {
    return telegramParts(message, this.can.textLimit, this.can.buttons);
  }

  renderTemplate(): Promise<null> {
    return Promise.resolve(null);
  }

  async send({ channel, chat }: Target, part: Part): Promise<string> {
    const { text, ...look } = part as { text: string };
    const sent = await this.calls.call(channel.settings.secret, (api) =>
      api.sendMessage(chat, text, { ...look, link_preview_options: { is_disabled: true } }),
    );
    return `${chat}:${sent.message_id}`;
  }
}
