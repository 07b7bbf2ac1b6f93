import { Injectable } from '@nestjs/common';
import { OutboundConfig } from '../../config/outbound.config.js';
import { OutboundConnections } from './outbound-connections.js';
import { isPrivateLiteral, lookUpPublic, PrivateAddress } from './public-address.js';
import { faultOf, secondsOf, WebFault, webUrl } from './public-web.js';

/** Ports of others' servers: those of the web, and what programs may take without being its machine's administrator. */
const WEB_PORTS = new Set(['', '80', '443']);
const FIRST_FREE_PORT = 1_024;
const LOOK_UP_MS = 2_000;

/** Why nothing may be sent to an address. */
export type AddressProblem = 'not_a_url' | 'not_https' | 'port' | 'private_address';

export interface PostLimits {
  /** For everything: name, connection, answer. */
  timeoutMs: number;
  /** What is read of the answer's body; the rest is not. */
  maxBytes: number;
}

export interface PostAnswer {
  status: number;
  headers: Headers;
  /** Its beginning. */
  body: Buffer;
  /** Seconds of `Retry-After`, also where it is a date; null without one. */
  retryAfterSeconds: number | null;
}

/**
 * Sends to servers that businesses name, over the same guarded connections as `PublicWeb`: a host is resolved, checked
 * and connected to at the checked address. Redirects are answers like others and are not followed.
 */
@Injectable()
export class PublicPost {
  constructor(
    private readonly connections: OutboundConnections,
    private readonly config: OutboundConfig,
  ) {}

  /**
   * What a status of 2xx says holds however long its body is: of that only the beginning is read.
   * @throws WebFault when there is no answer
   */
  async post(
    address: string,
    headers: Record<string, string>,
    body: string,
    limits: PostLimits,
  ): Promise<PostAnswer> {
    const signal = AbortSignal.timeout(limits.timeoutMs);
    try {
      const url = webUrl(address);
      const fetch = this.connections.fetch({ allowsPrivate: this.isAllowed(url), maxBodyBytes: Infinity });
      const response = await fetch(url, { method: 'POST', headers, body, signal });
      return {
        status: response.status,
        headers: response.headers,
        body: await beginningOf(response, limits.maxBytes),
        retryAfterSeconds: secondsOf(response.headers.get('retry-after') ?? ''),
      };
    } catch (error) {
      throw faultOf(error, signal);
    }
  }

  /** A name that cannot be looked up now has no problem: it is looked up again, and checked, at each connection. */
  async problemOf(address: string): Promise<AddressProblem | null> {
    const url = urlOf(address);
    if (!url) return 'not_a_url';
    if (this.isAllowed(url)) return null;
    if (isPrivateLiteral(url)) return 'private_address';
    if (url.protocol !== 'https:') return 'not_https';
    if (!WEB_PORTS.has(url.port) && Number(url.port) < FIRST_FREE_PORT) return 'port';
    return (await isPrivateName(url.hostname)) ? 'private_address' : null;
  }

  private isAllowed({ hostname }: URL): boolean {
    return this.config.webhookPrivateHosts.includes(hostname.toLowerCase());
  }
}

function urlOf(address: string): URL | null {
  try {
    return webUrl(address);
  } catch (error) {
    if (error instanceof WebFault) return null;
    throw error;
  }
}

function isPrivateName(hostname: string): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), LOOK_UP_MS);
    lookUpPublic(hostname, { all: true }, (error) => {
      clearTimeout(timer);
      resolve(error instanceof PrivateAddress);
    });
  });
}

/** Ends with what has come when the rest does not. */
async function beginningOf(response: Response, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const body: ReadableStream<Uint8Array> | null = response.body;
  const reader = body?.getReader();
  let missing = maxBytes;
  try {
    while (reader && missing > 0) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value.subarray(0, missing));
      missing -= value.length;
    }
    await reader?.cancel();
  } catch {
    // The deadline is over or the connection has broken; the status has been told.
  }
  return Buffer.concat(parts);
}
