import { Injectable } from '@nestjs/common';
import { SealedBoxes } from '../platform/crypto/sealed-boxes.js';
import { SignedAddress } from '../platform/crypto/signed-address.js';

/** Where the deliveries of one source come in. */
export interface EventPlace {
  tenantId: string;
  sourceId: string;
}

/** The last part of a source's URL. */
@Injectable()
export class EventAddresses {
  private readonly addresses: SignedAddress;

  constructor(boxes: SealedBoxes) {
    this.addresses = new SignedAddress(boxes.signingKey('event-addresses'));
  }

  of({ tenantId, sourceId }: EventPlace): string {
    return this.addresses.of({ tenantId, objectId: sourceId });
  }

  /** @returns null for what `of` has not made, in exactly this spelling */
  open(address: string): EventPlace | null {
    const opened = this.addresses.open(address);
    return opened && { tenantId: opened.tenantId, sourceId: opened.objectId };
  }
}
