import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DomainError } from '../../kernel/errors.js';
import { KEY_ERRORS } from './keys.errors.js';
import { newId } from '../../kernel/ids.js';
import type { SealedBox } from '../../platform/crypto/sealed-box.js';
import { SealedBoxes } from '../../platform/crypto/sealed-boxes.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { IdentitySecretsRepository, type IdentitySecretDates } from './identity-secrets.repository.js';

const PREFIX = 'fd_ids_';
/** Bounded because each secret is tried on every identity. */
const MAX_LIVE_SECRETS = 10;

/**
 * The secrets that sign the identities of the tenant's visitors. Stored encrypted, not hashed, because verification
 * needs them.
 */
@Injectable()
export class IdentitySecretsService {
  private readonly box: SealedBox;

  constructor(
    private readonly secrets: IdentitySecretsRepository,
    boxes: SealedBoxes,
  ) {
    this.box = boxes.labelled('identity-secrets');
  }

  get(): Promise<IdentitySecretDates> {
    return this.secrets.dates();
  }

  /**
   * Creates a secret, which is returned only once; earlier ones expire after `overlapHours`.
   * @throws DomainError `conflict` when too many would be valid at the same time.
   */
  async create(overlapHours: number): Promise<{ secret: string; createdAt: Date }> {
    const secret = PREFIX + randomBytes(32).toString('base64url');
    const id = newId();
    const sealed = this.box.seal(secret, placeOf(id));
    const createdAt = await this.secrets.rotate({ id, sealed }, overlapHours, MAX_LIVE_SECRETS);
    if (!createdAt) throw tooMany();
    return { secret, createdAt };
  }

  /** Every secret that is valid now, the newest first. */
  async listLive(): Promise<string[]> {
    const sealed = await this.secrets.listLive();
    return sealed.map((row) => this.open(row.sealed, row.id)).filter((secret) => secret !== null);
  }

  /** Removes all secrets: from now on every identity is refused. */
  remove(): Promise<void> {
    return this.secrets.removeAll();
  }

  /** Null when `APP_SECRET` has changed since: then the tenant needs a new secret. */
  private open(sealed: Buffer, id: string): string | null {
    try {
      return String(this.box.open(sealed, placeOf(id)));
    } catch {
      return null;
    }
  }
}

function placeOf(id: string): string {
  return `${currentTenantId()}/${id}`;
}

function tooMany(): DomainError {
  return KEY_ERRORS.too_many_identity_secrets(
    `${MAX_LIVE_SECRETS} identity secrets are valid already. Wait until one ends, or send "overlapHours": 0 to end them now.`,
    { problems: [{ pointer: '/overlapHours', code: 'too_many_identity_secrets', detail: 'Send 0.' }] },
  );
}
