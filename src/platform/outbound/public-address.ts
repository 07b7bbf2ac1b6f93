import type { LookupAddress, LookupOptions } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** The host has an address in a network of the platform's own, where no business may send the platform. */
export class PrivateAddress extends Error {
  constructor(readonly host: string) {
    super(`${host} has an address that is not public.`);
    this.name = 'PrivateAddress';
  }
}

/** Everything that is not routed on the Internet (IANA special-purpose registries, RFC 6890), multicast included. */
const NOT_PUBLIC_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, with the metadata services of clouds.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Public IPv6 addresses begin with 001 (2000::/3); of these some carry an IPv4 address or are for documents. */
const PUBLIC_6: readonly [string, number] = ['2000::', 3];
const NOT_PUBLIC_6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const blocked = new BlockList();
for (const [net, bits] of NOT_PUBLIC_4) blocked.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of NOT_PUBLIC_6) blocked.addSubnet(net, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet(...PUBLIC_6, 'ipv6');

/** @param address IPv4 or IPv6, without brackets and zone; anything else is not public */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  // IPv4 addresses in IPv6 (::ffff:0:0/96, 64:ff9b::/96) are outside 2000::/3.
  return family === 6 && global6.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
}

/**
 * Whether the host of a URL is an address and not public. A URL has every form of an IPv4 address (decimal, octal, hexadecimal)
 * as four numbers. A name is none, whatever it stands for.
 */
export function isPrivateLiteral({ hostname }: URL): boolean {
  const address = hostname.replace(/^\[|\]$/gu, '');
  return isIP(address) !== 0 && !isPublicAddress(address);
}

/** Milliseconds for an answer of a name server, and how often it is asked. */
const resolver = new Resolver({ timeout: 2_000, tries: 2 });
/** Names that stand for this machine without a name server (RFC 6761). */
const OWN_NAME = /(?:^|\.)localhost\.?$/iu;

/**
 * As `dns.lookup`, for connections: refuses a host that has any address which is not public. It decides on the very
 * addresses that are connected to, so a name that answers differently the next time (DNS rebinding) gains nothing.
 */
export const lookUpPublic: LookupFunction = guarded(asking(resolver));

type LookUpAll = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Milliseconds that addresses of one family are kept waiting for those of the other, whose answer may never come. */
const OTHER_FAMILY_MS = 500;

/**
 * Asks the name servers themselves. `dns.lookup` has four threads for a whole process, shared with files: names whose
 * servers do not answer, which anybody may have, would stop all others. The machine's own names (`/etc/hosts`) are none
 * of the public web's. What comes too late is not connected to either.
 */
export function asking(servers: Resolver): LookUpAll {
  return (hostname, _, callback) => {
    if (OWN_NAME.test(hostname)) return callback(new PrivateAddress(hostname), []);
    const four = servers.resolve4(hostname);
    const six = servers.resolve6(hostname);
    void Promise.allSettled([unlessLate(four, six), unlessLate(six, four)]).then(([first, second]) => {
      const addresses = [...addressesOf(first, 4), ...addressesOf(second, 6)];
      const [failure] = [first, second].flatMap((each) => (each.status === 'rejected' ? [each] : []));
      if (addresses.length > 0 || !failure) callback(null, addresses);
      else callback(failure.reason as NodeJS.ErrnoException, []);
    });
  };
}

/** No addresses when it takes longer than the other family, which has some. */
function unlessLate(found: Promise<string[]>, other: Promise<string[]>): Promise<string[]> {
  const late = other.then(
    ({ length }) => (length > 0 ? delay<string[]>(OTHER_FAMILY_MS, [], { ref: false }) : found),
    () => found,
  );
  return Promise.race([found, late]);
}

function addressesOf(found: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] {
  return found.status === 'fulfilled' ? found.value.map((address) => ({ address, family })) : [];
}

/** @param lookUp asked once for each connection */
export function guarded(lookUp: LookUpAll): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const problem =
        error ??
        (addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))
          ? null
          : undefined);
      if (problem !== null) callback(problem ?? new PrivateAddress(hostname), '', 0);
      else hand(addresses, options.all === true, callback);
    });
  };
}

function hand(addresses: LookupAddress[], all: boolean, callback: Parameters<LookupFunction>[2]): void {
  const [first] = addresses;
  if (all) callback(null, addresses);
  else callback(null, first?.address ?? '', first?.family);
}
