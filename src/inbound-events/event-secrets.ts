import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalid, type FieldProblem } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { currentTenantId } from '../platform/context/request-context.js';
import type { SealedBox } from '../platform/crypto/sealed-box.js';
import { SealedBoxes } from '../platform/crypto/sealed-boxes.js';
import type { NewSecret, SourceForDelivery } from './event-sources.repository.js';
import type { EventSourceKind } from './event.types.js';

const PREFIX = 'whsec_';
const KEY_BYTES = 32;
/** As Standard Webhooks has it. */
const LEAST_KEY_BYTES = 24;
const LEAST_LENGTH = 16;
/** A shorter secret would lose too much by four shown characters. */
const LEAST_SHOWN_OF = 16;

/** The platforms whose secret the business chooses itself, so that one can be made for it. */
const CHOSEN_BY_BUSINESS: ReadonlySet<EventSourceKind> = new Set(['woocommerce', 'signed']);

/** Makes, checks, seals and opens the secrets of event sources. */
@Injectable()
export class EventSecrets {
  private readonly box: SealedBox;

  constructor(boxes: SealedBoxes) {
    this.box = boxes.labelled('event-source-secrets');
  }

  /** Null where the platform makes it. */
  make(kind: EventSourceKind): string | null {
    return CHOSEN_BY_BUSINESS.has(kind) ? PREFIX + randomBytes(KEY_BYTES).toString('base64') : null;
  }

  /** @throws DomainError `invalid` */
  seal(kind: EventSourceKind, sourceId: string, secret: string): NewSecret {
    const problem = problemOf(kind, secret);
    if (problem) throw invalid([problem]);
    const id = newId();
    const lastFour = secret.length >= LEAST_SHOWN_OF ? secret.slice(-4) : null;
    return { id, sealed: this.box.seal(secret, placeOf(sourceId, id)), lastFour };
  }

  /** Those that can be used: not one of another `APP_SECRET`, and none that signs nothing. */
  open(sourceId: string, { kind, secrets }: SourceForDelivery): string[] {
    return secrets.flatMap(({ id, sealed }) => {
      const secret = this.opened(sealed, placeOf(sourceId, id));
      return secret !== null && problemOf(kind, secret) === null ? [secret] : [];
    });
  }

  private opened(sealed: Buffer, place: string): string | null {
    try {
      return String(this.box.open(sealed, place));
    } catch {
      return null;
    }
  }
}

function placeOf(sourceId: string, id: string): string {
  return `${currentTenantId()}/${sourceId}/${id}`;
}

function problemOf(kind: EventSourceKind, secret: string): FieldProblem | null {
  const pointer = '/secret';
  if (secret !== secret.trim() || secret.length < LEAST_LENGTH)
    return {
      ...{ pointer, code: 'weak_secret' },
      detail: `A secret has at least ${LEAST_LENGTH} characters and no blanks around it. Copy it whole.`,
    };
  if (kind !== 'signed') return null;
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  const isBase64 = /^[A-Za-z0-9+/]{1,200}={0,2}$/.test(text);
  if (isBase64 && Buffer.from(text, 'base64').length >= LEAST_KEY_BYTES) return null;
  return {
    ...{ pointer, code: 'weak_secret' },
    detail: `The secret of Standard Webhooks is the base64 of at least ${LEAST_KEY_BYTES} random bytes, with "whsec_" before it.`,
  };
}
