import { invalid } from '../kernel/errors.js';
import { LONGEST_TEXT } from './ask.js';

/** @throws DomainError `invalid` that names the first text that no customer would write, at any depth. */
export function requireShortTexts(input: unknown, pointer = ''): void {
  if (typeof input === 'string' && input.length > LONGEST_TEXT) throw tooLong(pointer);
  if (typeof input !== 'object' || input === null) return;
  for (const [key, value] of Object.entries(input))
    requireShortTexts(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

function tooLong(pointer: string): Error {
  const detail = `${pointer.split('/').at(-1)} must have at most ${LONGEST_TEXT} characters.`;
  return invalid([{ pointer, code: 'too_long', detail }]);
}
