import type { PlatformAnswer } from '../platform-server.js';
import { failed, type TelegramServer } from '../telegram-server.js';
import { newNumber, type ConnectedChannel, type PlatformRig, type Told, type Wire } from './platform-rig.js';

export class TelegramRig implements PlatformRig {
  readonly kind = 'telegram';
  readonly signsBytes = false;
  readonly refusal = 403;
  readonly proof = 'x-telegram-bot-api-secret-token';

  constructor(private readonly server: TelegramServer) {}

  newAccount() {
    const token = this.server.newBot(newNumber());
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
