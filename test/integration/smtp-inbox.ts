import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is sent, and refuses as long as the test wants. */
export class SmtpInbox {
  readonly mails: { to: string[]; text: string }[] = [];
  /** The reply to that command, such as 550; null accepts. */
  refusal: number | null = null;
  refusedAt: 'MAIL' | 'RCPT' | 'DATA' = 'RCPT';
  refusalText = 'Not now';

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_address, _session, done) => done(this.errorAt('MAIL')),
    onRcptTo: (_address, _session, done) => done(this.errorAt('RCPT')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refused = this.errorAt('DATA');
        if (refused) return done(refused);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.mails.push({ to, text: Buffer.concat(chunks).toString('utf8').replaceAll('=\r\n', '') });
        done();
      });
    },
  });

  /** @returns the server's URL. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  private errorAt(command: typeof this.refusedAt): Error | null {
    if (this.refusal === null || this.refusedAt !== command) return null;
    return Object.assign(new Error(this.refusalText), { responseCode: this.refusal });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
