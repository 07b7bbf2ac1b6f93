import type { Stage } from '../e2e/stage.js';
import { error, escaped, GraphServer, signatureOf } from './graph-server.js';
import { PageServer } from './page-server.js';
import type { Answered, PlatformAnswer } from './platform-server.js';
import { failed, TelegramServer } from './telegram-server.js';

/** What has come to a customer. */
export interface Told {
  text: string;
  choices: string[];
}

/** A delivery as it stands on the wire. */
export interface Wire {
  body: string;
  headers: Record<string, string>;
}

export interface ConnectedChannel {
  id: string;
  url: string;
}

/** What every adapter's tests need of a platform's stand-in. */
export interface PlatformRig {
  readonly kind: 'telegram' | 'whatsapp' | 'messenger' | 'instagram';
  /** Whether the proof is of the bytes of the body. */
  readonly signsBytes: boolean;
  /** Of the refusal of a delivery that is not genuine. */
  readonly refusal: number;
  /** The header that makes a delivery genuine. */
  readonly proof: string;
  /** Settings of an account that nobody has connected yet. */
  newAccount(): { settings: Record<string, string>; secrets: string[] };
  revoke(settings: Record<string, string>): void;
  /** A text of a customer, signed for the channel. */
  text(settings: Record<string, string>, channel: ConnectedChannel, chat: number, text: string): Wire;
  voice(settings: Record<string, string>, channel: ConnectedChannel, chat: number): Wire;
  press(settings: Record<string, string>, channel: ConnectedChannel, chat: number, index: number): Wire;
  told(chat: number): Told[];
  block(chat: number): void;
  /** No send meets a fault any more. */
  mend(): void;
  /** The next sends meet this. */
  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void;
  close(): Promise<void>;
}

export async function send({ url }: ConnectedChannel, { body, headers }: Wire): Promise<Answered> {
  const response = await fetch(url, {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, text: await response.text() };
}

let accounts = 30_000;

class TelegramRig implements PlatformRig {
  readonly kind = 'telegram';
  readonly signsBytes = false;
  readonly refusal = 403;
  readonly proof = 'x-telegram-bot-api-secret-token';

  constructor(private readonly server: TelegramServer) {}

  newAccount() {
    const token = this.server.newBot((accounts += 1));
    return { settings: { token }, secrets: [token] };
  }

  revoke({ token = '' }: Record<string, string>): void {
    this.server.revoke(token);
  }

  text({ token = '' }: Record<string, string>, _: ConnectedChannel, chat: number, text: string): Wire {
    return this.wire(token, this.server.message(chat, { text }));
  }

  voice({ token = '' }: Record<string, string>, _: ConnectedChannel, chat: number): Wire {
    return this.wire(token, this.server.message(chat, { voice: { file_id: 'x', duration: 2 } }));
  }

  press({ token = '' }: Record<string, string>, _: ConnectedChannel, chat: number, index: number): Wire {
    const sent = this.server.texts.filter((each) => each.chat === chat && each.buttons.length > 0).at(-1);
    if (!sent) throw new Error('There is no button.');
    return this.wire(token, this.server.pressed(chat, sent, index));
  }

  private wire(token: string, update: object): Wire {
    const { secret } = this.server.webhookOf(token);
    return { body: JSON.stringify(update), headers: { [this.proof]: secret } };
  }

  told(chat: number): Told[] {
    return this.server.texts
      .filter((sent) => sent.chat === chat)
      .map(({ text, buttons }) => ({ text, choices: buttons.map((button) => button.text) }));
  }

  block(chat: number): void {
    this.server.blocked.add(chat);
  }

  mend(): void {
    this.server.faults.length = 0;
  }

  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void {
    const answers: Record<string, PlatformAnswer | null> = {
      away: failed(502, 'Bad Gateway'),
      limited: failed(429, 'Too Many Requests: retry after 1', { retry_after: 1 }),
      refused: failed(400, 'Bad Request: something is wrong with it'),
      breaks: null,
    };
    this.server.faults.push(...kinds.map((kind) => answers[kind] ?? null));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

class WhatsAppRig implements PlatformRig {
  readonly kind = 'whatsapp';
  readonly signsBytes = true;
  readonly refusal = 401;
  readonly proof = 'x-hub-signature-256';

  constructor(private readonly server: GraphServer) {}

  newAccount() {
    const phoneNumberId = String((accounts += 1));
    const accessToken = `EAAJ-${phoneNumberId}-0123456789abcdef`;
    const appSecret = `app-secret-${phoneNumberId}-0123456789`;
    this.server.add(phoneNumberId, { token: accessToken, appSecret, display: `+353 ${phoneNumberId}` });
    return { settings: { phoneNumberId, accessToken, appSecret }, secrets: [accessToken, appSecret] };
  }

  revoke({ phoneNumberId = '' }: Record<string, string>): void {
    this.server.revoke(phoneNumberId);
  }

  text(settings: Record<string, string>, _: ConnectedChannel, chat: number, text: string): Wire {
    return this.wire(settings, chat, { type: 'text', text: { body: text } });
  }

  voice(settings: Record<string, string>, _: ConnectedChannel, chat: number): Wire {
    return this.wire(settings, chat, {
      type: 'audio',
      audio: { id: '1', mime_type: 'audio/ogg', voice: true },
    });
  }

  press(settings: Record<string, string>, _: ConnectedChannel, chat: number, index: number): Wire {
    const sent = this.server.sent
      .filter((each) => each.to === String(chat) && each.choices.length > 0)
      .at(-1);
    const choice = sent?.choices[index];
    if (!choice) throw new Error('There is no button.');
    const interactive = { type: 'button_reply', button_reply: choice };
    return this.wire(settings, chat, { type: 'interactive', interactive });
  }

  private wire(
    { phoneNumberId = '', appSecret = '' }: Record<string, string>,
    chat: number,
    fields: object,
  ): Wire {
    const body = escaped(this.server.message(phoneNumberId, String(chat), fields));
    return { body, headers: { [this.proof]: signatureOf(appSecret, body) } };
  }

  told(chat: number): Told[] {
    return this.server.sent
      .filter(({ to }) => to === String(chat))
      .map(({ text, choices }) => ({ text, choices: choices.map(({ title }) => title) }));
  }

  block(chat: number): void {
    this.server.blocked.add(String(chat));
  }

  mend(): void {
    this.server.faults.length = 0;
  }

  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void {
    const answers: Record<string, PlatformAnswer | null> = {
      away: error(500, 131000, 'Something went wrong'),
      limited: error(400, 131056, 'Pair rate limit hit'),
      refused: error(400, 131051, 'Unsupported message type'),
      breaks: null,
    };
    this.server.faults.push(...kinds.map((kind) => answers[kind] ?? null));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** A page in Messenger, or the Instagram account that is linked to it. */
class PageRig implements PlatformRig {
  readonly kind: 'messenger' | 'instagram';
  readonly signsBytes = true;
  readonly refusal = 401;
  readonly proof = 'x-hub-signature-256';

  constructor(private readonly server: PageServer) {
    this.kind = server.kind;
  }

  newAccount() {
    const id = String((accounts += 1));
    const accessToken = `EAAP-${id}-0123456789abcdef`;
    const appSecret = `page-secret-${id}-0123456789`;
    this.server.add(accessToken, { id, instagramId: `17841${id}`, appSecret });
    return { settings: { accessToken, appSecret }, secrets: [accessToken, appSecret] };
  }

  revoke({ accessToken = '' }: Record<string, string>): void {
    this.server.revoke(accessToken);
  }

  text(settings: Record<string, string>, _: ConnectedChannel, chat: number, text: string): Wire {
    return this.wire(settings, chat, { text });
  }

  voice(settings: Record<string, string>, _: ConnectedChannel, chat: number): Wire {
    const attachments = [{ type: 'audio', payload: { url: 'https://cdn.example/voice.mp4' } }];
    return this.wire(settings, chat, { attachments });
  }

  press(settings: Record<string, string>, _: ConnectedChannel, chat: number, index: number): Wire {
    const sent = this.server.sent
      .filter((each) => each.to === String(chat) && each.choices.length > 0)
      .at(-1);
    const choice = sent?.choices[index];
    if (!choice) throw new Error('There is no button.');
    return this.wire(settings, chat, { text: choice.title, quick_reply: { payload: choice.payload } });
  }

  private wire({ accessToken = '', appSecret = '' }: Record<string, string>, chat: number, fields: object) {
    const body = escaped(this.server.message(accessToken, String(chat), fields));
    return { body, headers: { [this.proof]: signatureOf(appSecret, body) } };
  }

  told(chat: number): Told[] {
    return this.server.sent
      .filter(({ to }) => to === String(chat))
      .map(({ text, choices }) => ({ text, choices: choices.map(({ title }) => title) }));
  }

  block(chat: number): void {
    this.server.blocked.add(String(chat));
  }

  mend(): void {
    this.server.faults.length = 0;
  }

  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void {
    const answers: Record<string, PlatformAnswer | null> = {
      away: error(500, 1200, 'Temporary send message failure. Please try again later.'),
      limited: error(400, 613, 'Calls to this API have exceeded the rate limit.'),
      refused: error(400, 100, 'Invalid parameter', 2018047),
      breaks: null,
    };
    this.server.faults.push(...kinds.map((kind) => answers[kind] ?? null));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** Each platform whose adapter must pass the contract, one line each. */
export const RIGS: Record<PlatformRig['kind'], (stage: Stage) => Promise<PlatformRig>> = {
  telegram: async ({ platforms }) => new TelegramRig(await TelegramServer.start(platforms.telegram)),
  whatsapp: async ({ platforms }) => new WhatsAppRig(await GraphServer.start(platforms.graph)),
  messenger: async ({ platforms }) => new PageRig(await PageServer.start('messenger', platforms.graph)),
  instagram: async ({ platforms }) => new PageRig(await PageServer.start('instagram', platforms.graph)),
};
