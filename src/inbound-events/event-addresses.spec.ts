import { SecurityConfig } from '../config/security.config.js';
import { newId } from '../kernel/ids.js';
import { SealedBoxes } from '../platform/crypto/sealed-boxes.js';
import { EventAddresses } from './event-addresses.js';

function addresses(appSecret: string): EventAddresses {
  return new EventAddresses(new SealedBoxes(Object.assign(new SecurityConfig(), { appSecret })));
}

describe('the address of an event source', () => {
  const own = addresses('a secret of at least 32 characters');
  const place = { tenantId: newId(), sourceId: newId() };
  const address = own.of(place);

  it('opens to its business and source, and stays the same', () => {
    expect(own.open(address)).toEqual(place);
    expect(own.of(place)).toBe(address);
  });

  it('does not open with any character changed, left out or added', () => {
    for (let at = 0; at < address.length; at += 1) {
      const other = address[at] === 'A' ? 'B' : 'A';
      expect(own.open(address.slice(0, at) + other + address.slice(at + 1))).toBeNull();
      expect(own.open(address.slice(0, at) + address.slice(at + 1))).toBeNull();
      expect(own.open(`${address.slice(0, at)}=${address.slice(at)}`)).toBeNull();
    }
    for (const wrong of ['', '..', address.toUpperCase(), `${address}A`, 'A'.repeat(64)])
      expect(own.open(wrong)).toBeNull();
  });

  it('does not open for another business, or with another secret', () => {
    const theirs = Buffer.from(address, 'base64url');
    Buffer.from(own.of({ tenantId: newId(), sourceId: place.sourceId }), 'base64url').copy(theirs, 0, 0, 16);
    expect(own.open(theirs.toString('base64url'))).toBeNull();
    expect(addresses('another secret of 32 characters!!!').open(address)).toBeNull();
  });
});
