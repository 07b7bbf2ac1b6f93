import { isIP } from 'node:net';
import type { Request } from 'express';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Some proxies add the port. */
const WITH_PORT = /^(?:\[([^\]]+)\]|(\d+\.\d+\.\d+\.\d+)):\d+$/;
/** Used for a closed connection, which has no address any more. */
const GONE = '0.0.0.0';

/**
 * The client's address: that of the connection, or the one reported by the nearest hop that is not a trusted proxy
 * (Express's `trust proxy`, set from TRUSTED_PROXIES). All code must use this instead of `X-Forwarded-For`.
 * @returns an IPv4 address, or IPv6 in lower case; IPv4 inside IPv6 as IPv4.
 */
export function clientAddress(request: Request): string {
  const told = plain(request.ip);
  return told ?? plain(request.socket.remoteAddress) ?? GONE;
}

/** The part of an address that providers assign to one customer: an IPv4 address, or the /64 of an IPv6 address. */
export function addressNetwork(address: string): string {
  return isIP(address) === 6 ? `${groups(address).slice(0, 4).join(':')}::/64` : address;
}

function plain(address: string | undefined): string | null {
  if (address === undefined) return null;
  const ported = WITH_PORT.exec(address);
  const bare = (ported?.[1] ?? ported?.[2] ?? address).replace(/%.*/s, '').toLowerCase();
  const mapped = MAPPED.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(bare) === 0 ? null : bare;
}

/** The eight groups of an IPv6 address, each without leading zeros. */
function groups(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const before = written(head);
  const after = tail === undefined ? [] : written(tail);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...(tail === undefined ? [] : zeros), ...after];
}

function written(part: string): string[] {
  const texts = part.split(':').filter((text) => text !== '');
  return texts.flatMap((text) => (text.includes('.') ? ['0', '0'] : [parseInt(text, 16).toString(16)]));
}
