import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { startDovecot, type RunningDovecot } from '../../scripts/lib/stores/dovecot.mjs';
import { noteProcess, runDir } from '../support/noted-processes.js';

const PASSWORD = 'a p@ss/word';
const INBOX = 'INBOX';

/** A real IMAP server (Dovecot) on loopback, with what a mail program does in its mailboxes. */
export class MailboxServer {
  private readonly passwords = new Map<string, string>();

  private constructor(
    private readonly dir: string,
    private dovecot: RunningDovecot,
  ) {}

  static async start(options: { hasIdle?: boolean } = {}): Promise<MailboxServer> {
    const dir = mkdtempSync(join(runDir(), 'dovecot-'));
    return new MailboxServer(dir, await startDovecot(dir, { ...options, note: noteProcess }));
  }

  /** Its mailboxes stay. */
  async restart(): Promise<void> {
    await this.stop();
    this.dovecot = await startDovecot(this.dir, { port: this.dovecot.port, note: noteProcess });
  }

  stop(): Promise<void> {
    return this.dovecot.stop();
  }

  /** @returns the URL of its mailbox */
  newUser(user: string, folder = ''): string {
    this.setPassword(user, PASSWORD);
    const login = `${encodeURIComponent(user)}:${encodeURIComponent(PASSWORD)}`;
    return `imap://${login}@127.0.0.1:${this.dovecot.port}${folder === '' ? '' : `/${folder}`}`;
  }

  setPassword(user: string, password: string): void {
    this.passwords.set(user, password);
    this.dovecot.setUser(user, password);
  }

  /** @param cameAt when it says to have come */
  deliver(user: string, mails: readonly string[], folder = INBOX, cameAt?: Date): Promise<void> {
    return this.as(user, async (client) => {
      for (const mail of mails) await client.append(folder, mail, [], cameAt);
    });
  }

  create(user: string, folder: string): Promise<void> {
    return this.as(user, (client) => client.mailboxCreate(folder));
  }

  /** Removes a folder and makes it anew, without its oldest mail: all others have lower UIDs, under another UIDVALIDITY. */
  renumber(user: string, folder: string): Promise<void> {
    return this.as(user, async (client) => {
      await client.mailboxRename(folder, `${folder} before`);
      await client.mailboxCreate(folder);
      await client.mailboxOpen(`${folder} before`);
      await client.messageCopy('2:*', folder);
    });
  }

  /** How many mails are there, and how many of them somebody has marked as read. */
  async counts(user: string, folder = INBOX): Promise<{ mails: number; seen: number }> {
    let seen = 0;
    let mails = 0;
    await this.as(user, async (client) => {
      const { messages = 0, unseen = 0 } =
        (await client.status(folder, { messages: true, unseen: true })) || {};
      [mails, seen] = [messages, messages - unseen];
    });
    return { mails, seen };
  }

  private async as(user: string, work: (client: ImapFlow) => Promise<unknown>): Promise<void> {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: this.dovecot.port, secure: false, logger: false },
      auth: { user, pass: this.passwords.get(user) ?? '' },
    });
    await client.connect();
    await work(client);
    await client.logout();
  }
}
