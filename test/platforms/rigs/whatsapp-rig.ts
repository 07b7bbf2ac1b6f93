import { error, escaped, type GraphServer, signatureOf } from '../graph-server.js';
import type { PlatformAnswer } from '../platform-server.js';
import { newNumber, type ConnectedChannel, type PlatformRig, type Told, type Wire } from './platform-rig.js';

export class WhatsAppRig implements PlatformRig {
  readonly kind = 'whatsapp';
  readonly signsBytes = true;
  readonly refusal = 401;
  readonly proof = 'x-hub-signature-256';

  constructor(private readonly server: GraphServer) {}

  newAccount() {
    const phoneNumberId = String(newNumber());
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
