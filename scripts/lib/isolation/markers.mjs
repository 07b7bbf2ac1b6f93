import { randomBytes, randomInt } from 'node:crypto';

const WORD_LETTERS = 12;
const TAIL_LETTERS = 4;
/** Syllables that are rare in any language, so that a word made of them is in no catalogue and no document. */
const LETTERS = 'bcdfghjklmnpqrstvwxz';

/** @param {number} length */
export function letters(length) {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/**
 * Marks one tenant's texts and numbers: a word that nobody else has, with a suffix that differs from field to field, so
 * that a token that an attacker sent can be distinguished from one that it was shown.
 */
export class Marker {
  /** @param {string} [word] */
  constructor(word = letters(WORD_LETTERS)) {
    this.word = word;
    /** Nine digits, used in prices and amounts. */
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
 * An unknown id of the same version, time and length as an existing one.
 * @param {string} id
 */
export function neighbourOf(id) {
  if (isUuid(id)) return id.slice(0, -12) + randomBytes(6).toString('hex');
  return id.slice(0, -6) + letters(Math.min(6, id.length));
}
