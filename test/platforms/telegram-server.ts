import type { MessageEntity, Update } from 'grammy/types';
import { atLast } from '../support/api.js';
import { PlatformServer, type Answered, type PlatformAnswer, type PlatformCall } from './platform-server.js';

interface Bot {
  id: number;
  username: string;
  webhook: { url: string; secret: string; allowed: string[] } | null;
}

export interface SentText {
  message_id: number;
  chat: number;
  text: string;
  entities: MessageEntity[];
  buttons: { text: string; callback_data: string }[];
}

const LONGEST = 4096;
const LONGEST_DATA = 64;

/**
 * A stand-in of Telegram's Bot API in its wire format (core.telegram.org/bots/api): the methods that bots of this product
 * call, with what Telegram refuses, and updates to the webhook as Telegram sends them, again until they are answered with
 * 2xx. The product calls it by grammY.
 */
export class TelegramServer extends PlatformServer {
  readonly texts: SentText[] = [];
  /** What the answers to deliveries have called (core.telegram.org/bots/api#making-requests-when-getting-updates). */
  readonly replies: Record<string, unknown>[] = [];
  /** Chats that have blocked the bot. */
  readonly blocked = new Set<number>();
  /** Answers of the next calls of `sendMessage`, instead of sending; null: the connection breaks after the text was taken. */
  readonly faults: (PlatformAnswer | null)[] = [];
  /** Bots whose texts get no answer until they are taken out of it, and `wake` is called. */
  readonly hanging = new Set<string>();
  /** Answers of the next calls of `setWebhook`. */
  readonly webhookFaults: PlatformAnswer[] = [];
  private readonly bots = new Map<string, Bot>();
  private sleepers: (() => void)[] = [];
  private number = 100;
  private updates = 5_000;

  static async start(port?: number): Promise<TelegramServer> {
    const server = new TelegramServer();
    await server.listen(port);
    return server;
  }

  private constructor() {
    super();
  }

  /** As BotFather makes one. @returns its token */
  newBot(id: number, username = `shop_${id}_bot`, token = tokenOf(id)): string {
    this.bots.set(token, { id, username, webhook: null });
    return token;
  }

  revoke(token: string): void {
    this.bots.delete(token);
  }

  webhookOf(token: string): { url: string; secret: string } {
    const webhook = this.bots.get(token)?.webhook;
    if (!webhook) throw new Error('The bot has no webhook.');
    return webhook;
  }

  /** A customer writes. */
  say(token: string, chat: number, text: string, more: object = {}): Promise<Answered> {
    const update = this.message(chat, { text, ...more });
    return atLast(() => this.update(token, update));
  }

  message(chat: number, fields: object, type = 'private'): Update {
    return {
      update_id: (this.updates += 1),
      message: {
        message_id: (this.number += 1),
        date: Math.floor(Date.now() / 1000),
        chat: { id: chat, type, first_name: 'Aoife' },
        from: { id: chat, is_bot: false, first_name: 'Aoife', last_name: 'Byrne', language_code: 'en' },
        ...fields,
      },
    } as unknown as Update;
  }

  /** A customer presses a button. */
  pressed(chat: number, sent: SentText, index: number): Update {
    const button = sent.buttons[index];
    return {
      update_id: (this.updates += 1),
      callback_query: {
        id: String(this.updates),
        from: { id: chat, is_bot: false, first_name: 'Aoife' },
        chat_instance: '1',
        data: button?.callback_data,
        message: {
          ...{ message_id: sent.message_id, date: 1, chat: { id: chat, type: 'private' } },
          reply_markup: { inline_keyboard: sent.buttons.map((each) => [each]) },
        },
      },
    } as unknown as Update;
  }

  block(token: string, chat: number): Promise<Answered> {
    this.blocked.add(chat);
    return this.update(token, this.member(chat, 'kicked'));
  }

  private member(chat: number, status: string): Update {
    return {
      update_id: (this.updates += 1),
      my_chat_member: {
        chat: { id: chat, type: 'private', first_name: 'Aoife' },
        from: { id: chat, is_bot: false, first_name: 'Aoife' },
        ...{ date: 1, old_chat_member: { status: 'member' }, new_chat_member: { status } },
      },
    } as unknown as Update;
  }

  /** Sends an update as Telegram does; what the answer calls is done. */
  async update(token: string, update: Update): Promise<Answered> {
    const { url, secret } = this.webhookOf(token);
    const answered = await this.deliver(url, JSON.stringify(update), {
      'x-telegram-bot-api-secret-token': secret,
    });
    const reply = answered.status === 200 ? (JSON.parse(answered.text) as Record<string, unknown>) : {};
    if ('method' in reply) this.replies.push(reply);
    return answered;
  }

  wake(): void {
    for (const wake of this.sleepers.splice(0)) wake();
  }

  protected async answer({ path, body }: PlatformCall): Promise<PlatformAnswer | null> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    const bot = this.bots.get(token);
    if (!bot) return failed(401, 'Unauthorized');
    switch (method) {
      case 'getMe':
        return done({ id: bot.id, is_bot: true, first_name: 'Shop', username: bot.username });
      case 'setWebhook':
        return this.webhookFaults.shift() ?? setWebhook(bot, body);
      case 'deleteWebhook':
        bot.webhook = null;
        return done(true);
      case 'getWebhookInfo':
        return done({
          ...{ url: bot.webhook?.url ?? '', has_custom_certificate: false, pending_update_count: 0 },
        });
      case 'sendMessage':
        if (this.hanging.has(token)) await new Promise<void>((resolve) => this.sleepers.push(resolve));
        return this.sendMessage(body);
      default:
        return failed(404, 'Not Found');
    }
  }

  private sendMessage(body: Record<string, unknown>): PlatformAnswer | null {
    const fault = this.faults.shift();
    if (fault) return fault;
    const {
      chat_id: chatId,
      text,
      entities = [],
      reply_markup: markup,
    } = body as {
      chat_id: string;
      text: string;
      entities?: MessageEntity[];
      reply_markup?: { inline_keyboard: SentText['buttons'][] };
    };
    const chat = Number(chatId);
    if (this.blocked.has(chat)) return failed(403, 'Forbidden: bot was blocked by the user');
    if (text.trim() === '') return failed(400, 'Bad Request: message text is empty');
    if (text.length > LONGEST) return failed(400, 'Bad Request: message is too long');
    if (entities.some(({ offset, length }) => length < 1 || offset + length > text.length))
      return failed(400, 'Bad Request: ENTITY_BOUNDS_INVALID');
    const buttons = markup?.inline_keyboard.flat() ?? [];
    if (buttons.some(({ callback_data: data }) => Buffer.byteLength(data) > LONGEST_DATA))
      return failed(400, 'Bad Request: BUTTON_DATA_INVALID');
    const number = (this.number += 1);
    this.texts.push({ message_id: number, chat, text, entities, buttons });
    if (fault === null) return null;
    return done({ message_id: number, date: 1, chat: { id: chat, type: 'private' }, text });
  }
}

/** The token of a bot, as BotFather writes them. */
export function tokenOf(id: number): string {
  return `${id}:AA${'x'.repeat(28)}${String(id).padStart(5, '0').slice(-5)}`;
}

function setWebhook(bot: Bot, body: Record<string, unknown>): PlatformAnswer {
  const {
    url,
    secret_token: secret,
    allowed_updates: allowed,
  } = body as Record<string, string> & {
    allowed_updates: string[];
  };
  if (!/^[\w-]{1,256}$/.test(secret ?? '')) return failed(400, 'Bad Request: secret token is invalid');
  bot.webhook = { url: url ?? '', secret: secret ?? '', allowed };
  return done(true);
}

export function failed(code: number, description: string, parameters?: object): PlatformAnswer {
  return {
    status: code,
    json: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
  };
}

function done(result: unknown): PlatformAnswer {
  return { status: 200, json: { ok: true, result } };
}
