import { PlatformServer, type Answered, type PlatformAnswer, type PlatformCall } from './platform-server.js';
import { error, escaped, signatureOf } from './graph-server.js';

/** A page, and the Instagram account that is linked to it. */
interface Page {
  id: string;
  instagramId: string;
  appSecret: string;
}

export interface SentByPage {
  id: string;
  to: string;
  text: string;
  choices: { title: string; payload: string }[];
  cards: { title: string; url: string }[];
  tag: string | null;
  metadata: string | null;
}

interface SendBody {
  recipient?: { id: string };
  sender_action?: string;
  messaging_type?: string;
  tag?: string;
  message?: {
    text?: string;
    metadata?: string;
    quick_replies?: { content_type: string; title: string; payload: string }[];
    attachment?: { payload: { elements: { title: string; default_action: { url: string } }[] } };
  };
}

type Kind = 'messenger' | 'instagram';

const OBJECT: Record<Kind, string> = { messenger: 'page', instagram: 'instagram' };
const LONGEST = { reply: 20, payload: 1_000, title: 80 };

/**
 * A stand-in of the API by which a page speaks in Messenger and Instagram, in its wire format
 * (developers.facebook.com/docs/messenger-platform/reference/send-api, …/reference/webhook-events,
 * developers.facebook.com/docs/instagram-messaging): what is sent, what Meta refuses, and signed deliveries.
 */
export class PageServer extends PlatformServer {
  readonly sent: SentByPage[] = [];
  readonly blocked = new Set<string>();
  /** Customers to whom Meta takes nothing but what has the tag of a human agent. */
  readonly late = new Set<string>();
  /** Answers of the next sends; null: the connection breaks after the message was taken. */
  readonly faults: (PlatformAnswer | null)[] = [];
  /** By access token. */
  private readonly pages = new Map<string, Page>();
  private count = 0;

  static async start(kind: Kind, port?: number): Promise<PageServer> {
    const server = new PageServer(kind);
    await server.listen(port);
    return server;
  }

  private constructor(readonly kind: Kind) {
    super();
  }

  add(token: string, page: Page): void {
    this.pages.set(token, page);
  }

  revoke(token: string): void {
    this.pages.delete(token);
  }

  /** A delivery with one event between a customer and the account. */
  event(token: string, customer: string, fields: object, isOurs = false): object {
    const { id, instagramId } = this.page(token);
    const account = this.kind === 'messenger' ? id : instagramId;
    const [sender, recipient] = isOurs ? [account, customer] : [customer, account];
    const event = {
      ...{ sender: { id: sender }, recipient: { id: recipient }, timestamp: Date.now(), ...fields },
    };
    return this.body(account, [event]);
  }

  body(account: string, messaging: object[]): object {
    return { object: OBJECT[this.kind], entry: [{ id: account, time: Date.now(), messaging }] };
  }

  message(token: string, customer: string, fields: object, mid = this.newMid()): object {
    return this.event(token, customer, { message: { mid, ...fields } });
  }

  /** Meta tells of a message of the page: it was taken. */
  echo(token: string, { id, to, text, metadata }: SentByPage): object {
    const own = { mid: id, text, is_echo: true, app_id: 1517776481860111 };
    return this.event(token, to, { message: { ...own, ...(metadata !== null && { metadata }) } }, true);
  }

  /** Delivers as Meta does, what is not ASCII escaped. */
  push(url: string, token: string, body: object): Promise<Answered> {
    const text = escaped(body);
    return this.deliver(url, text, {
      'x-hub-signature-256': signatureOf(this.page(token).appSecret, text),
    });
  }

  page(token: string): Page {
    const page = this.pages.get(token);
    if (!page) throw new Error('There is no such page.');
    return page;
  }

  private newMid(): string {
    return `m_in.${(this.count += 1)}`;
  }

  protected answer({ method, path, headers, body }: PlatformCall): PlatformAnswer | null {
    const page = this.pages.get(headers.authorization?.replace('Bearer ', '') ?? '');
    if (!page) return error(401, 190, 'Invalid OAuth access token.');
    const [, node = ''] = /^\/v\d+\.\d+\/me([/?].*)$/.exec(path) ?? [];
    if (method === 'GET' && node.startsWith('?fields=')) return this.describe(node, page);
    if (method === 'POST' && node === '/subscribed_apps')
      return typeof body['subscribed_fields'] === 'string'
        ? ok({ success: true })
        : error(400, 100, 'Param subscribed_fields is required');
    if (method === 'POST' && node === '/messages') return this.take(body);
    return error(400, 100, 'Unsupported request');
  }

  private describe(fields: string, { id, instagramId }: Page): PlatformAnswer {
    const linked = { id: instagramId, username: `shop_${instagramId}` };
    return ok({
      ...{ id, name: 'Clay and Co', category: 'Shopping' },
      ...(fields.includes('instagram_business_account') &&
        instagramId !== '' && { instagram_business_account: linked }),
    });
  }

  private take({ recipient, sender_action: action, messaging_type: type, tag, message }: SendBody) {
    const to = recipient?.id ?? '';
    if (action !== undefined) return ok({ recipient_id: to });
    const fault = this.faults.shift();
    if (fault) return fault;
    if (this.blocked.has(to)) return error(400, 551, 'This person isn’t available right now.', 1545041);
    if (this.late.has(to) && tag !== 'HUMAN_AGENT')
      return error(400, 10, 'This message is sent outside of allowed window.', 2018278);
    if (type !== (tag === undefined ? 'RESPONSE' : 'MESSAGE_TAG'))
      return error(400, 100, 'Param messaging_type is invalid');
    const wrong = this.problemOf(message);
    if (wrong !== null) return error(400, 100, wrong);
    const { text = '', metadata = null, quick_replies: replies = [], attachment } = message ?? {};
    const id = `m_out.${(this.count += 1)}`;
    const elements = attachment?.payload.elements ?? [];
    this.sent.push({
      ...{ id, to, text, metadata, tag: tag ?? null },
      choices: replies.map(({ title, payload }) => ({ title, payload })),
      cards: elements.map(({ title, default_action: { url } }) => ({ title, url })),
    });
    return fault === null ? null : ok({ recipient_id: to, message_id: id });
  }

  private problemOf({ text, quick_replies: replies = [], attachment, metadata }: SendBody['message'] = {}) {
    if ((text === undefined) === (attachment === undefined)) return 'Either text or attachment is required';
    const size = this.kind === 'messenger' ? (text ?? '').length : Buffer.byteLength(text ?? '');
    if (text?.trim() === '' || size > (this.kind === 'messenger' ? 2_000 : 1_000))
      return 'Length of param message[text] is wrong';
    if (replies.length > 13) return 'Too many quick replies';
    if (replies.some(({ title, payload }) => title === '' || payload.length > LONGEST.payload))
      return 'Quick reply is invalid';
    if (replies.some(({ title }) => title.length > LONGEST.reply)) return 'Quick reply title is too long';
    const cards = attachment?.payload.elements ?? [];
    if (cards.length > 10 || cards.some(({ title }) => title.length > LONGEST.title))
      return 'Elements are invalid';
    return this.kind === 'instagram' && metadata !== undefined ? 'Unexpected key "metadata"' : null;
  }
}

function ok(json: unknown): PlatformAnswer {
  return { status: 200, json };
}
