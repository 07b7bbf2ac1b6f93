import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { OutboundConfig } from '../../config/outbound.config.js';
import { BodyTooLarge, ConnectionFailed, OutboundConnections } from './outbound-connections.js';
import { isPrivateLiteral, PrivateAddress } from './public-address.js';

const MOST_REDIRECTS = 5;
const USER_AGENT = 'FrontdeskBot/1.0';
const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** Why a page could not be read. */
export type WebProblem =
  | 'unreachable'
  | 'timed_out'
  | 'too_large'
  | 'private_address'
  | 'invalid_address'
  | 'redirect_loop'
  | 'left_site'
  | 'undecodable';

export class WebFault extends Error {
  constructor(
    readonly problem: WebProblem,
    cause?: unknown,
  ) {
    super(`The page could not be read (${problem}).`, { cause });
    this.name = 'WebFault';
  }
}

export interface WebLimits {
  /** Of the body, as it is sent and as it is decompressed. */
  maxBytes: number;
  /** For everything, all redirects included. */
  timeoutMs: number;
  /** Whether a redirect may lead there. */
  mayFollow?: (url: URL) => boolean;
}

export interface WebAnswer {
  /** After redirects. */
  url: string;
  status: number;
  /** Lower case, without parameters; '' without one. */
  type: string;
  /** `charset` of the content type; null without one. */
  charset: string | null;
  /** Empty for a status from 400 on. */
  body: Buffer;
  /** Seconds of `Retry-After`, also where it is a date; null without one. */
  retryAfterSeconds: number | null;
}

/** Reads public pages by GET: each redirect is checked as the first address is. */
@Injectable()
export class PublicWeb {
  constructor(
    private readonly connections: OutboundConnections,
    private readonly config: OutboundConfig,
  ) {}

  /** @throws WebFault */
  async get(address: string, limits: WebLimits): Promise<WebAnswer> {
    const signal = AbortSignal.timeout(limits.timeoutMs);
    try {
      return await this.follow(webUrl(address), limits, signal);
    } catch (error) {
      throw faultOf(error, signal);
    }
  }

  /** Whether a URL has a private address in it that the operator has not allowed. A name is looked up when it is read. */
  isPrivate(url: URL): boolean {
    return isPrivateLiteral(url) && !this.allowsPrivate(url);
  }

  private allowsPrivate({ hostname }: URL): boolean {
    return this.config.sourcePrivateHosts.includes(hostname.toLowerCase());
  }

  private async follow(first: URL, limits: WebLimits, signal: AbortSignal): Promise<WebAnswer> {
    let url = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await this.fetchOne(url, limits, signal);
      const target = redirectOf(response, url);
      if (!target) return answerOf(url, response, limits);
      await response.body?.cancel();
      if (limits.mayFollow && !limits.mayFollow(target)) throw new WebFault('left_site');
      url = target;
    }
    throw new WebFault('redirect_loop');
  }

  private fetchOne(url: URL, { maxBytes }: WebLimits, signal: AbortSignal): Promise<Response> {
    const fetch = this.connections.fetch({ allowsPrivate: this.allowsPrivate(url), maxBodyBytes: maxBytes });
    const headers = { 'user-agent': USER_AGENT, accept: '*/*', 'accept-encoding': 'gzip' };
    return fetch(url, { headers, signal });
  }
}

/** @throws WebFault for anything but http and https without a user */
export function webUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new WebFault('invalid_address');
  return url;
}

function redirectOf({ status, headers }: Response, from: URL): URL | null {
  const location = headers.get('location');
  if (status < 300 || status >= 400 || location === null) return null;
  if (!URL.canParse(location, from.href)) throw new WebFault('invalid_address');
  return webUrl(new URL(location, from.href).href);
}

async function answerOf(url: URL, response: Response, { maxBytes }: WebLimits): Promise<WebAnswer> {
  const { status, headers } = response;
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = /charset\s{0,3}=\s{0,3}"?([\w-]{2,30})/u.exec(parameters.join(';'))?.[1] ?? null;
  const answer = {
    url: url.href,
    status,
    type: type.trim(),
    charset,
    retryAfterSeconds: secondsOf(headers.get('retry-after') ?? ''),
  };
  if (status >= 400) {
    await response.body?.cancel();
    return { ...answer, body: Buffer.alloc(0) };
  }
  const sent = Buffer.from(await response.arrayBuffer());
  return { ...answer, body: await decoded(sent, headers.get('content-encoding'), maxBytes) };
}

/** Seconds of `Retry-After`: of a number or a date (RFC 9110); null for anything else. */
export function secondsOf(retryAfter: string): number | null {
  const text = retryAfter.trim();
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  const at = /^[A-Z][a-z]{2},/u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1_000));
}

/** A body in a coding, or a file that is compressed itself, as sitemaps are; bounded while it is unpacked. */
async function decoded(body: Buffer, coding: string | null, maxBytes: number): Promise<Buffer> {
  const name = (coding ?? 'identity').trim().toLowerCase();
  const plain = name === 'identity' || name === '' ? body : await unpacked(body, name, maxBytes);
  const isGzip = plain[0] === 0x1f && plain[1] === 0x8b;
  return isGzip ? unpacked(plain, 'gzip', maxBytes) : plain;
}

async function unpacked(body: Buffer, name: string, maxOutputLength: number): Promise<Buffer> {
  const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name as keyof typeof DECODERS] : undefined;
  if (!decode) throw new WebFault('undecodable');
  try {
    return await decode(body, { maxOutputLength });
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new WebFault(isTooLarge ? 'too_large' : 'undecodable', error);
  }
}

/** @returns a WebFault where the address or its server is at fault, else the error */
export function faultOf(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof WebFault) return error;
  if (signal.aborted) return new WebFault('timed_out', error);
  if (error instanceof BodyTooLarge) return new WebFault('too_large', error);
  if (error instanceof PrivateAddress) return new WebFault('private_address', error);
  // What breaks while a body is read is the socket's own error.
  if (error instanceof ConnectionFailed || (error instanceof Error && 'code' in error))
    return new WebFault('unreachable', error);
  return error;
}
