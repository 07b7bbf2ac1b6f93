import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { Clock } from '../../../kernel/clock.js';
import { invalid } from '../../../kernel/errors.js';
import type { RawDelivery } from '../../../platform/crypto/raw-delivery.js';
import {
  ChannelAdapter,
  PlatformFailure,
  type Account,
  type Capabilities,
  type ChannelDelivery,
  type FailureKind,
  type Part,
  type Target,
} from '../channel-adapter.port.js';
import { checkOf } from '../channel-check.js';
import type { ChannelCheck, ChannelSettings, OpenChannel, RefusalReason } from '../channel.types.js';
import type { Inbound } from '../receiving/inbound.types.js';
import type { RichMessage } from '../rendering/rich-message.types.js';
import { SlackCalls } from './slack-calls.js';
import { parseSlack, placeOfChat, readSlack, slackAccountId } from './slack-events.js';
import { slackParts } from './slack-rendering.js';
import { slackSignature } from './slack-signature.js';

const SETTINGS = v.object({
  token: v.pipe(v.string(), v.regex(/^xoxb-[\w-]{10,500}$/)),
  signingSecret: v.pipe(v.string(), v.regex(/^[\w-]{16,200}$/)),
});
const SAYS: Record<string, string> = {
  token: 'The Bot User OAuth Token of your app: OAuth & Permissions. It begins with xoxb-.',
  signingSecret: 'The signing secret of your app: Basic Information → App Credentials.',
};
const WHO = v.object({ team_id: v.string(), user_id: v.string(), team: v.string(), user: v.string() });
const SENT = v.object({ channel: v.string(), ts: v.string() });
const FOUND = v.object({
  messages: v.array(
    v.object({
      ts: v.string(),
      metadata: v.optional(
        v.object({ event_payload: v.optional(v.object({ key: v.optional(v.string()) })) }),
      ),
    }),
  ),
});
const EVENT_TYPE = 'frontdesk_message';
/** Without them nothing comes, or nothing goes. */
const NEEDED = ['chat:write', 'im:history', 'app_mentions:read'];
/** The clocks of Slack and of the database may differ by this. */
const CLOCKS_DIFFER_S = 60;
/** Of a look for a message: the app may not look there, or there is nothing to look at. */
const CANNOT_LOOK: readonly FailureKind[] = ['unauthorized', 'unreachable', 'refused'];

/** Slack: direct messages to an app, and threads in which it is mentioned (docs.slack.dev/apis/events-api). */
@Injectable()
export class SlackAdapter extends ChannelAdapter {
  /**
   * Limits: docs.slack.dev/apis/web-api/rate-limits (one message a second in a channel, several hundred a minute in a
   * workspace), …/reference/block-kit/blocks/actions-block (25 elements).
   */
  readonly can: Capabilities = {
    ...{ textLimit: 3_000, buttons: 10, sessionHours: null, typing: false, media: false, streaming: false },
    ...{ perChatMs: 1_000, perSecond: 5, doubtSeconds: 5, receipts: false },
  };
  override readonly receipt = { type: 'text/plain', text: '' };

  constructor(
    private readonly calls: SlackCalls,
    private readonly clock: Clock,
  ) {
    super();
  }

  readSettings(given: Record<string, unknown>, before: ChannelSettings | null): ChannelSettings {
    const parsed = v.safeParse(SETTINGS, { ...before?.secret, ...given });
    if (parsed.success) return { open: {}, secret: parsed.output };
    throw invalid(
      parsed.issues.map((issue) => {
        const field = v.getDotPath(issue) ?? '';
        return { pointer: `/settings/${field}`, code: 'invalid_setting', detail: SAYS[field] ?? '' };
      }),
    );
  }

  async account({ secret: { token = '' } }: ChannelSettings): Promise<Account> {
    const { body } = await this.calls.post(token, 'auth.test', {}, WHO);
    return { id: slackAccountId(body.team_id, body.user_id), name: `@${body.user} (${body.team})` };
  }

  /** The address is entered at Slack by hand, twice. */
  subscribe(): Promise<void> {
    return Promise.resolve();
  }

  /** The address stands at Slack until it is changed there; what is still delivered is refused. */
  unsubscribe(): Promise<void> {
    return Promise.resolve();
  }

  setup(): Record<string, string> {
    return {};
  }

  async test({ settings }: OpenChannel): Promise<ChannelCheck[]> {
    const account = await checkOf(
      'account',
      async () => `The app is ${(await this.account(settings)).name}.`,
    );
    if (!account.ok) return [account];
    const sending = await checkOf('sending', async () => {
      const { scopes } = await this.calls.post(settings.secret['token'] ?? '', 'auth.test', {}, WHO);
      const missing = NEEDED.filter((scope) => !scopes.includes(scope));
      if (missing.length > 0)
        throw new PlatformFailure(
          'unauthorized',
          `The token lacks ${missing.join(', ')}: add it under OAuth & Permissions, and install the app again.`,
        );
      return 'The token has the scopes that are needed. That Slack delivers here is seen when a message has come.';
    });
    return [account, sending];
  }

  verify(delivery: RawDelivery, { secret: { signingSecret = '' } }: ChannelSettings): RefusalReason | null {
    return slackSignature(delivery, signingSecret, this.clock.now());
  }

  /** Slack asks by a signed delivery: see `readSlack`. */
  handshake(): null {
    return null;
  }

  override parse({ body }: ChannelDelivery): unknown {
    return parseSlack(body);
  }

  read(body: unknown, { accountId }: OpenChannel): Inbound {
    return readSlack(body, accountId);
  }

  /** An app cannot show it. */
  typing(): Promise<void> {
    return Promise.resolve();
  }

  render(message: RichMessage): Promise<Part[]> {
    return slackParts(message, this.can.textLimit, this.can.buttons);
  }

  renderTemplate(): Promise<null> {
    return Promise.resolve(null);
  }

  /** The key goes along as metadata, by which `find` knows the message again. */
  async send({ channel: { settings }, chat, key }: Target, part: Part): Promise<string> {
    const { channel, thread } = placeOfChat(chat);
    const body = {
      ...{ channel, ...(thread !== undefined && { thread_ts: thread }), ...part },
      metadata: { event_type: EVENT_TYPE, event_payload: { key } },
      ...{ unfurl_links: false, unfurl_media: false },
    };
    const { body: sent } = await this.calls.post(
      settings.secret['token'] ?? '',
      'chat.postMessage',
      body,
      SENT,
    );
    return `${sent.channel}:${sent.ts}`;
  }

  override async find(
    { channel: { settings }, chat, key }: Target,
    _part: Part,
    since: Date,
  ): Promise<string | null> {
    const { channel, thread } = placeOfChat(chat);
    const query = new URLSearchParams({
      ...{ channel, ...(thread !== undefined && { ts: thread }) },
      ...{ oldest: String(since.getTime() / 1_000 - CLOCKS_DIFFER_S), limit: '100' },
      include_all_metadata: 'true',
    });
    const method = thread === undefined ? 'conversations.history' : 'conversations.replies';
    try {
      const { body } = await this.calls.get(settings.secret['token'] ?? '', method, query, FOUND);
      const mine = body.messages.find(({ metadata }) => metadata?.event_payload?.key === key);
      return mine ? `${channel}:${mine.ts}` : null;
    } catch (error) {
      if (error instanceof PlatformFailure && CANNOT_LOOK.includes(error.kind)) return null;
      throw error;
    }
  }
}
