import { createHmac, hkdfSync } from 'node:crypto';
import { addressNetwork } from '../http/client-address.js';

/** Keyed hashes of an address's network, and of an e-mail address. Only the hash may be stored. */
export class AddressHash {
  private readonly secret: Buffer;

  constructor(appSecret: string) {
    this.secret = Buffer.from(hkdfSync('sha256', appSecret, '', 'limit-addresses', 32));
  }

  of(address: string): string {
    return this.ofText(addressNetwork(address));
  }

  ofText(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('base64url');
  }
}
