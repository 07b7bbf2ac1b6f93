import type { AddressInfo, Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string;
  text: string;
  subject: string;
  messageId: string;
  /** By lower-case name. */
  headers: Map<string, string>;
}

/** A reply of a mail server that refuses. */
export interface SmtpReply {
  code: number;
  text: string;
}

/**
 * A real mail server on loopback (RFC 5321, with logins by RFC 4954), which keeps what it is sent. @property faults replies
 * to the next mails, after their data; null: the connection breaks after the mail was taken
 */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  readonly faults: (SmtpReply | null)[] = [];
  /** Recipients with whose next mail the connection breaks after it was taken. */
  readonly breaking = new Set<string>();
  /** Mailboxes that do not exist. */
  readonly gone = new Set<string>();
  /** Password by user. */
  private readonly users = new Map<string, string>();
  private readonly sockets = new Set<Socket>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, authMethods: ['PLAIN', 'LOGIN'] },
      onAuth: ({ username = '', password }, _session, done) => {
        if (this.users.has(username) && this.users.get(username) === password) done(null, { user: username });
        else done(refusal({ code: 535, text: '5.7.8 Authentication credentials invalid' }));
      },
      onRcptTo: ({ address }, _session, done) => {
        if (this.gone.has(address)) done(refusal({ code: 550, text: '5.1.1 No such user here' }));
        else done();
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => void this.take(Buffer.concat(parts), session).then(done));
      },
    });
    this.server.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await new Promise<void>((resolve) => mail.server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  /** @returns the URL by which the user sends */
  newUser(user: string, password: string): string {
    this.users.set(user, password);
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  }

  removeUser(user: string): void {
    this.users.delete(user);
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(raw: Buffer, { envelope }: SMTPServerSession): Promise<Error | null> {
    const fault = this.faults.shift();
    if (fault) return refusal(fault);
    const to = envelope.rcptTo.map(({ address }) => address).join(', ');
    const mail = await PostalMime.parse(new Uint8Array(raw));
    this.mails.push({
      ...{ from: mail.from?.address ?? '', to },
      ...{ text: mail.text ?? '', subject: mail.subject ?? '', messageId: mail.messageId ?? '' },
      headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
    });
    if (this.breaking.delete(to) || fault === null) for (const socket of this.sockets) socket.destroy();
    return null;
  }
}

function refusal({ code, text }: SmtpReply): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

let count = 0;

/** A mail as a mail program writes it. @param fields of the header, which replace the usual ones */
export function writtenMail(
  from: string,
  to: string,
  text: string,
  fields: Record<string, string> = {},
): string {
  const header = {
    ...{ From: `Mary Kelly <${from}>`, To: to, Subject: 'Re: Your order' },
    ...{ Date: new Date().toUTCString(), 'Message-ID': `<${(count += 1)}.${Date.now()}@customers.example>` },
    ...{ 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8' },
    ...{ 'Content-Transfer-Encoding': '8bit', ...fields },
  };
  const lines = Object.entries(header).map(([name, value]) => `${name}: ${value}`);
  return [...lines, '', text.replaceAll('\n', '\r\n')].join('\r\n');
}
