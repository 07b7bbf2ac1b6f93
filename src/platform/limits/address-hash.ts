import { createHmac, hkdfSync } from 'node:crypto';
import { addressNetwork } from '../http/client-address.js';

/** A keyed hash of an address's network. Only the hash may be stored, never the address. */
export class AddressHash {
  private readonly secret: Buffer;

  constructor(appSecret: string) {
    this.secret = Buffer.from(hkdfSync('sha256', appSecret, '', 'limit-addresses', 32));
  }

  of(address: string): string {
    return createHmac('sha256', this.secret).update(addressNetwork(address)).digest('base64url');
  }
}
