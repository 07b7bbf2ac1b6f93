import { createHmac } from 'node:crypto';
import { PlatformServer, type Answered, type PlatformAnswer, type PlatformCall } from './platform-server.js';

interface PhoneNumber {
  token: string;
  appSecret: string;
  display: string;
}

export interface SentMessage {
  id: string;
  to: string;
  type: string;
  text: string;
  choices: { id: string; title: string }[];
  template: string | null;
  key: string | null;
}

interface SendBody {
  to?: string;
  recipient?: string;
  type?: string;
  status?: string;
  text?: { body: string };
  template?: { name: string };
  biz_opaque_callback_data?: string;
  interactive?: {
    type: string;
    body: { text: string };
    action: {
      buttons?: { reply: { id: string; title: string } }[];
      sections?: { rows: { id: string; title: string }[] }[];
    };
  };
}

const LONGEST = { text: 4096, body: 1024, button: 20, row: 24 };

/**
 * A stand-in of Meta's Graph API as WhatsApp's Cloud API uses it, in its wire format
 * (developers.facebook.com/documentation/business-messaging/whatsapp): numbers, messages, statuses, errors, and signed
 * deliveries to the webhook.
 */
export class GraphServer extends PlatformServer {
  readonly sent: SentMessage[] = [];
  readonly blocked = new Set<string>();
  /** Answers of the next sends; null: the connection breaks after the message was taken; undefined: it is taken. */
  readonly faults: (PlatformAnswer | null | undefined)[] = [];
  /** A text with this word in it is refused. */
  refused: string | null = null;
  /** Answers of the next sends that are taken all the same. */
  readonly lies: PlatformAnswer[] = [];
  private readonly numbers = new Map<string, PhoneNumber>();
  private count = 0;

  static async start(port?: number): Promise<GraphServer> {
    const server = new GraphServer();
    await server.listen(port);
    return server;
  }

  private constructor() {
    super();
  }

  add(phoneNumberId: string, number: PhoneNumber): void {
    this.numbers.set(phoneNumberId, number);
  }

  revoke(phoneNumberId: string): void {
    this.numbers.delete(phoneNumberId);
  }

  /** A delivery with one message of a customer. */
  message(phoneNumberId: string, from: string, fields: object, id = `wamid.${(this.count += 1)}`): object {
    const timestamp = String(Math.floor(Date.now() / 1000));
    return this.body(phoneNumberId, {
      contacts: [{ profile: { name: 'Aoife Byrne' }, wa_id: from }],
      messages: [{ from, id, timestamp, ...fields }],
    });
  }

  status(phoneNumberId: string, { id, to, key }: SentMessage, status: string, code?: number): object {
    const errors = code === undefined ? {} : { errors: [{ code, title: 'x', message: 'x' }] };
    return this.body(phoneNumberId, {
      statuses: [
        {
          ...{ id, status, timestamp: '1795000000', recipient_id: to, ...errors },
          ...(key !== null && { biz_opaque_callback_data: key }),
        },
      ],
    });
  }

  private body(phoneNumberId: string, value: object): object {
    const metadata = { display_phone_number: '15550001', phone_number_id: phoneNumberId };
    const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
    return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes: [change] }] };
  }

  /** Signed over the bytes, in which Meta escapes what is not ASCII. */
  push(url: string, appSecret: string, body: object): Promise<Answered> {
    const bytes = escaped(body);
    return this.deliver(url, bytes, { 'x-hub-signature-256': signatureOf(appSecret, bytes) });
  }

  protected answer({ method, path, headers, body }: PlatformCall): PlatformAnswer | null {
    const [, id = '', rest = ''] = /^\/v\d+\.\d+\/(\d+)(.*)$/.exec(path) ?? [];
    const number = this.numbers.get(id);
    if (headers.authorization !== `Bearer ${number?.token}`)
      return error(401, 190, 'Invalid OAuth access token');
    if (method === 'GET' && rest.startsWith('?fields='))
      return ok({ id, display_phone_number: number?.display, verified_name: 'Clay and Co' });
    if (method === 'POST' && rest === '/messages') return this.send(body);
    return error(400, 100, 'Unsupported request');
  }

  private send(body: SendBody): PlatformAnswer | null {
    if (body.status === 'read') return ok({ success: true });
    const fault = this.faults.shift();
    if (fault) return fault;
    const to = body.to ?? body.recipient ?? '';
    if (this.blocked.has(to)) return error(400, 131026, 'Message undeliverable');
    if (this.refused !== null && body.text?.body.includes(this.refused))
      return error(400, 131051, 'Unsupported message type');
    const wrong = problemOf(body);
    if (wrong !== null) return error(400, 131009, wrong);
    const { action, body: told } = body.interactive ?? {};
    const choices =
      action?.buttons?.map(({ reply }) => reply) ?? action?.sections?.flatMap(({ rows }) => rows) ?? [];
    const id = `wamid.out.${(this.count += 1)}`;
    this.sent.push({
      ...{ id, to, choices, type: body.type ?? '', text: told?.text ?? body.text?.body ?? '' },
      ...{ template: body.template?.name ?? null, key: body.biz_opaque_callback_data ?? null },
    });
    if (fault === null) return null;
    const lie = this.lies.shift();
    if (lie) return lie;
    return ok({ messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }], messages: [{ id }] });
  }
}

function problemOf({ text, interactive }: SendBody): string | null {
  if (text && (text.body.trim() === '' || text.body.length > LONGEST.text))
    return 'Parameter text is invalid';
  if (!interactive) return null;
  const { action, body } = interactive;
  if (body.text.trim() === '' || body.text.length > LONGEST.body) return 'Parameter body is invalid';
  const buttons = action.buttons ?? [];
  if (buttons.length > 3 || buttons.some(({ reply }) => reply.title.length > LONGEST.button))
    return 'Parameter buttons is invalid';
  if (new Set(buttons.map(({ reply }) => reply.title)).size < buttons.length)
    return 'Duplicated titles are not supported';
  const rows = action.sections?.flatMap((section) => section.rows) ?? [];
  return rows.length > 10 || rows.some(({ title }) => title.length > LONGEST.row)
    ? 'Parameter rows is invalid'
    : null;
}

export function signatureOf(appSecret: string, bytes: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
}

export function escaped(body: object): string {
  return JSON.stringify(body).replace(/[^\0-\x7f]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

export function error(status: number, code: number, message: string, subcode?: number): PlatformAnswer {
  const more = subcode === undefined ? {} : { error_subcode: subcode };
  return { status, json: { error: { message, type: 'OAuthException', code, ...more, fbtrace_id: 'A1' } } };
}

function ok(json: unknown): PlatformAnswer {
  return { status: 200, json };
}
