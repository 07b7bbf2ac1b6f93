import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import * as v from 'valibot';
import { storableJson } from '../../kernel/storable-json.js';
import type { Envelope } from '../event.types.js';
import type { RawDelivery } from '../../platform/crypto/raw-delivery.js';

/** What came cannot be understood, also not when it is tried again. */
export class UnreadableEvent extends Error {
  /** @param message plain words that quote nothing of the body */
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableEvent';
  }
}

/** Of names and ids that are kept. */
const LONGEST_NAME = 200;

/** @throws UnreadableEvent */
export function jsonOf(body: Buffer): unknown {
  if (!isUtf8(body)) throw new UnreadableEvent('The body is not in UTF-8.');
  const parsed = storableJson(body);
  if (parsed === undefined) throw new UnreadableEvent('The body is not valid JSON.');
  return parsed;
}

/** @throws UnreadableEvent that names the field */
export function read<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const field = v.getDotPath(parsed.issues[0]) ?? '';
  throw new UnreadableEvent(
    field === ''
      ? 'The body is not what the platform documents for this event.'
      : `The field "${field.slice(0, 100)}" is missing, or not what the platform documents.`,
  );
}

/** The part of a body that tells what it is; empty when it cannot be read. */
export function glance<Schema extends v.GenericSchema>(
  schema: Schema,
  body: Buffer,
): v.InferOutput<Schema> | null {
  try {
    const parsed = v.safeParse(schema, jsonOf(body));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Of bodies without an id of their own. */
export function hashOfBody({ body }: RawDelivery): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The first value of a header that can be stored; null without one. @param name in lower case */
export function headerOf({ headers }: RawDelivery, name: string): string | null {
  const value = headers[name]?.[0]?.trim() ?? '';
  return value === '' ? null : value.slice(0, LONGEST_NAME);
}

/** With bounded names. */
export function envelope(parts: Envelope): Envelope {
  return {
    ...parts,
    type: parts.type.slice(0, LONGEST_NAME),
    eventId: parts.eventId?.slice(0, LONGEST_NAME) ?? null,
    dedupeKey:
      parts.dedupeKey.length <= LONGEST_NAME
        ? parts.dedupeKey
        : createHash('sha256').update(parts.dedupeKey).digest('hex'),
  };
}

export function unusedType(type: string): string {
  return `Nothing is done with events of the type "${type.slice(0, 60)}".`;
}

/** RFC 3339, or WooCommerce's UTC time without a zone. @throws UnreadableEvent */
export function instant(text: string, field: string): Date {
  const at = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
  if (Number.isNaN(at.getTime())) throw new UnreadableEvent(`The field "${field}" is no time.`);
  return at;
}
