import type { InboxOrder } from './inbox.types.js';

/** A place in an order: the time, and the second half of the id, by which equal times are told apart. */
export interface InboxPlace {
  /** As PostgreSQL reads it, to the microsecond; infinite before the first row. Null where the order is that of ids. */
  at: string | null;
  /** 16 hexadecimal digits; of an order of ids the whole id. Null before the first row. */
  idEnd: string | null;
}

const BEGINNINGS: Record<InboxOrder, string | null> = {
  waiting: '-infinity',
  recent: 'infinity',
  started: null,
};

/** As an id, which cursors are made of. @param micros of Unix time */
export function toCursorId(micros: bigint, id: string): string {
  const digits = micros.toString(16).padStart(16, '0') + id.replaceAll('-', '').slice(16);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** @param after of `toCursorId`, or an id where the order is that of ids; undefined: the beginning */
export function placeOf(order: InboxOrder, after: string | undefined): InboxPlace {
  if (after === undefined) return { at: BEGINNINGS[order], idEnd: null };
  if (order === 'started') return { at: null, idEnd: after };
  const digits = after.replaceAll('-', '');
  return { at: instantOf(BigInt(`0x${digits.slice(0, 16)}`)), idEnd: digits.slice(16) };
}

function instantOf(micros: bigint): string {
  const seconds = new Date(Number(micros / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(micros % 1_000_000n).padStart(6, '0')}Z`;
}
