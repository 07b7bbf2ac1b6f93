import { createHash } from 'node:crypto';
import { SetMetadata } from '@nestjs/common';
import { HTTP_ERRORS } from '../http.errors.js';
import { ROW_VERSION, type Versioned } from '../../database/row-version.js';

const ENTITY_TAG = 'frontdesk:entity-tag';

/**
 * Marks an operation on something that has a version. Its answer has an `ETag`; when it changes or deletes, it
 * takes `If-Match`, when it reads, `If-None-Match`.
 */
export const EntityTag = (): MethodDecorator => SetMetadata(ENTITY_TAG, true);

export function hasEntityTag(handler: object): boolean {
  return Reflect.getMetadata(ENTITY_TAG, handler) === true;
}

/** `If-Match` that names no version, such as another server's tag: nothing matches it. */
const NO_VERSION = '-';

/** RFC 9110, 8.8.3. */
const TAG = String.raw`(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const TAGS = new RegExp(`^[ \\t]*${TAG}(?:[ \\t]*,[ \\t]*${TAG})*[ \\t]*$`);
const EACH_TAG = new RegExp(TAG, 'g');

const CONTENT_CHARACTERS = 16;

/**
 * The strong entity tag (RFC 9110, 8.8.1) of an answer: its version, which `If-Match` compares, and a hash of its content,
 * for what the product notes beside what a person edits changes without a version.
 */
export function entityTagOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const version = (body as Versioned)[ROW_VERSION];
  if (version === undefined) return undefined;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return `"${version}-${hash.slice(0, CONTENT_CHARACTERS)}"`;
}

/**
 * The versions that `If-Match` names, as the database compares them (`require_match`). A weak tag matches nothing, as RFC
 * 9110, 13.1.1 has it.
 * @returns '*' for any, `undefined` without the header
 * @throws DomainError `malformed_if_match`
 */
export function versionsIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return '*';
  if (!TAGS.test(header)) throw malformed();
  // A weak tag does not begin with its quote.
  const versions = (header.match(EACH_TAG) ?? []).flatMap(
    (tag) => /^"(\d{1,18})(?:-[\w-]{16})?"$/.exec(tag)?.[1] ?? [],
  );
  return [NO_VERSION, ...versions].join(' ');
}

function malformed(): Error {
  const detail = 'If-Match must be * or the ETag of an earlier answer with its quotes, such as "3".';
  return HTTP_ERRORS.malformed_if_match(detail, {
    problems: [{ pointer: '/headers/If-Match', code: 'malformed_if_match', detail }],
  });
}
