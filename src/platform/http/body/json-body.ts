import express, { type Request, type Response } from 'express';
import { type DomainError, invalid } from '../../../kernel/errors.js';
import { principalOf } from '../../auth/principal.js';
import { CPU_OWNERS } from '../../time/cpu-owners.js';
import { BODY_ERRORS } from './body.errors.js';
import { withinPace } from './body-pace.js';
import { MAX_BODY, MEGABYTE, type BodyLimits } from './body-limits.js';
import { jsonSize } from './json-size.js';
import { requireUtf8 } from './utf8-body.js';

const MAX_FIELDS = 200;
/**
 * Different field names in one body: 500 products with 30 attributes each that no other has. In real catalogues the
 * products share them.
 */
const MAX_NAMES = 15_000;

/** Reads the body of a request into `request.body`. @throws DomainError, or the parser's error. */
export type BodyReader = (request: Request, response: Response) => Promise<void>;

/**
 * Accepts only JSON within the limits, without keys that reach a prototype, and only text that Postgres can store (no
 * NUL, no lone surrogates), so that later layers need not check again.
 */
export function jsonBody(limits: BodyLimits): BodyReader {
  const parse = express.json({
    limit: limits.bytes,
    strict: true,
    type: 'application/json',
    verify: (request, _response, bytes, encoding) => {
      claimCpu(request);
      requireSize(bytes, encoding, limits);
    },
  });
  return async (request, response) => {
    if (!hasBody(request)) return;
    if (!request.is('application/json')) {
      throw BODY_ERRORS.unsupported_media_type('Send the body as application/json.');
    }
    await readBody(parse, limits.bytes, request, response);
    inspectText(request.body);
  };
}

/** Parsing a large body is work for its sender. */
function claimCpu(request: object): void {
  const principal = principalOf(request);
  if (principal && 'tenantId' in principal) CPU_OWNERS.goOn(principal);
}

/**
 * Reads a body of any type, as its bytes are signed: without the packing of the transport (gzip, deflate, brotli), else
 * as they were sent. Empty when there is none.
 * @param bytes at most, unpacked
 * @throws DomainError, or the parser's error.
 */
export function rawBody(bytes: number): (request: Request, response: Response) => Promise<Buffer> {
  const parse = express.raw({ limit: bytes, type: () => true });
  return async (request, response) => {
    if (!hasBody(request)) return Buffer.alloc(0);
    await readBody(parse, bytes, request, response);
    return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  };
}

async function readBody(
  parse: ReturnType<typeof express.json>,
  bytes: number,
  request: Request,
  response: Response,
): Promise<void> {
  requireReadable(request, bytes);
  if (asksFirst(request)) response.writeContinue();
  const reading = new Promise<void>((resolve, reject) => {
    // The parser would answer only after the whole body has arrived, whatever its size.
    let left = bytes;
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) reject(tooLarge(bytes));
    });
    parse(request, response, (error?: Error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
  });
  await withinPace(request, reading);
}

function hasBody({ headers }: Request): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Whether the client waits to be asked for the body. Node leaves the answer to us; the value is case-insensitive (RFC 9110, section 10.1.1). */
export function asksFirst({ headers }: Request): boolean {
  return headers.expect?.toLowerCase() === '100-continue';
}

/** Checks that need no reading of the body. */
function requireReadable(request: Request, bytes: number): void {
  // The rest will never arrive, and the parser would take what is there for the whole body.
  if (request.destroyed && !request.complete) {
    throw BODY_ERRORS.request_aborted('The request ended before its body was complete.');
  }
  if (Number(request.headers['content-length'] ?? 0) > bytes) throw tooLarge(bytes);
}

/** @param limit Bytes. */
export function tooLarge(limit: number): DomainError {
  const detail =
    limit >= MEGABYTE
      ? `The body is larger than ${Math.floor(limit / MEGABYTE)} MB. Send fewer rows at once.`
      : `The body is larger than ${Math.floor(limit / 1024)} KB, which is more than this operation can need.`;
  return BODY_ERRORS.body_too_large(detail);
}

function requireSize(bytes: Buffer, encoding: string, limits: BodyLimits): void {
  if (encoding !== 'utf-8') throw BODY_ERRORS.unsupported_charset('The body must be UTF-8.');
  requireUtf8(bytes);
  const { depth, values, fields, items, names } = jsonSize(bytes, {
    ...limits,
    fields: MAX_FIELDS,
    names: MAX_NAMES,
  });
  if (depth > limits.depth) throw tooDeep(limits.depth);
  if (fields > MAX_FIELDS) throw tooManyFields(`An object has more than ${MAX_FIELDS} fields.`);
  if (names > MAX_NAMES)
    throw tooManyFields(`The body has more than ${MAX_NAMES} different names of fields.`);
  if (items > limits.items) throw tooManyValues(`A list of the body holds more than ${limits.items} values`);
  if (values > limits.values) throw tooManyValues(`The body holds more than ${limits.values} values`);
}

/** @param what What there is too much of; the start of a sentence. */
function tooManyValues(what: string): DomainError {
  return BODY_ERRORS.too_many_values(`${what}, which is more than this operation takes at once.`);
}

function tooManyFields(detail: string): DomainError {
  return BODY_ERRORS.too_many_fields(detail);
}

function tooDeep(levels: number): DomainError {
  const detail = `The body is nested deeper than ${levels} levels.`;
  return BODY_ERRORS.too_deep(detail);
}

/** @throws DomainError on text that Postgres cannot store and on keys that reach a prototype, in a body or a query. */
export function inspectText(value: unknown): void {
  inspect(value, []);
}

/** @param path Of the value; written as a pointer only when something is wrong. */
function inspect(value: unknown, path: (string | number)[]): void {
  if (typeof value === 'string') return requireText(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= MAX_BODY.depth) throw tooDeep(MAX_BODY.depth);
  if (Array.isArray(value)) inspectList(value, path);
  else inspectFields(value, path);
}

function inspectList(list: unknown[], path: (string | number)[]): void {
  path.push(0);
  list.forEach((element, index) => {
    path[path.length - 1] = index;
    inspect(element, path);
  });
  path.pop();
}

function inspectFields(value: object, path: (string | number)[]): void {
  let fields = 0;
  // Not `Object.entries`, which would copy all of them before the first is counted; no key here is inherited.
  for (const key in value) {
    fields += 1;
    if (fields > MAX_FIELDS) throw tooManyFields(`An object has more than ${MAX_FIELDS} fields.`);
    // Also `toString` and the like, which every object inherits.
    if (key in Object.prototype || key === 'prototype') {
      throw BODY_ERRORS.forbidden_key(`The key "${key}" is not allowed.`);
    }
    requireText(key, path);
    path.push(key);
    inspect((value as Record<string, unknown>)[key], path);
    path.pop();
  }
}

function requireText(text: string, path: (string | number)[]): void {
  if (text.isWellFormed() && !text.includes('\0')) return;
  throw invalid([
    {
      pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      code: 'invalid_text',
      detail: 'The text holds a NUL or half of a surrogate pair; send well-formed Unicode.',
    },
  ]);
}
