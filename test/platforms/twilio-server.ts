import { createHmac } from 'node:crypto';
import { PlatformServer, type Answered, type PlatformAnswer, type PlatformCall } from './platform-server.js';

interface TwilioAccount {
  authToken: string;
  /** By SID. */
  numbers: Map<string, { phoneNumber: string; smsUrl: string; sms: boolean }>;
}

export interface SentSms {
  sid: string;
  to: string;
  from: string;
  body: string;
  statusUrl: string;
}

/** A delivery as it stands on the wire. */
export interface SmsDelivery {
  url: string;
  body: string;
  headers: Record<string, string>;
}

const LONGEST = 1_600;

/**
 * A stand-in of Twilio's API for SMS in its wire format (twilio.com/docs/messaging/api/message-resource,
 * …/phone-numbers/api/incomingphonenumber-resource, …/api/errors): what is sent, what it refuses, and signed deliveries of
 * messages and statuses (…/messaging/guides/webhook-request, …/usage/webhooks/webhooks-security).
 */
export class TwilioServer extends PlatformServer {
  readonly sent: SentSms[] = [];
  /** Customers who have written STOP. */
  readonly stopped = new Set<string>();
  /** Answers of the next sends; null: the connection breaks after the message was taken. */
  readonly faults: (PlatformAnswer | null)[] = [];
  /** By SID. */
  private readonly accounts = new Map<string, TwilioAccount>();
  private count = 0;

  static async start(port?: number): Promise<TwilioServer> {
    const server = new TwilioServer();
    await server.listen(port);
    return server;
  }

  private constructor() {
    super();
  }

  /** @returns the settings of a channel of it */
  newAccount(number: number): { accountSid: string; authToken: string; phoneNumber: string } {
    const accountSid = `AC${hex(number)}`;
    const authToken = `auth-token-of-${number}-0123456789`;
    const phoneNumber = `+35386${number}00`;
    const numbers = new Map([[`PN${hex(number)}`, { phoneNumber, smsUrl: '', sms: true }]]);
    this.accounts.set(accountSid, { authToken, numbers });
    return { accountSid, authToken, phoneNumber };
  }

  revoke(accountSid: string): void {
    this.accounts.delete(accountSid);
  }

  /** Where the account's number delivers. */
  smsUrlOf(accountSid: string): string {
    return [...this.account(accountSid).numbers.values()][0]?.smsUrl ?? '';
  }

  newSid(kind: 'SM' | 'MM' = 'SM'): string {
    return `${kind}${hex((this.count += 1))}`;
  }

  /** The fields of a message of a customer. */
  message(accountSid: string, from: string, body: string, fields: Record<string, string> = {}) {
    const to = [...this.account(accountSid).numbers.values()][0]?.phoneNumber ?? '';
    const sid = this.newSid();
    return {
      ...{ ToCountry: 'IE', ToState: '', SmsMessageSid: sid, NumMedia: '0', SmsSid: sid, FromState: '' },
      ...{ SmsStatus: 'received', FromCity: '', Body: body, FromCountry: 'IE', To: to, NumSegments: '1' },
      ...{ MessageSid: sid, AccountSid: accountSid, From: from, ApiVersion: '2010-04-01', ...fields },
    };
  }

  /** As Twilio signs it. @param url that is called */
  signed(accountSid: string, url: string, fields: Record<string, string>): SmsDelivery {
    const said = Object.keys(fields)
      .sort()
      .map((name) => `${name}${fields[name] ?? ''}`)
      .join('');
    const { authToken } = this.account(accountSid);
    const signature = createHmac('sha1', authToken).update(`${url}${said}`).digest('base64');
    const type = 'application/x-www-form-urlencoded; charset=utf-8';
    return {
      ...{ url, body: new URLSearchParams(fields).toString() },
      headers: { 'content-type': type, 'x-twilio-signature': signature },
    };
  }

  push({ url, body, headers }: SmsDelivery): Promise<Answered> {
    return this.deliver(url, body, headers);
  }

  /** What has become of a message, told where it says. */
  tell(
    accountSid: string,
    { sid, to, from, statusUrl }: SentSms,
    status: string,
    code?: number,
  ): Promise<Answered> {
    const fields = {
      ...{ SmsSid: sid, SmsStatus: status, MessageStatus: status, To: to, MessageSid: sid, From: from },
      ...{ AccountSid: accountSid, ApiVersion: '2010-04-01', ...(code && { ErrorCode: String(code) }) },
    };
    return this.push(this.signed(accountSid, statusUrl, fields));
  }

  private account(sid: string): TwilioAccount {
    const account = this.accounts.get(sid);
    if (!account) throw new Error('There is no such account.');
    return account;
  }

  protected answer({ method, path, headers, body }: PlatformCall): PlatformAnswer | null {
    const [sid = '', token = ''] = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64')
      .toString()
      .split(':');
    const account = this.accounts.get(sid);
    const { pathname, searchParams: query } = new URL(path, this.url);
    const base = `/2010-04-01/Accounts/${sid}/`;
    if (!account || account.authToken !== token || !pathname.startsWith(base))
      return failed(401, 20003, 'Authenticate');
    const [, resource = '', id = ''] = /^(\w+)(?:\/(\w+))?\.json$/.exec(pathname.slice(base.length)) ?? [];
    const fields = body as Record<string, string>;
    if (method === 'GET' && resource === 'IncomingPhoneNumbers')
      return list(account, query.get('PhoneNumber'));
    if (method === 'POST' && resource === 'IncomingPhoneNumbers') return change(account, id, fields);
    if (method === 'POST' && resource === 'Messages') return this.take(account, fields);
    return failed(404, 20404, 'The requested resource was not found');
  }

  private take({ numbers }: TwilioAccount, { To: to = '', From: from = '', Body: body = '', ...more }) {
    const fault = this.faults.shift();
    if (fault) return fault;
    if (![...numbers.values()].some(({ phoneNumber }) => phoneNumber === from))
      return failed(400, 21606, `The From phone number ${from} is not a valid, SMS-capable number`);
    if (!/^\+[1-9]\d{6,14}$/.test(to))
      return failed(400, 21211, `The 'To' number ${to} is not a valid number.`);
    if (body.trim() === '') return failed(400, 21602, 'A text message body must be specified.');
    if (body.length > LONGEST) return failed(400, 21617, 'The concatenated message body exceeds the limit');
    if (this.stopped.has(to)) return failed(400, 21610, 'Attempt to send to unsubscribed recipient');
    const sid = this.newSid();
    this.sent.push({ sid, to, from, body, statusUrl: String(more['StatusCallback'] ?? '') });
    const taken = { sid, status: 'queued', to, from, body, num_segments: '1', error_code: null };
    return fault === null ? null : { status: 201, json: taken };
  }
}

function list({ numbers }: TwilioAccount, wanted: string | null): PlatformAnswer {
  const found = [...numbers]
    .filter(([, { phoneNumber }]) => wanted === null || phoneNumber === wanted)
    .map(([sid, number]) => shown(sid, number));
  return { status: 200, json: { incoming_phone_numbers: found, page: 0, page_size: 50 } };
}

function change({ numbers }: TwilioAccount, sid: string, fields: Record<string, string>): PlatformAnswer {
  const number = numbers.get(sid);
  if (!number) return failed(404, 20404, 'The requested resource was not found');
  number.smsUrl = fields['SmsUrl'] ?? number.smsUrl;
  return { status: 200, json: shown(sid, number) };
}

function shown(
  sid: string,
  { phoneNumber, smsUrl, sms }: { phoneNumber: string; smsUrl: string; sms: boolean },
) {
  return {
    ...{ sid, phone_number: phoneNumber, friendly_name: 'Clay and Co', sms_url: smsUrl, sms_method: 'POST' },
    capabilities: { voice: true, sms, mms: false },
  };
}

function hex(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** An error as Twilio writes it. */
export function failed(status: number, code: number, message: string): PlatformAnswer {
  return { status, json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}
