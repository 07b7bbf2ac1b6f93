import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { currentTenantId } from '../platform/context/request-context.js';
import type { SealedBox } from '../platform/crypto/sealed-box.js';
import { SealedBoxes } from '../platform/crypto/sealed-boxes.js';
import type { SealedSecret } from './webhook.types.js';

const PREFIX = 'whsec_';
/** Standard Webhooks wants 24 to 64. */
const KEY_BYTES = 32;

/** Makes, seals and opens the secrets that deliveries are signed with. */
@Injectable()
export class WebhookSecrets {
  private readonly box: SealedBox;

  constructor(boxes: SealedBoxes) {
    this.box = boxes.labelled('webhook-secrets');
  }

  /** @returns the text is shown once, and nowhere kept */
  make(webhookId: string): { secret: SealedSecret; text: string } {
    const text = PREFIX + randomBytes(KEY_BYTES).toString('base64');
    const id = newId();
    return { secret: { id, sealed: this.box.seal(text, placeOf(webhookId, id)) }, text };
  }

  /** @throws when it was sealed under another `APP_SECRET` */
  open(webhookId: string, { id, sealed }: SealedSecret): string {
    return String(this.box.open(sealed, placeOf(webhookId, id)));
  }
}

function placeOf(webhookId: string, id: string): string {
  return `${currentTenantId()}/${webhookId}/${id}`;
}
