import type { PlatformAnswer } from '../platform-server.js';
import { refused, type SlackServer } from '../slack-server.js';
import { newNumber, type ConnectedChannel, type PlatformRig, type Told, type Wire } from './platform-rig.js';

/** Direct messages to an app. */
export class SlackRig implements PlatformRig {
  readonly kind = 'slack';
  readonly signsBytes = true;
  readonly refusal = 401;
  readonly proof = 'x-slack-signature';

  constructor(private readonly server: SlackServer) {}

  newAccount() {
    const settings = this.server.newApp(newNumber());
    return { settings, secrets: Object.values(settings) };
  }

  revoke({ token = '' }: Record<string, string>): void {
    this.server.revoke(token);
  }

  text({ token = '' }: Record<string, string>, _: ConnectedChannel, chat: number, text: string): Wire {
    return this.server.signed(token, this.server.message(token, `D${chat}`, { text }));
  }

  voice({ token = '' }: Record<string, string>, _: ConnectedChannel, chat: number): Wire {
    const files = [{ id: 'F1', mimetype: 'audio/mp4', subtype: 'slack_audio' }];
    const event = this.server.message(token, `D${chat}`, { text: '', subtype: 'file_share', files });
    return this.server.signed(token, event);
  }

  press({ token = '' }: Record<string, string>, _: ConnectedChannel, chat: number, index: number): Wire {
    const sent = this.server.sent
      .filter(({ channel, choices }) => channel === `D${chat}` && choices.length > 0)
      .at(-1);
    if (!sent) throw new Error('There is no button.');
    return this.server.signedForm(token, this.server.pressed(token, sent, index));
  }

  told(chat: number): Told[] {
    return this.server.sent
      .filter(({ channel }) => channel === `D${chat}`)
      .map(({ text, choices }) => ({ text, choices: choices.map((choice) => choice.text) }));
  }

  block(chat: number): void {
    this.server.closed.add(`D${chat}`);
  }

  mend(): void {
    this.server.faults.length = 0;
  }

  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void {
    const answers: Record<string, PlatformAnswer | null> = {
      away: { ...refused('service_unavailable'), status: 503 },
      limited: { ...refused('ratelimited'), status: 429, headers: { 'retry-after': '1' } },
      refused: refused('msg_too_long'),
      breaks: null,
    };
    this.server.faults.push(...kinds.map((kind) => answers[kind] ?? null));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
