import { storableJson } from '../../kernel/storable-json.js';
import { MEGABYTE } from '../../platform/http/body/body-limits.js';
import type { RawDelivery } from '../../platform/crypto/raw-delivery.js';
import type { ChannelCheck, ChannelSettings, OpenChannel, RefusalReason } from './channel.types.js';
import type { Inbound, InboundMessage } from './receiving/inbound.types.js';
import type { RichMessage } from './rendering/rich-message.types.js';

/** What a platform can do, and what it allows. */
export interface Capabilities {
  /** Characters (UTF-16) of one text. */
  textLimit: number;
  /** Suggestions as buttons; 0: they stand in the text, with numbers. */
  buttons: number;
  /** Hours after the customer's last message in which they may be written to freely; null: always. */
  sessionHours: number | null;
  typing: boolean;
  /** Whether media of customers are read; they are answered politely where not. */
  media: boolean;
  /** Whether a text can be shown while it is being written. */
  streaming: boolean;
  /** Milliseconds between two calls in one chat. */
  perChatMs: number;
  /** Calls of one account each second. */
  perSecond: number;
  /**
   * Seconds that a call whose end is not known is waited for, because the platform tells later by itself whether it took
   * the message; 0 where it never tells: then the call is repeated, and the message may come twice.
   */
  doubtSeconds: number;
  /** Whether the platform tells what was delivered and read. */
  receipts: boolean;
}

/** One call that sends: the platform's own body. */
export type Part = Record<string, unknown>;

/** To whom, and what came before. */
export interface Target {
  channel: OpenChannel;
  /** The platform's id of the chat. */
  chat: string;
  /** Of the chat's last message, as `InboundMessage.thread` had it; null without one. */
  thread: unknown;
  /** Names this part for ever: the platform returns it where it can. */
  key: string;
}

/** A delivery as it came, with the address that was called, of which some platforms sign every letter. */
export interface ChannelDelivery extends RawDelivery {
  url: string;
}

/** What a platform is answered when a delivery was taken. */
export interface Receipt {
  /** Content type. */
  type: string;
  text: string;
}

export interface Account {
  id: string;
  name: string | null;
}

/** Why a call of a platform did not do what it was to do. */
export type FailureKind =
  /** Nothing is wrong with the message: try again, after `retryAfterMs` where the platform says so. */
  | 'retry'
  /** Too many calls: all chats of the account wait for `retryAfterMs`. */
  | 'limited'
  /** The customer cannot be written to any more. */
  | 'unreachable'
  /** The customer may be written to only by a template now. */
  | 'session_over'
  /** The account's credential is not accepted: nothing can be sent. */
  | 'unauthorized'
  /** The platform does not take this message, also not later. */
  | 'refused';

/** A call of a platform failed. The message is in plain words and quotes nothing that anybody has written. */
export class PlatformFailure extends Error {
  /** There was no answer, so the platform may have done it all the same. */
  isInDoubt = false;

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PlatformFailure';
  }
}

/** @param says in plain words */
export function withoutAnswer(says: string, cause: unknown): PlatformFailure {
  return Object.assign(new PlatformFailure('retry', says, null, { cause }), { isInDoubt: true });
}

/** How one messaging platform is spoken to: one folder each. */
export abstract class ChannelAdapter {
  abstract readonly can: Capabilities;
  /** Whether the calls outside of the session are those of the text: then what was taken before is not sent again. */
  readonly templateIsText: boolean = false;
  /** How many messages of a chat the assistant is asked in an hour; null: as many as the business allows. */
  readonly askedPerHour: number | null = null;
  /** Of one delivery. */
  readonly mostBytes: number = MEGABYTE;
  /** Whether `verifyHeaders` is asked first: then nothing is read of a delivery that its headers show not to be genuine. */
  readonly isProvenByHeaders: boolean = false;
  /** Null where the platform reads nothing in the answer. */
  readonly receipt: Receipt | null = null;

  /**
   * @param given as the business has sent it; @param before what is set; null of a new channel
   * @throws DomainError `invalid` that names the field
   */
  abstract readSettings(given: Record<string, unknown>, before: ChannelSettings | null): ChannelSettings;

  /** What is stored of a channel that has this address: the same, where a message does not have to name it. */
  settingsAt(settings: ChannelSettings, _url: string): ChannelSettings {
    return settings;
  }

  /** Whose account it is. @throws PlatformFailure */
  abstract account(settings: ChannelSettings): Promise<Account>;

  /** Tells the platform where to deliver, where it can be told. @throws PlatformFailure */
  abstract subscribe(settings: ChannelSettings, url: string): Promise<void>;

  /** @throws PlatformFailure */
  abstract unsubscribe(settings: ChannelSettings): Promise<void>;

  /** What the business must enter at the platform by hand; shown to whoever may write channels. */
  abstract setup(settings: ChannelSettings): Record<string, string>;

  /** @throws nothing: what does not work is a check that is not ok */
  abstract test(channel: OpenChannel, url: string): Promise<ChannelCheck[]>;

  /**
   * @returns why a delivery is not genuine; null when it is
   * @throws DomainError `unavailable` when it cannot be told now, from an adapter that returns a promise
   */
  abstract verify(
    delivery: ChannelDelivery,
    settings: ChannelSettings,
  ): RefusalReason | null | Promise<RefusalReason | null>;

  /** As `verify`, before the body has come; null also where only the body can tell. */
  verifyHeaders(
    delivery: ChannelDelivery,
    settings: ChannelSettings,
  ): RefusalReason | null | Promise<RefusalReason | null> {
    return this.verify(delivery, settings);
  }

  /** The answer to the platform's question whether the address is ours; null when it is not asked rightly. */
  abstract handshake(query: Record<string, unknown>, settings: ChannelSettings): string | null;

  /**
   * The bytes of a genuine delivery as a value of texts that can be stored, or a promise of it; undefined when they cannot be
   * read.
   */
  parse({ body }: ChannelDelivery): unknown {
    return storableJson(body);
  }

  /** What a genuine delivery tells. @param body as `parse` returns it */
  abstract read(body: unknown, channel: OpenChannel): Inbound;

  /**
   * Does what a genuine delivery asks for before anything comes by it, such as to say that deliveries are wanted.
   * @param body as `parse` returns it @throws DomainError `unavailable` when it is to come again
   */
  confirm(_body: unknown, _channel: OpenChannel): Promise<void> {
    return Promise.resolve();
  }

  /** A hint that something is being written. @throws PlatformFailure */
  abstract typing(channel: OpenChannel, message: InboundMessage): Promise<void>;

  /** The calls that a message takes, in order; at least one. */
  abstract render(message: RichMessage): Promise<Part[]>;

  /** The calls of a message outside of the session, such as a template; null where it may not be sent then. */
  abstract renderTemplate(message: RichMessage, settings: ChannelSettings): Promise<Part[] | null>;

  /** @returns the platform's id of the message, unique in the channel @throws PlatformFailure */
  abstract send(target: Target, part: Part): Promise<string>;

  /**
   * Looks for a part whose call had no answer, where the platform can be asked what it has taken.
   * @param since when the call was begun
   * @returns its id at the platform; null when it is not there, or nobody can be asked @throws PlatformFailure
   */
  find(_target: Target, _part: Part, _since: Date): Promise<string | null> {
    return Promise.resolve(null);
  }
}
