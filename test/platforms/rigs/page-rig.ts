import { error, escaped, signatureOf } from '../graph-server.js';
import type { PageServer } from '../page-server.js';
import type { PlatformAnswer } from '../platform-server.js';
import { newNumber, type ConnectedChannel, type PlatformRig, type Told, type Wire } from './platform-rig.js';

/** A page in Messenger, or the Instagram account that is linked to it. */
export class PageRig implements PlatformRig {
  readonly kind: 'messenger' | 'instagram';
  readonly signsBytes = true;
  readonly refusal = 401;
  readonly proof = 'x-hub-signature-256';

  constructor(private readonly server: PageServer) {
    this.kind = server.kind;
  }

  newAccount() {
    const id = String(newNumber());
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
