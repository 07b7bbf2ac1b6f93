import { v7, validate } from 'uuid';

/** UUIDv7 (RFC 9562): random, and ordered by time of creation. */
export function newId(): string {
  return v7();
}

export function isId(text: unknown): text is string {
  return validate(text);
}
