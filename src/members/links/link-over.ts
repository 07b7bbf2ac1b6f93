import type { DomainError } from '../../kernel/errors.js';
import { MEMBER_ERRORS } from '../members.errors.js';

/** The same for a link that was used, has ended, or never was one. */
export function linkOver(): DomainError {
  return MEMBER_ERRORS.link_over('This link was used, is too old, or never was one. Ask for a new one.');
}
