import { createHmac } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { isSameText } from './hmac.js';

/** What an address names: a business, and an object of it. */
export interface AddressedObject {
  tenantId: string;
  objectId: string;
}

const ID_BYTES = 16;
const MAC_BYTES = 16;
const LENGTH = ((2 * ID_BYTES + MAC_BYTES) * 4) / 3;

/**
 * The last part of a public URL: business, object and a MAC of both (HMAC-SHA256, 128 bits) in base64url. Nobody can guess
 * or make one, and a wrong one is refused without a look into the database.
 */
export class SignedAddress {
  /** @param key of this kind of address alone */
  constructor(private readonly key: Buffer) {}

  of({ tenantId, objectId }: AddressedObject): string {
    const ids = Buffer.concat([parse(tenantId), parse(objectId)]);
    return Buffer.concat([ids, this.macOf(ids)]).toString('base64url');
  }

  /** @returns null for what `of` has not made, in exactly this spelling */
  open(address: string): AddressedObject | null {
    if (address.length !== LENGTH) return null;
    const bytes = Buffer.from(address, 'base64url');
    if (bytes.length !== 2 * ID_BYTES + MAC_BYTES) return null;
    const ids = bytes.subarray(0, 2 * ID_BYTES);
    const right = Buffer.concat([ids, this.macOf(ids)]).toString('base64url');
    if (!isSameText(right, address)) return null;
    return { tenantId: stringify(ids.subarray(0, ID_BYTES)), objectId: stringify(ids.subarray(ID_BYTES)) };
  }

  private macOf(ids: Buffer): Buffer {
    return createHmac('sha256', this.key).update(ids).digest().subarray(0, MAC_BYTES);
  }
}
