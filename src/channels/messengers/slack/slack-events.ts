import * as v from 'valibot';
import { storableJson } from '../../../kernel/storable-json.js';
import {
  nothingIn,
  type Inbound,
  type InboundContent,
  type InboundMessage,
  type MediaKind,
} from '../receiving/inbound.types.js';
import { readChoiceKey } from '../rendering/choice-key.js';
import { textOfSlack } from './slack-text.js';

/** Names a message in its channel, and says when it came: `1355517523.000005`. */
const TS = v.pipe(v.string(), v.regex(/^\d{1,12}\.\d{1,9}$/));
const ID = v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,40}$/));
const FILE = v.object({ subtype: v.optional(v.string()), mimetype: v.optional(v.nullable(v.string())) });
type SharedFile = v.InferOutput<typeof FILE>;
/** The fields that are read (docs.slack.dev/reference/events/message, …/app_mention); others are passed over. */
const SAID = v.object({
  type: v.picklist(['message', 'app_mention']),
  subtype: v.optional(v.string()),
  user: ID,
  bot_id: v.optional(v.nullable(v.string())),
  text: v.optional(v.string(), ''),
  ts: TS,
  channel: ID,
  thread_ts: v.optional(TS),
  files: v.optional(v.array(FILE), []),
});
/** docs.slack.dev/apis/events-api: `authorizations` names one installation that the event is for, or none. */
const CALLBACK = v.object({
  type: v.literal('event_callback'),
  team_id: ID,
  authorizations: v.optional(
    v.array(
      v.object({ team_id: v.nullable(ID), user_id: v.nullable(ID), is_bot: v.optional(v.boolean(), false) }),
    ),
    [],
  ),
  event: v.unknown(),
});
/** docs.slack.dev/reference/interaction-payloads/block_actions-payload. */
const PRESSED = v.object({
  type: v.literal('block_actions'),
  team: v.object({ id: ID }),
  user: v.object({ id: ID, name: v.optional(v.string()) }),
  channel: v.object({ id: ID }),
  message: v.object({ ts: TS, user: v.optional(ID), thread_ts: v.optional(TS) }),
  actions: v.array(
    v.object({
      type: v.string(),
      value: v.optional(v.string(), ''),
      action_ts: TS,
      text: v.optional(v.object({ text: v.string() })),
    }),
  ),
});
const CHALLENGE = v.object({ type: v.literal('url_verification'), challenge: v.string() });
const BODY = v.variant('type', [CALLBACK, PRESSED, CHALLENGE]);

/** Of messages that somebody has written; others tell that one was changed, or that somebody has joined. */
const WRITTEN: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];
/** Slack’s own helper. */
const SLACKBOT = 'USLACKBOT';
const NOBODY_KNOWN = { name: null, locale: null, phone: null };

/** How a workspace and the app’s user in it are named together. */
export function slackAccountId(team: string, bot: string): string {
  return `${team}:${bot}`;
}

/** Where a chat is: the channel, and the thread in it. */
export function placeOfChat(chat: string): { channel: string; thread: string | undefined } {
  const [channel = '', thread] = chat.split(':');
  return { channel, thread };
}

/** Events come as JSON, pressed buttons as a form with one field. @returns undefined of anything else */
export function parseSlack(body: Buffer): unknown {
  const form = body.subarray(0, 8).toString('latin1') === 'payload=' ? body.toString('utf8') : null;
  if (form === null) return storableJson(body);
  return storableJson(Buffer.from(new URLSearchParams(form).get('payload') ?? ''));
}

/** @param body as `parseSlack` returns it @param accountId of the channel */
export function readSlack(body: unknown, accountId: string): Inbound {
  const parsed = v.safeParse(BODY, body);
  if (!parsed.success) return { ...nothingIn(), ignored: 1 };
  const told = parsed.output;
  if (told.type === 'url_verification')
    return { ...nothingIn(), reply: { challenge: told.challenge.slice(0, 200) } };
  const [team, bot] = toldOf(told);
  const isOwn = bot === null ? accountId.startsWith(`${team}:`) : accountId === slackAccountId(team, bot);
  if (!isOwn) return { ...nothingIn(), foreign: [slackAccountId(team, bot ?? '')], isForeign: true };
  const own = accountId.slice(accountId.indexOf(':') + 1);
  const message = told.type === 'block_actions' ? choiceOf(told) : messageOf(told.event, own);
  return message ? { ...nothingIn(), messages: [message] } : { ...nothingIn(), ignored: 1 };
}

/** The workspace, and the app’s user in it; null where Slack does not say. */
function toldOf(
  told: v.InferOutput<typeof CALLBACK> | v.InferOutput<typeof PRESSED>,
): [team: string, bot: string | null] {
  if (told.type === 'block_actions') return [told.team.id, told.message.user ?? null];
  const bot = told.authorizations.find(({ is_bot: isBot }) => isBot);
  return [bot?.team_id ?? told.team_id, bot?.user_id ?? null];
}

/** Of a direct message, or one that names the app. In a channel each customer of a thread has a chat of their own. */
function messageOf(raw: unknown, bot: string): InboundMessage | null {
  const parsed = v.safeParse(SAID, raw);
  if (!parsed.success) return null;
  const { type, subtype, user, bot_id: botId, ts, channel, thread_ts: thread, ...said } = parsed.output;
  if (!WRITTEN.includes(subtype) || botId != null || user === bot || user === SLACKBOT) return null;
  if (!isDirect(channel) && type !== 'app_mention') return null;
  const content = contentOf(textOfSlack(said.text, bot), said.files[0], type === 'app_mention');
  // Both events may tell of one message; its time is one.
  return {
    ...{ id: ts, chat: chatOf(channel, isDirect(channel) ? thread : (thread ?? ts), user) },
    ...{ at: new Date(Number(ts) * 1_000), user: NOBODY_KNOWN, content },
  };
}

function contentOf(text: string, file: SharedFile | undefined, isMention: boolean): InboundContent {
  if (file) return { kind: 'media', media: mediaOf(file), caption: text || null };
  if (text !== '') return { kind: 'text', text };
  // Named and nothing else, or a message of somebody else that is passed on.
  return isMention ? { kind: 'start' } : { kind: 'media', media: 'other', caption: null };
}

function mediaOf({ subtype = '', mimetype }: SharedFile): MediaKind {
  const [family = ''] = (mimetype ?? '').split('/');
  if (subtype === 'slack_audio' || family === 'audio') return 'voice';
  if (subtype === 'slack_video' || family === 'video') return 'video';
  return family === 'image' ? 'image' : 'file';
}

function choiceOf({ user, channel, message, actions }: v.InferOutput<typeof PRESSED>): InboundMessage | null {
  const [action] = actions;
  const choice = action?.type === 'button' ? readChoiceKey(action.value) : null;
  if (!action || !choice) return null;
  return {
    ...{ id: `a${action.action_ts}`, chat: chatOf(channel.id, message.thread_ts, user.id) },
    ...{ at: new Date(Number(action.action_ts) * 1_000), user: NOBODY_KNOWN },
    content: { kind: 'choice', ...choice, label: action.text?.text ?? '' },
  };
}

function chatOf(channel: string, thread: string | undefined, user: string): string {
  if (thread === undefined) return channel;
  return isDirect(channel) ? `${channel}:${thread}` : `${channel}:${thread}:${user}`;
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
