import { writtenMail, type MailServer, type SmtpReply } from '../mail-server.js';
import { newNumber, type ConnectedChannel, type PlatformRig, type Told, type Wire } from './platform-rig.js';

/** Of suggestions, each on a line of its own. */
const CHOICE = /^\d{1,2}\. (.*)$/;

/** A mailbox whose mails come as they are (RFC 5322), and a mail server. */
export class EmailRig implements PlatformRig {
  readonly kind = 'email';
  readonly signsBytes = false;
  readonly refusal = 401;
  readonly proof = 'authorization';
  readonly isWhole = true;

  constructor(private readonly server: MailServer) {}

  newAccount() {
    const address = `help${newNumber()}@clay.example`;
    const password = `password-of-${address}`;
    const settings = { address, smtpUrl: this.server.newUser(address, password) };
    return { settings, secrets: [password, settings.smtpUrl] };
  }

  revoke({ address = '' }: Record<string, string>): void {
    this.server.removeUser(address);
  }

  text(
    { address = '' }: Record<string, string>,
    channel: ConnectedChannel,
    chat: number,
    text: string,
  ): Wire {
    return wire(channel, writtenMail(customer(chat), address, text));
  }

  voice({ address = '' }: Record<string, string>, channel: ConnectedChannel, chat: number): Wire {
    const content = { 'Content-Type': 'audio/mp4; name="voice.m4a"', 'Content-Disposition': 'attachment' };
    return wire(channel, writtenMail(customer(chat), address, 'sound', content));
  }

  /** The number of the suggestion, above what is quoted. */
  press(
    { address = '' }: Record<string, string>,
    channel: ConnectedChannel,
    chat: number,
    index: number,
  ): Wire {
    const quoted = `On Mon, 1 Dec 2026 at 10:00, Clay <${address}> wrote:\n> Which one?`;
    return wire(channel, writtenMail(customer(chat), address, `${index + 1}\n\n${quoted}`));
  }

  told(chat: number): Told[] {
    return this.server.mails
      .filter(({ to }) => to === customer(chat))
      .map((mail) => {
        const lines = mail.text.replaceAll('\r', '').split('\n');
        const choices = lines.flatMap((line) => CHOICE.exec(line)?.[1] ?? []);
        const text = lines.filter((line) => !CHOICE.test(line)).join('\n');
        return { text: text.trim(), choices };
      });
  }

  block(chat: number): void {
    this.server.gone.add(customer(chat));
  }

  mend(): void {
    this.server.faults.length = 0;
  }

  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void {
    const replies: Record<string, SmtpReply | null> = {
      away: { code: 451, text: '4.3.0 Temporary failure' },
      limited: { code: 452, text: '4.3.1 Insufficient system storage' },
      refused: { code: 554, text: '5.7.1 Message refused' },
      breaks: null,
    };
    this.server.faults.push(...kinds.map((kind) => replies[kind] ?? null));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

function customer(chat: number): string {
  return `c${chat}@customers.example`;
}

function wire({ setup }: ConnectedChannel, body: string): Wire {
  const login = `${setup?.['user']}:${setup?.['password']}`;
  const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
  return { body, headers: { 'content-type': 'message/rfc822', authorization } };
}
