import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parse, stringify } from 'uuid';
import { SealedBoxes } from '../platform/crypto/sealed-boxes.js';
import { isSameText } from './signatures/hmac.js';

/** Where the deliveries of one source come in. */
export interface EventPlace {
  tenantId: string;
  sourceId: string;
}

const ID_BYTES = 16;
const MAC_BYTES = 16;
const LENGTH = ((2 * ID_BYTES + MAC_BYTES) * 4) / 3;

/**
 * The last part of a source's URL: business, source and a MAC of both (HMAC-SHA256, 128 bits) in base64url. Nobody can
 * guess or make one, and a wrong one is refused without a look into the database.
 */
@Injectable()
export class EventAddresses {
  private readonly key: Buffer;

  constructor(boxes: SealedBoxes) {
    this.key = boxes.signingKey('event-addresses');
  }

  of({ tenantId, sourceId }: EventPlace): string {
    const ids = Buffer.concat([parse(tenantId), parse(sourceId)]);
    return Buffer.concat([ids, this.macOf(ids)]).toString('base64url');
  }

  /** @returns null for what `of` has not made, in exactly this spelling */
  open(address: string): EventPlace | null {
    if (address.length !== LENGTH) return null;
    const bytes = Buffer.from(address, 'base64url');
    if (bytes.length !== 2 * ID_BYTES + MAC_BYTES) return null;
    const ids = bytes.subarray(0, 2 * ID_BYTES);
    const right = Buffer.concat([ids, this.macOf(ids)]).toString('base64url');
    if (!isSameText(right, address)) return null;
    return {
      tenantId: stringify(ids.subarray(0, ID_BYTES)),
      sourceId: stringify(ids.subarray(ID_BYTES)),
    };
  }

  private macOf(ids: Buffer): Buffer {
    return createHmac('sha256', this.key).update(ids).digest().subarray(0, MAC_BYTES);
  }
}
