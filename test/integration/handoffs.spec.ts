import type { TestingModule } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { TeamReachPort } from '../../src/chat/handoff/team-reach.port.js';
import { HandoffPromises } from '../../src/chat/handoff/handoff-promises.service.js';
import { ConversationNotices } from '../../src/conversations/announcements.js';
import { MessageOutlets } from '../../src/conversations/message-outlets.service.js';
import { ConversationReturnHandler } from '../../src/conversations/handoff/conversation-return.handler.js';
import { HandoffNotifyHandler } from '../../src/conversations/handoff/handoff-notify.handler.js';
import { HandoffsRepository } from '../../src/conversations/handoff/handoffs.repository.js';
import { TeamReachService } from '../../src/conversations/handoff/team-reach.service.js';
import { ConversationsRepository } from '../../src/conversations/conversations.repository.js';
import { NewestMessages } from '../../src/conversations/newest-messages.js';
import { ConversationsService } from '../../src/conversations/conversations.service.js';
import type { ConversationStatus, Message } from '../../src/conversations/conversation.types.js';
import { MessagesRepository } from '../../src/conversations/messages.repository.js';
import { Clock } from '../../src/kernel/clock.js';
import { OpeningHoursRepository } from '../../src/opening-hours/opening-hours.repository.js';
import { HolidayCalendar } from '../../src/opening-hours/holidays/holiday-calendar.js';
import { OpeningHoursService } from '../../src/opening-hours/opening-hours.service.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { JobSender, Outbox } from '../../src/platform/queueing/outbox.js';
import { TenantProfiles } from '../../src/platform/tenancy/tenant-profiles.js';
import { KeptJobs } from './kept-jobs.js';
import { asTenant, openPlatform } from './platform-app.js';
import { SmtpInbox } from './smtp-inbox.js';

const MINUTE_MS = 60_000;
const OWNER = 'owner@example.com';
const atOnce = (): Promise<void> => Promise.resolve();

interface OwedRow {
  id: string;
  kind: string;
  reference: string;
  sent_at: Date | null;
}

class SetClock extends Clock {
  ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
}

/** Real stores and a real mail server; the time is the test's. */
class HandoffRig {
  readonly tenantId = randomUUID();
  readonly inbox = new SmtpInbox();
  readonly clock = new SetClock();
  platform: TestingModule;

  static async open(isMailing: boolean): Promise<HandoffRig> {
    const rig = new HandoffRig();
    const url = await rig.inbox.open();
    const mail = { SMTP_URL: url, MAIL_FROM: 'Desk <desk@example.org>' };
    const profile = {
      ...{ id: rig.tenantId, name: 'Test\r\nshop', locale: 'de', timezone: 'Europe/Dublin', currency: 'EUR' },
      ...{ country: 'IE', knowledgeVersion: 1, notifyEmail: OWNER, returnAfterMinutes: 30 },
      assistant: { name: '', greeting: '', handoffTopics: [] },
    };
    rig.platform = await openPlatform(isMailing ? mail : {}, [
      ...[
        ConversationsService,
        ConversationsRepository,
        ConversationNotices,
        MessageOutlets,
        MessagesRepository,
        Outbox,
      ],
      NewestMessages,
      ...[HandoffsRepository, HandoffPromises, HandoffNotifyHandler, ConversationReturnHandler],
      ...[OpeningHoursService, OpeningHoursRepository, HolidayCalendar],
      { provide: TeamReachPort, useClass: TeamReachService },
      { provide: Clock, useValue: rig.clock },
      { provide: JobSender, useValue: new KeptJobs() },
      { provide: TenantProfiles, useValue: { profile: () => Promise.resolve(profile) } },
    ]);
    await rig.platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'de', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [rig.tenantId, `shop-${rig.tenantId}`],
    );
    return rig;
  }

  async close(): Promise<void> {
    await this.platform.close();
    await this.inbox.close();
  }

  inTenant<T>(work: () => T): T {
    return asTenant(this.tenantId, work);
  }

  get conversations(): ConversationsService {
    return this.platform.get(ConversationsService);
  }

  /** A conversation that waits for a person. */
  async waiting(locale = 'en'): Promise<string> {
    return this.inTenant(async () => {
      const visitorId = await this.conversations.saveVisitor({ locale });
      const { id } = await this.conversations.create('api', visitorId);
      await this.conversations.handOff(id, 'asked_for');
      return id;
    });
  }

  say(conversationId: string, from: 'visitor' | 'member'): Promise<unknown> {
    const message = { conversationId, from, text: 'private words', clientId: null };
    return this.inTenant(() => this.conversations.receive(message));
  }

  statusOf(id: string): Promise<ConversationStatus> {
    return this.inTenant(async () => (await this.conversations.get(id)).status);
  }

  messagesOf(id: string): Promise<Message[]> {
    return this.inTenant(async () => (await this.conversations.listMessages(id, { limit: 20 })).data);
  }

  query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.inTenant(() => this.platform.get(TenantDb).query<Row>(text, values));
  }

  async owed(kind: string, conversationId: string): Promise<OwedRow[]> {
    return this.query<OwedRow>(
      `SELECT id, kind, reference, sent_at FROM outbox WHERE kind = $1 AND (reference = $2
         OR reference IN (SELECT id FROM handoffs WHERE conversation_id = $2))`,
      [kind, conversationId],
    );
  }

  /** Runs the job of that kind as the queue would. */
  async run(kind: 'handoff.notify' | 'conversation.return', conversationId: string): Promise<void> {
    const [row] = await this.owed(kind, conversationId);
    if (!row) throw new Error(`No ${kind} is owed.`);
    const type = kind === 'handoff.notify' ? HandoffNotifyHandler : ConversationReturnHandler;
    const job = { outboxId: row.id, reference: row.reference, alone: atOnce };
    await this.inTenant(() => this.platform.get<HandoffNotifyHandler>(type).handle(job));
  }

  /** As if all that was handed off before had been long ago and told. */
  async forgetTries(): Promise<void> {
    await this.query(`UPDATE handoffs SET notice = 'sent', tried_at = NULL, error = NULL`);
  }

  /** Begins to tell of all of them at once. @returns how many may be told now */
  async beginAll(conversationIds: string[]): Promise<number> {
    const rows = await this.query<{ id: string }>(
      'SELECT id FROM handoffs WHERE conversation_id = ANY ($1::uuid[])',
      [conversationIds],
    );
    const begin = ({ id }: { id: string }) => this.platform.get(HandoffsRepository).begin(id, 10);
    const begun = await this.inTenant(() => Promise.all(rows.map(begin)));
    return begun.filter((handoff) => handoff !== null).length;
  }

  async noticeOf(conversationId: string): Promise<string | undefined> {
    const rows = await this.query<{ notice: string }>(
      'SELECT notice FROM handoffs WHERE conversation_id = $1',
      [conversationId],
    );
    return rows.at(-1)?.notice;
  }
}

describe('a business with mail', () => {
  let rig: HandoffRig;

  beforeAll(async () => {
    rig = await HandoffRig.open(true);
  });
  afterAll(() => rig.close());
  beforeEach(() => {
    rig.inbox.mails.length = 0;
    Object.assign(rig.inbox, { refusal: null, refusedAt: 'RCPT', refusalText: 'Not now' });
    rig.clock.ahead = 0;
    return rig.forgetTries();
  });

  it('is told once, with the conversation and without a word of the visitor', async () => {
    const id = await rig.waiting();
    await rig.say(id, 'visitor');
    await rig.run('handoff.notify', id);
    expect(rig.inbox.mails).toHaveLength(1);
    const [mail] = rig.inbox.mails;
    expect(mail?.to).toEqual([OWNER]);
    expect(mail?.text).toContain(id);
    expect(mail?.text).not.toContain('://');
    expect(mail?.text).toMatch(/^Subject: Ein Kunde von Test shop wartet/m);
    expect(mail?.text).not.toContain('private words');
    expect(await rig.noticeOf(id)).toBe('sent');
    expect(await rig.owed('handoff.notify', id)).toEqual([]);
  });

  it('is tried again later when the server cannot take it now, and then told once', async () => {
    const id = await rig.waiting();
    rig.inbox.refusal = 451;
    const began = Date.now();
    await rig.run('handoff.notify', id);
    expect(await rig.noticeOf(id)).toBe('pending');
    const [owed] = await rig.owed('handoff.notify', id);
    expect(owed?.sent_at?.getTime()).toBeGreaterThan(began + 10_000);
    rig.inbox.refusal = null;
    await rig.run('handoff.notify', id);
    expect([rig.inbox.mails.length, await rig.noticeOf(id)]).toEqual([1, 'sent']);
  });

  it('is given up at once when the server refuses for good, and after ten tries', async () => {
    const refused = await rig.waiting();
    rig.inbox.refusal = 550;
    await rig.run('handoff.notify', refused);
    expect([await rig.noticeOf(refused), await rig.owed('handoff.notify', refused)]).toEqual(['failed', []]);
    const tried = await rig.waiting();
    await rig.query('UPDATE handoffs SET attempts = 9 WHERE conversation_id = $1', [tried]);
    rig.inbox.refusal = 451;
    await rig.run('handoff.notify', tried);
    expect(await rig.noticeOf(tried)).toBe('failed');
  });

  it.each<['MAIL' | 'RCPT' | 'DATA', number, string]>([
    ['MAIL', 530, '5.7.0 Authentication required'],
    ['MAIL', 554, 'Your address is on a list'],
    ['MAIL', 550, 'Sender unknown'],
    ['RCPT', 550, '5.7.1 Relaying denied'],
    ['RCPT', 552, 'Mailbox full'],
    ['RCPT', 554, '5.7.1 Service unavailable'],
    ['DATA', 554, 'Looks like spam'],
  ])(
    'is tried again after a refusal that is not about its address: %s %i %s',
    async (refusedAt, refusal, refusalText) => {
      const id = await rig.waiting();
      Object.assign(rig.inbox, { refusedAt, refusal, refusalText });
      await rig.run('handoff.notify', id);
      expect([await rig.noticeOf(id), (await rig.owed('handoff.notify', id)).length]).toEqual(['pending', 1]);
    },
  );

  it.each([550, 551, 553])('is given up when there is no such mailbox: %i', async (refusal) => {
    const id = await rig.waiting();
    Object.assign(rig.inbox, { refusal, refusalText: '5.1.1 No such user' });
    await rig.run('handoff.notify', id);
    expect(await rig.noticeOf(id)).toBe('failed');
  });

  it('is not promised a mail while mails fail, and again when one was sent', async () => {
    const said = async () => (await rig.messagesOf(await rig.waiting()))[0]?.text ?? '';
    const id = await rig.waiting();
    expect(await said()).toMatch(/gets an e-mail about it/);
    rig.inbox.refusal = 451;
    await rig.run('handoff.notify', id);
    expect(await said()).toMatch(/sees it in its list/);
    rig.inbox.refusal = null;
    await rig.run('handoff.notify', id);
    expect(await said()).toMatch(/gets an e-mail about it/);
  });

  it('gets ten mails in an hour; the next tells of all that were held back', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 13; n += 1) {
      const id = await rig.waiting();
      ids.push(id);
      await rig.run('handoff.notify', id);
    }
    expect(rig.inbox.mails).toHaveLength(10);
    const held = ids.slice(10);
    for (const id of held) {
      expect(await rig.noticeOf(id)).toBe('pending');
      const [owed] = await rig.owed('handoff.notify', id);
      expect((owed?.sent_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(50 * MINUTE_MS);
    }
    await rig.query(`UPDATE handoffs SET tried_at = tried_at - interval '61 minutes'`);
    await rig.run('handoff.notify', held[0] ?? '');
    expect(rig.inbox.mails).toHaveLength(11);
    for (const id of held) {
      expect(rig.inbox.mails.at(-1)?.text).toContain(id);
      expect([await rig.noticeOf(id), await rig.owed('handoff.notify', id)]).toEqual(['sent', []]);
    }
  });

  it('gets ten mails also when thirteen jobs run at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 13; n += 1) ids.push(await rig.waiting());
    expect(await rig.beginAll(ids)).toBe(10);
  });

  it('promises the visitor a mail, in the visitor’s language', async () => {
    const [notice] = await rig.messagesOf(await rig.waiting('fr_CA'));
    expect(notice).toMatchObject({ from: 'system', handoff: { reason: 'asked_for' } });
    expect(notice?.text).toMatch(/en reçoit un e-mail.*adresse e-mail/);
  });
});

describe('a business without mail', () => {
  let rig: HandoffRig;

  beforeAll(async () => {
    rig = await HandoffRig.open(false);
  });
  afterAll(() => rig.close());
  beforeEach(() => {
    rig.clock.ahead = 0;
  });

  it('is not told, and nobody says that it is', async () => {
    const id = await rig.waiting();
    const [notice] = await rig.messagesOf(id);
    expect(notice?.text).toMatch(/sees it in its list of waiting conversations.*do not know when/);
    expect(notice?.text).not.toMatch(/e-mail about/);
    await rig.run('handoff.notify', id);
    expect([rig.inbox.mails.length, await rig.noticeOf(id)]).toEqual([0, 'none']);
  });

  it('gets the conversation back to the assistant after half an hour without a member, not before', async () => {
    const id = await rig.waiting();
    await rig.run('conversation.return', id);
    expect(await rig.statusOf(id)).toBe('waiting');
    const [owed] = await rig.owed('conversation.return', id);
    expect((owed?.sent_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(20 * MINUTE_MS);
    rig.clock.ahead = 31 * MINUTE_MS;
    await rig.run('conversation.return', id);
    expect(await rig.statusOf(id)).toBe('assistant');
    expect(await rig.owed('conversation.return', id)).toEqual([]);
    expect((await rig.messagesOf(id))[0]?.text).toMatch(/automatic assistant answers here again/);
  });

  it('counts from a member’s last word, also when a member began to speak', async () => {
    const id = await rig.inTenant(async () => {
      const visitorId = await rig.conversations.saveVisitor({});
      return (await rig.conversations.create('api', visitorId)).id;
    });
    for (let n = 0; n < 2; n += 1) await rig.say(id, 'member');
    expect(await rig.owed('conversation.return', id)).toHaveLength(1);
    rig.clock.ahead = 31 * MINUTE_MS;
    await rig.run('conversation.return', id);
    expect(await rig.statusOf(id)).toBe('assistant');
  });

  it('owes nothing more once the conversation is resolved', async () => {
    const id = await rig.waiting();
    await rig.inTenant(() => rig.conversations.resolve(id));
    await rig.run('conversation.return', id);
    expect([await rig.statusOf(id), await rig.owed('conversation.return', id)]).toEqual(['resolved', []]);
  });

  it('leaves it with a member who writes while the time is counted', async () => {
    const id = await rig.waiting();
    rig.clock.ahead = 31 * MINUTE_MS;
    const hours = rig.platform.get(OpeningHoursService);
    const count = hours.afterOpenMinutes.bind(hours);
    const counting = jest.spyOn(hours, 'afterOpenMinutes').mockImplementationOnce(async (since, minutes) => {
      await rig.say(id, 'member');
      return count(since, minutes);
    });
    await rig.run('conversation.return', id);
    counting.mockRestore();
    expect([await rig.statusOf(id), (await rig.messagesOf(id))[0]?.from]).toEqual(['member', 'member']);
    expect(await rig.owed('conversation.return', id)).toHaveLength(1);
  });

  it.each(['member', 'handoff'])('is owed again when it is back with the team at once: %s', async (who) => {
    const id = await rig.waiting();
    rig.clock.ahead = 31 * MINUTE_MS;
    const notices = rig.platform.get(ConversationNotices);
    const back = notices.giveBack.bind(notices);
    const giving = jest.spyOn(notices, 'giveBack').mockImplementationOnce(async (...args) => {
      const isGivenBack = await back(...args);
      await (who === 'member' ? rig.say(id, 'member') : rig.inTenant(() => notices.handOff(id, 'asked_for')));
      return isGivenBack;
    });
    await rig.run('conversation.return', id);
    giving.mockRestore();
    expect(await rig.statusOf(id)).toBe(who === 'member' ? 'member' : 'waiting');
    expect(await rig.owed('conversation.return', id)).toHaveLength(1);
  });

  it('keeps the job of a conversation that a member takes while the job ends', async () => {
    const id = await rig.waiting();
    await rig.inTenant(() => rig.conversations.giveBack(id));
    const handoffs = rig.platform.get(HandoffsRepository);
    const read = handoffs.silence.bind(handoffs);
    const reading = jest.spyOn(handoffs, 'silence').mockImplementationOnce(async (conversationId) => {
      const silence = await read(conversationId);
      await rig.say(id, 'member');
      return silence;
    });
    await rig.run('conversation.return', id);
    reading.mockRestore();
    expect([await rig.statusOf(id), (await rig.owed('conversation.return', id)).length]).toEqual([
      'member',
      1,
    ]);
  });

  it('gives it back by a call; a second call changes nothing', async () => {
    const id = await rig.waiting();
    for (let n = 0; n < 2; n += 1) await rig.inTenant(() => rig.conversations.giveBack(id));
    expect(await rig.statusOf(id)).toBe('assistant');
    expect(await rig.messagesOf(id)).toHaveLength(2);
  });
});
