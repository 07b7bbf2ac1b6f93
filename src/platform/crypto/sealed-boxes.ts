import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SecurityConfig } from '../../config/security.config.js';
import { SealedBox } from './sealed-box.js';

/** Makes boxes under `APP_SECRET`, one for each kind of content. */
@Injectable()
export class SealedBoxes {
  constructor(@Inject(SecurityConfig) private readonly config: SecurityConfig) {}

  labelled(label: string): SealedBox {
    return new SealedBox(this.config.appSecret, label);
  }

  /** A key to sign with (HKDF-SHA256, 256 bits); each label has its own. */
  signingKey(label: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.config.appSecret, '', label, 32));
  }
}
