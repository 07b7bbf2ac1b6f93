import { v7, validate } from 'uuid';

/** UUIDv7 (RFC 9562): random, and ordered by time of creation. */
export function newId(): string {
  return v7();
}

export function isId(text: unknown): text is string {
  return validate(text);
}

/** The smallest UUIDv7 of a millisecond since the epoch: ids made from then on are greater or equal. */
export function earliestId(millisecond: number): string {
  const hex = Math.max(0, millisecond).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
