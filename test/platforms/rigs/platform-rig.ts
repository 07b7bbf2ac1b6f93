import type { Answered } from '../platform-server.js';

/** What has come to a customer. */
export interface Told {
  text: string;
  choices: string[];
}

/** A delivery as it stands on the wire. */
export interface Wire {
  body: string;
  headers: Record<string, string>;
}

export interface ConnectedChannel {
  id: string;
  url: string;
  setup?: Record<string, string>;
}

/** What every adapter's tests need of a platform's stand-in. */
export interface PlatformRig {
  readonly kind: 'telegram' | 'whatsapp' | 'messenger' | 'instagram' | 'slack' | 'sms' | 'email';
  /** Whether the proof is of the bytes of the body. */
  readonly signsBytes: boolean;
  /** A text of any length is one message. */
  readonly isWhole?: boolean;
  /** Of the refusal of a delivery that is not genuine. */
  readonly refusal: number;
  /** The header that makes a delivery genuine. */
  readonly proof: string;
  /** Settings of an account that nobody has connected yet. */
  newAccount(): { settings: Record<string, string>; secrets: string[] };
  revoke(settings: Record<string, string>): void;
  /** A text of a customer, signed for the channel. */
  text(settings: Record<string, string>, channel: ConnectedChannel, chat: number, text: string): Wire;
  voice(settings: Record<string, string>, channel: ConnectedChannel, chat: number): Wire;
  press(settings: Record<string, string>, channel: ConnectedChannel, chat: number, index: number): Wire;
  told(chat: number): Told[];
  block(chat: number): void;
  /** No send meets a fault any more. */
  mend(): void;
  /** The next sends meet this. */
  fail(...kinds: ('away' | 'limited' | 'refused' | 'breaks')[]): void;
  close(): Promise<void>;
}

export async function send({ url }: ConnectedChannel, { body, headers }: Wire): Promise<Answered> {
  const response = await fetch(url, {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, text: await response.text() };
}

let accounts = 30_000;

/** A number that no account has yet. */
export function newNumber(): number {
  return (accounts += 1);
}
