/** A place in an order by time: the microsecond, and the second half of the id, by which equal times are told apart. */
export interface InboxPlace {
  micros: string;
  /** 16 hexadecimal digits. */
  idEnd: string;
}

/** As an id, which cursors are made of. @param micros of Unix time */
export function toCursorId(micros: bigint, id: string): string {
  const digits = micros.toString(16).padStart(16, '0') + endOf(id);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function fromCursorId(cursor: string): InboxPlace {
  const digits = cursor.replaceAll('-', '');
  return { micros: BigInt(`0x${digits.slice(0, 16)}`).toString(), idEnd: digits.slice(16) };
}

function endOf(id: string): string {
  return id.replaceAll('-', '').slice(16);
}
