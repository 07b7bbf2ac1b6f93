import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../platform/context/request-context.js';
import type { SealedBox } from '../../platform/crypto/sealed-box.js';
import { SealedBoxes } from '../../platform/crypto/sealed-boxes.js';
import { SignedAddress } from '../../platform/crypto/signed-address.js';

/** Seals the secrets of channels, and makes their addresses. */
@Injectable()
export class ChannelSecrets {
  readonly addresses: SignedAddress;
  private readonly box: SealedBox;

  constructor(boxes: SealedBoxes) {
    this.box = boxes.labelled('channel-secrets');
    this.addresses = new SignedAddress(boxes.signingKey('channel-addresses'));
  }

  seal(channelId: string, secret: Record<string, string>): Buffer {
    return this.box.seal(secret, placeOf(channelId));
  }

  /** Nothing when there is none, and for one of another `APP_SECRET`: then nothing is accepted and nothing sent. */
  open(channelId: string, sealed: Buffer | null): Record<string, string> {
    if (!sealed) return {};
    try {
      return this.box.open(sealed, placeOf(channelId)) as Record<string, string>;
    } catch {
      return {};
    }
  }

  /**
   * By which an account is found again, without telling whose it is. Without a key: a claim outlives `APP_SECRET`, and
   * the platforms show the ids of accounts to everybody.
   */
  accountHash(kind: string, accountId: string): Buffer {
    return createHash('sha256').update(`${kind} ${accountId}`).digest();
  }
}

function placeOf(channelId: string): string {
  return `${currentTenantId()}/${channelId}`;
}
