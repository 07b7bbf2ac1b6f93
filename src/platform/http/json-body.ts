import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { DomainError, invalid } from '../../kernel/errors.js';

const MAX_BYTES = '1mb';
const MAX_DEPTH = 32;
const MAX_FIELDS = 200;

/**
 * JSON only, at most 1 MB, at most 32 levels, no keys that reach a prototype, and only text that Postgres can
 * hold (no NUL, no lone surrogates), so that no later layer meets what it cannot store.
 */
export function jsonBody(): RequestHandler[] {
  return [requireJson, express.json({ limit: MAX_BYTES, strict: true, type: 'application/json' }), inspect];
}

function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const length = request.headers['content-length'];
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  if (hasBody && !request.is('application/json')) {
    next(new DomainError('unsupported', 'unsupported_media_type', 'Send the body as application/json.'));
    return;
  }
  next();
}

function inspect(request: Request, _response: Response, next: NextFunction): void {
  try {
    check(request.body, '', 0);
    check(request.query, '', 0);
    next();
  } catch (error) {
    next(error);
  }
}

function check(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') return checkText(value, pointer);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) {
    throw new DomainError('malformed', 'too_deep', `The body is nested deeper than ${MAX_DEPTH} levels.`);
  }
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > MAX_FIELDS) {
    throw new DomainError('malformed', 'too_many_fields', `An object has more than ${MAX_FIELDS} fields.`);
  }
  for (const [key, child] of entries) {
    // Also `toString` and its kin, which every object seems to have.
    if (key in Object.prototype || key === 'prototype') {
      throw new DomainError('malformed', 'forbidden_key', `The key "${key}" is not allowed.`);
    }
    checkText(key, pointer);
    check(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  }
}

function checkText(text: string, pointer: string): void {
  if (text.isWellFormed() && !text.includes('\0')) return;
  throw invalid([
    {
      pointer,
      code: 'invalid_text',
      detail: 'The text holds a NUL or half of a surrogate pair; send well-formed Unicode.',
    },
  ]);
}
