import { ChannelClaimsRepository } from '../../src/channels/messengers/channel-claims.repository.js';
import { ChannelSecrets } from '../../src/channels/messengers/channel-secrets.js';
import type { ChannelSettings } from '../../src/channels/messengers/channel.types.js';
import { ChannelsRepository } from '../../src/channels/messengers/channels.repository.js';
import {
  MailboxLeases,
  type HeldMailbox,
} from '../../src/channels/messengers/email/mailbox/mailbox-leases.repository.js';
import { MailboxPlaces } from '../../src/channels/messengers/email/mailbox/mailbox-places.repository.js';
import { ChannelDeliverySweeper } from '../../src/channels/messengers/sending/channel-delivery-sweeper.js';
import { ChatsRepository } from '../../src/channels/messengers/receiving/chats.repository.js';
import type { InboundMessage } from '../../src/channels/messengers/receiving/inbound.types.js';
import { ChatLeases } from '../../src/channels/messengers/sending/chat-leases.repository.js';
import { DeliveriesRepository } from '../../src/channels/messengers/sending/deliveries.repository.js';
import { DeliveryStatusesRepository } from '../../src/channels/messengers/sending/delivery-statuses.repository.js';
import {
  OwedMessages,
  type OwedDelivery,
} from '../../src/channels/messengers/sending/owed-messages.repository.js';
import { SendingWaits } from '../../src/channels/messengers/sending/waits.repository.js';
import { SecurityConfig } from '../../src/config/security.config.js';
import { SealedBoxes } from '../../src/platform/crypto/sealed-boxes.js';
import type { TenantDb } from '../../src/platform/database/tenant-db.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const SECRETS = new ChannelSecrets(
  new SealedBoxes(Object.assign(new SecurityConfig(), { appSecret: 'a secret of at least 32 characters' })),
);
const SETTINGS: ChannelSettings = { open: {}, secret: { token: 'secret' } };
const ACCOUNT = { id: '1', name: '@shop' };
const MESSAGE: InboundMessage = {
  ...{ id: 'm1', chat: '1', at: NOW, content: { kind: 'text', text: 'Hello' } },
  user: { name: 'Aoife', locale: 'en', phone: null },
};
const PROVEN: InboundMessage = { ...MESSAGE, user: { ...MESSAGE.user, phone: '+353851234567' } };
const OWED: OwedDelivery = {
  ...{
    id: ID,
    channelId: ID,
    chatId: ID,
    chat: '1',
    attempts: 1,
    owedSince: NOW,
    callingSince: null,
    parts: [],
  },
  ...{
    thread: null,
    isUnreachable: false,
    lastInboundAt: NOW,
    pausedUntil: null,
    isHeld: false,
    message: null,
  },
};
const KNOWN = { id: ID, visitorId: ID, isErasing: false, hasNoPhone: true };
const KEY = `${ID}.0`;
const HELD: HeldMailbox = { tenantId: ID, channelId: ID, lease: 1 };

/** In a transaction, as the answer has it. */
class AskedChats {
  private readonly chats: ChatsRepository;

  constructor(private readonly db: TenantDb) {
    this.chats = new ChatsRepository(db);
  }

  resolve(...args: Parameters<ChatsRepository['resolve']>): Promise<unknown> {
    return this.chats.resolve(...args);
  }

  stored(...args: Parameters<ChatsRepository['stored']>): Promise<unknown> {
    return this.chats.stored(...args);
  }

  countOfHour(...args: Parameters<ChatsRepository['countOfHour']>): Promise<number> {
    return this.chats.countOfHour(...args);
  }

  hasMessage(...args: Parameters<ChatsRepository['hasMessage']>): Promise<boolean> {
    return this.chats.hasMessage(...args);
  }

  isUnanswered(conversationId: string, seq: number): Promise<boolean> {
    return this.db.transaction((sql) => this.chats.isUnanswered(sql, conversationId, seq));
  }

  noteWish(conversationId: string, seq: number, isReachable: boolean): Promise<void> {
    const message = { conversationId, seq } as Parameters<ChatsRepository['noteWish']>[1];
    return this.chats.noteWish(conversationId, message, isReachable);
  }

  noteReach(...args: Parameters<ChatsRepository['noteReach']>): Promise<void> {
    return this.chats.noteReach(...args);
  }
}

export const CHANNEL_REPOSITORIES: RecordedRepository[] = [
  repository(
    'channels/messengers/channels.repository',
    ({ tenantDb }) => new ChannelsRepository(tenantDb, SECRETS),
    {
      create: [
        { args: [{ id: ID, kind: 'telegram', name: 'Shop', account: ACCOUNT, settings: SETTINGS }, 20] },
      ],
      list: [{ args: [20, undefined] }],
      get: [{ args: [ID] }],
      open: [{ args: [ID] }],
      ofAccounts: [{ args: ['messenger', ['1']] }],
      update: [{ args: [ID, { enabled: false }] }],
      requireMatch: [{ args: [ID] }],
      remove: [{ args: [ID] }],
      noteReceived: [{ args: [ID] }],
      noteRefusal: [{ args: [ID, 'wrong_signature'] }],
      noteFailure: [{ args: [ID, 'The token was revoked.', 'receiving'] }],
      noteSending: [{ args: [ID, 'The token was revoked.'] }],
      noteReceiving: [{ args: [ID, 'The login is not accepted.'] }],
    },
  ),
  repository(
    'channels/messengers/sending/channel-delivery-sweeper',
    ({ platformDb }) => new ChannelDeliverySweeper(platformDb),
    { run: [{ args: [] }] },
  ),
  repository(
    'channels/messengers/email/mailbox/mailbox-leases.repository',
    ({ platformDb }) => new MailboxLeases(platformDb),
    { claim: [{ args: [20] }], renew: [{ args: [[HELD]] }], release: [{ args: [[HELD]] }] },
  ),
  repository(
    'channels/messengers/email/mailbox/mailbox-places.repository',
    ({ tenantDb }) => new MailboxPlaces(tenantDb),
    {
      get: [{ args: [HELD] }],
      begin: [{ args: [HELD, 7n, 41] }],
      attempt: [{ args: [HELD] }],
      discount: [{ args: [HELD] }],
      advance: [{ args: [HELD, 42] }],
      noteWell: [{ args: [HELD] }],
      fail: [{ args: [HELD, false] }],
    },
  ),
  repository(
    'channels/messengers/channel-claims.repository',
    ({ platformDb }) => new ChannelClaimsRepository(platformDb),
    {
      claim: [{ args: ['telegram', Buffer.alloc(32), ID, ID] }],
      release: [{ args: [ID] }],
      failing: [{ args: [] }],
    },
  ),
  repository('channels/messengers/receiving/chats.repository', ({ tenantDb }) => new AskedChats(tenantDb), {
    resolve: [
      { args: [ID, 'telegram', PROVEN], when: 'the chat is new' },
      { args: [ID, 'telegram', PROVEN], answers: [[], [KNOWN]], when: 'the chat is known' },
    ],
    stored: [{ args: [ID, 'telegram', [{ chat: '1', clientId: 'telegram:1:2' }]] }],
    countOfHour: [{ args: [ID] }],
    hasMessage: [{ args: [ID, 'telegram:1:2'] }],
    isUnanswered: [{ args: [ID, 1] }],
    noteWish: [{ args: [ID, 1, false] }],
    noteReach: [{ args: [ID, '1', false] }],
  }),
  repository(
    'channels/messengers/sending/deliveries.repository',
    ({ tenantDb }) => new DeliveriesRepository(tenantDb, new Outbox()),
    {
      list: [{ args: [ID, 20, undefined] }],
      beginAnew: [{ args: [ID] }],
      begin: [{ args: [ID] }],
      beginCall: [{ args: [OWED, 2, 1] }],
      noteTaken: [{ args: [OWED, 0, '1:2'] }],
      noteRefused: [{ args: [ID] }],
      sent: [{ args: [OWED] }],
      fail: [
        { args: [OWED, 'It was refused.', true], answers: [[], [{ id: ID }]], when: 'a person is to decide' },
        { args: [OWED, 'It was refused.', false], answers: [[], [{ id: ID }]], when: 'nobody can help' },
      ],
      drop: [{ args: [ID] }],
      settle: [{ args: [ID] }],
    },
  ),
  repository(
    'channels/messengers/sending/owed-messages.repository',
    ({ tenantDb }) => new OwedMessages(tenantDb),
    { isOwed: [{ args: [ID] }], placeOf: [{ args: [ID] }], next: [{ args: [ID] }] },
  ),
  repository(
    'channels/messengers/sending/chat-leases.repository',
    ({ tenantDb }) => new ChatLeases(tenantDb),
    { hasChat: [{ args: [ID] }], lease: [{ args: [ID] }], release: [{ args: [ID, 1] }] },
  ),
  repository('channels/messengers/sending/waits.repository', ({ tenantDb }) => new SendingWaits(tenantDb), {
    hold: [{ args: [ID] }],
    wait: [{ args: [OWED, 1_000, 'Wait.', true] }],
    postpone: [{ args: [ID, 1_000] }],
    pause: [{ args: [ID, 1_000] }],
    noteUnreachable: [{ args: [ID] }],
  }),
  repository(
    'channels/messengers/sending/delivery-statuses.repository',
    ({ tenantDb }) => new DeliveryStatusesRepository(tenantDb, new Outbox()),
    {
      note: [
        {
          args: [ID, { externalId: 'm_1', status: 'read', key: null, reason: null, isUpTo: true }],
          answers: [[{ externalId: 'm_0' }]],
          when: 'it is so of everything before it',
        },
        {
          args: [ID, { externalId: 'wamid.1', status: 'failed', key: null, reason: 'It was refused.' }],
          answers: [
            [{ id: ID, status: 'sent', attempts: 1 }],
            [{ part: 0 }],
            [{ status: 'failed', reason: 'It was refused.' }],
          ],
          when: 'the platform has given up',
        },
        {
          args: [ID, { externalId: 'wamid.1', status: 'sent', key: KEY, reason: null }],
          when: 'the platform names the part',
        },
      ],
    },
  ),
];
