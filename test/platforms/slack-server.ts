import { createHmac } from 'node:crypto';
import { escaped } from './graph-server.js';
import { PlatformServer, type Answered, type PlatformAnswer, type PlatformCall } from './platform-server.js';

interface SlackApp {
  team: string;
  bot: string;
  signingSecret: string;
  scopes: string;
}

export interface SentInSlack {
  ts: string;
  channel: string;
  thread: string | null;
  /** What a notification shows. */
  notice: string;
  text: string;
  /** Of each piece of the text: its look, and where it leads. */
  looks: { text: string; style: string[]; url: string | null }[];
  choices: { text: string; value: string; actionId: string }[];
  metadata: unknown;
}

interface RichElement {
  type: string;
  text?: string;
  url?: string;
  style?: Record<string, boolean>;
}

interface Block {
  type: string;
  elements: (RichElement & { elements?: RichElement[]; action_id?: string; value?: string })[];
}

interface PostBody {
  channel?: string;
  thread_ts?: string;
  text?: string;
  blocks?: Block[];
  metadata?: { event_type?: string; event_payload?: object };
}

/** A delivery as it stands on the wire. */
export interface SlackDelivery {
  body: string;
  headers: Record<string, string>;
}

const LONGEST = { label: 75, value: 2_000, text: 4_000 };
const FORM = 'application/x-www-form-urlencoded';

/**
 * A stand-in of Slack in its wire format: the Web API (docs.slack.dev/apis/web-api, …/reference/methods/chat.postMessage,
 * …/conversations.history), what it refuses, and signed deliveries of the Events API (docs.slack.dev/apis/events-api,
 * …/authentication/verifying-requests-from-slack) and of pressed buttons
 * (…/reference/interaction-payloads/block_actions-payload).
 */
export class SlackServer extends PlatformServer {
  readonly sent: SentInSlack[] = [];
  /** Channels that an app cannot write in any more. */
  readonly closed = new Set<string>();
  /** Answers of the next sends; null: the connection breaks after the message was taken. */
  readonly faults: (PlatformAnswer | null)[] = [];
  /** By token. */
  private readonly apps = new Map<string, SlackApp>();
  private count = 0;

  static async start(port?: number): Promise<SlackServer> {
    const server = new SlackServer();
    await server.listen(port);
    return server;
  }

  private constructor() {
    super();
  }

  /** @param team shared by several apps when it is given @returns the settings of a channel of it */
  newApp(number: number, change: Partial<SlackApp> = {}): { token: string; signingSecret: string } {
    const token = `xoxb-${number}-0123456789-abcdefghijkl`;
    const signingSecret = change.signingSecret ?? `signing-secret-of-${number}-0123`;
    this.apps.set(token, {
      ...{ team: `T${number}`, bot: `UB${number}`, scopes: 'chat:write,im:history,app_mentions:read' },
      ...change,
      signingSecret,
    });
    return { token, signingSecret };
  }

  revoke(token: string): void {
    this.apps.delete(token);
  }

  app(token: string): SlackApp {
    const app = this.apps.get(token);
    if (!app) throw new Error('There is no such app.');
    return app;
  }

  newTs(): string {
    return `${Math.floor(Date.now() / 1_000)}.${String((this.count += 1)).padStart(6, '0')}`;
  }

  /** An event as its envelope has it. */
  callback(token: string, event: object): object {
    const { team, bot } = this.app(token);
    const authorization = { enterprise_id: null, team_id: team, user_id: bot, is_bot: true };
    return {
      ...{ token: 'deprecated', team_id: team, api_app_id: 'A0KRD7HC3', type: 'event_callback' },
      authorizations: [{ ...authorization, is_enterprise_install: false }],
      ...{
        event_context: '4-x',
        event_id: `Ev${(this.count += 1)}`,
        event_time: Math.floor(Date.now() / 1_000),
      },
      event,
    };
  }

  /** A direct message. */
  message(token: string, channel: string, fields: object): object {
    const ts = this.newTs();
    const said = { type: 'message', user: `U${channel.slice(1)}`, channel, channel_type: 'im' };
    return this.callback(token, { ...said, ts, event_ts: ts, ...fields });
  }

  mention(token: string, channel: string, user: string, fields: object): object {
    const ts = this.newTs();
    return this.callback(token, { type: 'app_mention', user, channel, ts, event_ts: ts, ...fields });
  }

  pressed(
    token: string,
    { ts, channel, thread, choices }: SentInSlack,
    index: number,
    user?: string,
  ): object {
    const { team, bot } = this.app(token);
    const choice = choices[index];
    if (!choice) throw new Error('There is no button.');
    return {
      ...{ type: 'block_actions', team: { id: team, domain: 'clay' }, api_app_id: 'A0KRD7HC3' },
      ...{ user: { id: user ?? `U${channel.slice(1)}`, username: 'mary', team_id: team } },
      ...{ channel: { id: channel, name: 'directmessage' }, trigger_id: '1.2.x' },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      message: {
        type: 'message',
        bot_id: 'B1',
        user: bot,
        ts,
        ...(thread !== null && { thread_ts: thread }),
      },
      response_url: 'https://hooks.slack.example/actions/never-called',
      actions: [
        {
          ...{ type: 'button', action_id: choice.actionId, block_id: 'x', value: choice.value },
          ...{ text: { type: 'plain_text', text: choice.text, emoji: false }, action_ts: this.newTs() },
        },
      ],
    };
  }

  /** As Slack signs it. @param at when, in seconds */
  signed(token: string, body: object, at = Math.floor(Date.now() / 1_000)): SlackDelivery {
    return this.sign(token, escaped(body), 'application/json', at);
  }

  signedForm(token: string, payload: object): SlackDelivery {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return this.sign(token, body, FORM, Math.floor(Date.now() / 1_000));
  }

  /** Delivers as Slack does. @param tries how often it has been tried before */
  push(url: string, { body, headers }: SlackDelivery, tries = 0): Promise<Answered> {
    const retry = { 'x-slack-retry-num': String(tries), 'x-slack-retry-reason': 'http_timeout' };
    return this.deliver(url, body, { ...headers, ...(tries > 0 && retry) });
  }

  private sign(token: string, body: string, type: string, at: number): SlackDelivery {
    const { signingSecret } = this.app(token);
    const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
    const headers = { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
    return { body, headers: { 'content-type': type, ...headers } };
  }

  protected answer({ method, path, headers, body }: PlatformCall): PlatformAnswer | null {
    const app = this.apps.get(headers.authorization?.replace('Bearer ', '') ?? '');
    if (!app) return refused('invalid_auth');
    const { pathname, searchParams: query } = new URL(path, this.url);
    const scopes = { 'x-oauth-scopes': app.scopes };
    switch (pathname) {
      case '/auth.test': {
        const who = { url: 'https://clay.slack.example/', team: 'Clay and Co', user: 'clay_bot' };
        return { ...ok({ ...who, team_id: app.team, user_id: app.bot, bot_id: 'B1' }), headers: scopes };
      }
      case '/chat.postMessage':
        return this.take(unpacked(body), headers['content-type'] ?? '');
      case '/conversations.history':
      case '/conversations.replies':
        return this.history(
          method === 'GET' ? query : new URLSearchParams(body as Record<string, string>),
          app,
        );
      default:
        return refused('unknown_method');
    }
  }

  private take(
    { channel = '', thread_ts: thread, text = '', blocks = [], metadata }: PostBody,
    type: string,
  ) {
    const fault = this.faults.shift();
    if (fault) return fault;
    if (!type.startsWith('application/json') && !type.startsWith(FORM)) return refused('invalid_post_type');
    if (this.closed.has(channel)) return refused('channel_not_found');
    if (text === '' && blocks.length === 0) return refused('no_text');
    if (metadata !== undefined && !/^[a-z_]+$/.test(metadata.event_type ?? ''))
      return refused('invalid_metadata_format');
    const said = blocks.filter((block) => block.type === 'rich_text').flatMap(({ elements }) => elements);
    const looks = said
      .flatMap((section) => (section.elements ?? []).map((element) => ({ ...element, in: section.type })))
      .map(({ text: words = '', style = {}, url = null, in: section }) => ({
        ...{ text: words, url },
        style: section === 'rich_text_preformatted' ? ['pre'] : Object.keys(style),
      }));
    const buttons = blocks.filter((block) => block.type === 'actions').flatMap(({ elements }) => elements);
    const wrong = problemOf(looks, buttons, text);
    if (wrong !== null) return refused(wrong);
    const ts = this.newTs();
    this.sent.push({
      ...{ ts, channel, thread: thread ?? null, notice: text, looks, metadata },
      text: blocks.length === 0 ? text : looks.map((look) => look.text).join(''),
      choices: buttons.map((button) => ({
        ...{ text: labelOf(button), value: button.value ?? '', actionId: button.action_id ?? '' },
      })),
    });
    return fault === null ? null : ok({ channel, ts, message: { type: 'message', text, ts } });
  }

  private history(query: URLSearchParams, { scopes }: SlackApp): PlatformAnswer {
    if (!scopes.includes(query.get('channel')?.startsWith('D') ? 'im:history' : 'channels:history'))
      return { ...refused('missing_scope'), headers: { 'x-oauth-scopes': scopes } };
    const messages = this.sent
      .filter(({ channel, thread }) => channel === query.get('channel') && thread === query.get('ts'))
      .filter(({ ts }) => Number(ts) > Number(query.get('oldest') ?? '0'))
      .map(({ ts, notice, metadata }) => ({
        ...{ type: 'message', bot_id: 'B1', text: notice, ts },
        ...(query.get('include_all_metadata') === 'true' && { metadata }),
      }));
    return ok({ messages: messages.reverse(), has_more: false });
  }
}

/** A form has lists and objects as JSON. */
function unpacked(body: Record<string, unknown>): PostBody {
  const fields = Object.entries(body).map(([name, value]) => [
    name,
    ['blocks', 'metadata'].includes(name) && typeof value === 'string'
      ? (JSON.parse(value) as unknown)
      : value,
  ]);
  return Object.fromEntries(fields) as PostBody;
}

function labelOf({ text }: RichElement): string {
  return (text as unknown as { text: string } | undefined)?.text ?? '';
}

function problemOf(looks: SentInSlack['looks'], buttons: Block['elements'], text: string): string | null {
  if (looks.some((look) => look.text === '')) return 'invalid_blocks';
  if (looks.reduce((sum, look) => sum + look.text.length, 0) > LONGEST.text) return 'msg_blocks_too_long';
  if (/<(?!(?:https?:|mailto:|tel:|@|#|!))/.test(text)) return 'invalid_blocks';
  const ids = new Set(buttons.map((button) => button.action_id));
  if (ids.size !== buttons.length || buttons.length > 25) return 'invalid_blocks';
  const isWrong = (button: Block['elements'][number]): boolean =>
    labelOf(button) === '' ||
    labelOf(button).length > LONGEST.label ||
    (button.value ?? '').length > LONGEST.value;
  return buttons.some(isWrong) ? 'invalid_blocks' : null;
}

function ok(fields: object): PlatformAnswer {
  return { status: 200, json: { ok: true, ...fields } };
}

/** An error of the Web API, which comes with HTTP 200. */
export function refused(error: string): PlatformAnswer {
  return { status: 200, json: { ok: false, error } };
}
