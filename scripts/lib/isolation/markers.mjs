import { randomBytes, randomInt } from 'node:crypto';

const WORD_LETTERS = 12;
const TAIL_LETTERS = 4;
/** Rare in any language, so that a word of them is in no catalogue and no document. */
const LETTERS = 'bcdfghjklmnpqrstvwxz';

/** @param {number} length */
export function letters(length) {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/**
 * What one tenant's texts and numbers carry: a word that nobody else has, with a tail that differs from field to
 * field, so that a token which an attacker sent can be told from one which he was shown.
 */
export class Marker {
  /** @param {string} [word] */
  constructor(word = letters(WORD_LETTERS)) {
    this.word = word;
    /** Nine digits that stand in prices and amounts. */
    this.number = 987_000_000 + randomInt(1_000_000);
    this.pattern = new RegExp(`${word}[a-z]{${TAIL_LETTERS}}`, 'g');
  }

  /** A marker that differs in one letter. */
  nearly() {
    const last = this.word.at(-1);
    const other = [...LETTERS].find((letter) => letter !== last) ?? 'b';
    return new Marker(this.word.slice(0, -1) + other);
  }

  /** A word for one field of one object. */
  token() {
    return this.word + letters(TAIL_LETTERS);
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** @param {string} text */
export function uuidsIn(text) {
  return text.match(UUID) ?? [];
}

/** @param {unknown} value */
export function isUuid(value) {
  return typeof value === 'string' && value.length === 36 && uuidsIn(value).length === 1;
}

/**
 * An id that nobody has, of the same version, time and length as one that somebody has.
 * @param {string} id
 */
export function neighbourOf(id) {
  if (isUuid(id)) return id.slice(0, -12) + randomBytes(6).toString('hex');
  return id.slice(0, -6) + letters(Math.min(6, id.length));
}
