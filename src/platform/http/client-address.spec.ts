import express, { type Request } from 'express';
import fc from 'fast-check';
import { addressNetwork, clientAddress } from './client-address.js';

/** A request as Express presents it. */
function request(trusted: string[], remoteAddress: string | undefined, forwarded?: string): Request {
  const app = express().set('trust proxy', trusted);
  const made = Object.create(app.request) as { socket: object; headers: object };
  made.socket = { remoteAddress };
  made.headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return made as unknown as Request;
}

describe('the client’s address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:DB8::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    [undefined, '0.0.0.0'],
  ])('of the connection %s is %s, whatever a stranger writes', (remote, expected) => {
    for (const forwarded of [undefined, '198.51.100.1', '198.51.100.1, 127.0.0.1', '', 'nonsense']) {
      expect(clientAddress(request([], remote, forwarded))).toBe(expected);
    }
  });

  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['6.6.6.6, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['6.6.6.6, 198.51.100.1, 10.1.2.3, 10.9.9.9', '198.51.100.1'],
    ['198.51.100.1:41234', '198.51.100.1'],
    ['[2001:db8::9]:443', '2001:db8::9'],
    ['10.1.1.1, 10.1.2.3', '10.1.1.1'],
    ['nonsense', '127.0.0.1'],
    ['', '127.0.0.1'],
  ])('behind believed proxies is the rightmost hop that is none: "%s" → %s', (forwarded, expected) => {
    expect(clientAddress(request(['loopback', '10.0.0.0/8'], '::ffff:127.0.0.1', forwarded))).toBe(expected);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:0000:0000:0000:0001', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(addressNetwork(address)).toBe(network);
  });

  it('is the same for every way to write one address, and changes with its first 64 bits only', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), group, fc.nat(7), (numbers, other, at) => {
        const text = (all: number[]) => all.map((each) => each.toString(16)).join(':');
        const short = new URL(`http://[${text(numbers)}]`).hostname.slice(1, -1);
        expect(addressNetwork(short)).toBe(addressNetwork(text(numbers)));
        const changed = numbers.with(at, other);
        const isSame = at >= 4 || other === numbers[at];
        expect(addressNetwork(text(changed)) === addressNetwork(text(numbers))).toBe(isSame);
      }),
    );
  });
});
