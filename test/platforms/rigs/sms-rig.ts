import type { PlatformAnswer } from '../platform-server.js';
import { failed, type TwilioServer } from '../twilio-server.js';
import { newNumber, type ConnectedChannel, type PlatformRig, type Told, type Wire } from './platform-rig.js';

/** Of suggestions, each on a line of its own. */
const CHOICE = /^\d{1,2}\. (.*)$/;

/** A number at Twilio. */
export class SmsRig implements PlatformRig {
  readonly kind = 'sms';
  readonly signsBytes = true;
  readonly refusal = 401;
  readonly proof = 'x-twilio-signature';

  constructor(private readonly server: TwilioServer) {}

  newAccount() {
    const settings = this.server.newAccount(newNumber());
    return { settings, secrets: [settings.authToken] };
  }

  revoke({ accountSid = '' }: Record<string, string>): void {
    this.server.revoke(accountSid);
  }

  text(settings: Record<string, string>, channel: ConnectedChannel, chat: number, text: string): Wire {
    return this.wire(settings, channel, chat, text);
  }

  voice(settings: Record<string, string>, channel: ConnectedChannel, chat: number): Wire {
    const media = { NumMedia: '1', MediaContentType0: 'audio/amr', MediaUrl0: 'https://media.example/never' };
    return this.wire(settings, channel, chat, '', media);
  }

  /** The number of the suggestion, as there are no buttons. */
  press(settings: Record<string, string>, channel: ConnectedChannel, chat: number, index: number): Wire {
    return this.wire(settings, channel, chat, String(index + 1));
  }

  private wire(
    { accountSid = '' }: Record<string, string>,
    { url }: ConnectedChannel,
    chat: number,
    text: string,
    fields: Record<string, string> = {},
  ): Wire {
    return this.server.signed(accountSid, url, this.server.message(accountSid, `+${chat}`, text, fields));
  }

  told(chat: number): Told[] {
    return this.server.sent
      .filter(({ to }) => to === `+${chat}`)
      .map(({ body }) => {
        const lines = body.split('\n');
        const choices = lines.flatMap((line) => CHOICE.exec(line)?.[1] ?? []);
        const text = lines.filter((line) => !CHOICE.test(line)).join('\n');
        return { text: text.trim(), choices };
      });
  }

  block(chat: number): void {
    this.server.stopped.add(`+${chat}`);
  }

  mend(): void {
    this.server.faults.length = 0;
  }

  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void {
    const answers: Record<string, PlatformAnswer | null> = {
      away: failed(503, 20503, 'Service is temporarily unavailable'),
      limited: { ...failed(429, 20429, 'Too Many Requests'), headers: { 'retry-after': '1' } },
      refused: failed(400, 21408, 'Permission to send an SMS has not been enabled for the region'),
      breaks: null,
    };
    this.server.faults.push(...kinds.map((kind) => answers[kind] ?? null));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
