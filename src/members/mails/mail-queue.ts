import { Injectable } from '@nestjs/common';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { JobSender, Outbox } from '../../platform/queueing/outbox.js';

/** Mails with links, which jobs send. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly db: TenantDb,
    private readonly outbox: Outbox,
    private readonly jobs: JobSender,
  ) {}

  /** Owes the mail of a one-time token, in the context of its tenant. */
  async owe(tokenId: string): Promise<void> {
    const entry = await this.db.transaction((sql) => this.outbox.add(sql, 'member.mail', tokenId));
    await this.jobs.send(entry);
  }
}
