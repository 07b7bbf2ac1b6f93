import { AsyncResource } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiConsumes, ApiExtension } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { invalid } from '../../../kernel/errors.js';
import { BODY_ERRORS } from './body.errors.js';
import { withinPace } from './body-pace.js';
import { asksFirst, inspectText, tooLarge } from './json-body.js';
import { BESIDE_FILE, fileNameOf, LONGEST_FIELD, MOST_PARTS } from './multipart-body.js';

/** A file that was stored while it arrived. */
export interface StoredFile {
  id: string;
  bytes: number;
  /** Of all of its bytes. */
  sha256: Buffer;
  /** Its beginning, up to 256 kB. */
  head: Buffer;
  isUtf8: boolean;
}

export interface StreamedFile extends StoredFile {
  /** As the caller has named it, without folders; null when it has no name. */
  name: string | null;
}

/** Port: keeps a file piece by piece, in the caller's tenant. It removes what it has kept when it throws. */
export abstract class FileIntake {
  /** @throws DomainError for a file that is not wanted, and what `pieces` throws */
  abstract take(pieces: AsyncIterable<Buffer>): Promise<StoredFile>;
  /** Removes it, unless it is used. */
  abstract drop(id: string): Promise<void>;
}

export interface StreamDescription {
  mostBytes: number;
  /** Media types of a body that is the file itself. */
  types: readonly string[];
  description: string;
  example: string;
}

const STREAM = 'frontdesk:stream';
const FILE = Symbol('streamed file');
/** Where the API documents find it, until they have described the body. */
export const STREAM_DESCRIPTION = 'x-streamed-file';
/** Of one process; each holds a connection of the database now and then. */
const MOST_AT_ONCE = 8;
let reading = 0;

interface WithFile {
  [FILE]?: StreamedFile;
}

/** The operation's body is a file, as it is or as the part `file` of `multipart/form-data`; it is never in memory whole. */
export const TakesStream = (file: StreamDescription): MethodDecorator =>
  applyDecorators(
    SetMetadata(STREAM, file),
    ApiConsumes('multipart/form-data', ...file.types),
    ApiExtension(STREAM_DESCRIPTION, { ...file }),
  );

/** The file of a `@TakesStream` handler's request. */
export const Streamed = createParamDecorator((_: unknown, context: ExecutionContext): StreamedFile => {
  const file = streamedFileOf(context.switchToHttp().getRequest());
  if (file) return file;
  throw invalid([
    { pointer: '/file', code: 'missing', detail: 'Send the file as the body, or as the part "file".' },
  ]);
});

export function streamedFileOf(request: object): StreamedFile | null {
  return (request as WithFile)[FILE] ?? null;
}

/** Null where the operation takes no such file. */
export function streamOf(handler: object): StreamDescription | null {
  return (Reflect.getMetadata(STREAM, handler) as StreamDescription | undefined) ?? null;
}

/** Stores the file of the request, and reads text fields beside it into `request.body`. @throws DomainError */
export async function streamedBody(
  request: Request,
  response: Response,
  { mostBytes, types }: StreamDescription,
  intake: FileIntake,
): Promise<void> {
  const isForm = Boolean(request.is('multipart/form-data'));
  requireType(request, isForm, types);
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + (isForm ? BESIDE_FILE : 0))
    throw tooLarge(mostBytes);
  if (reading >= MOST_AT_ONCE)
    throw BODY_ERRORS.uploads_busy('Other files are being received. Try again.', { retryAfterSeconds: 2 });
  reading += 1;
  if (asksFirst(request)) response.writeContinue();
  try {
    const taking = isForm ? takeForm(request, mostBytes, intake) : takeBody(request, mostBytes, intake);
    await withinPace(request, taking);
  } finally {
    reading -= 1;
  }
  dropLater(request, response, intake);
  inspectText(request.body);
}

/** When the request is over, whatever has become of it. A sweep looks after what is left by a process that is killed. */
function dropLater(request: Request, response: Response, intake: FileIntake): void {
  const file = streamedFileOf(request);
  if (!file) return;
  const drop = AsyncResource.bind(() => intake.drop(file.id).catch(() => undefined));
  // The client may have gone while the last piece was stored.
  if (response.destroyed) void drop();
  else response.once('close', () => void drop());
}

function requireType(request: Request, isForm: boolean, types: readonly string[]): void {
  const { 'content-encoding': coding, 'content-type': type } = request.headers;
  if (coding !== undefined && coding !== 'identity')
    throw BODY_ERRORS.unsupported_encoding('Send the file as it is, not compressed.');
  if (isForm || (type !== undefined && request.is([...types]) !== false)) return;
  throw BODY_ERRORS.unsupported_media_type(`Send the file as multipart/form-data, ${types.join(', ')}.`);
}

async function takeBody(request: Request, mostBytes: number, intake: FileIntake): Promise<void> {
  request.body = {};
  const stored = await intake.take(bounded(request, mostBytes));
  await keep(request, { ...stored, name: null }, intake);
}

/** An empty file is none. */
async function keep(request: Request, file: StreamedFile, intake: FileIntake): Promise<void> {
  if (file.bytes > 0) (request as WithFile)[FILE] = file;
  else await intake.drop(file.id);
}

async function takeForm(request: Request, mostBytes: number, intake: FileIntake): Promise<void> {
  const parts: FormParts = { fields: [], files: [], streams: [] };
  try {
    await readForm(request, mostBytes, intake, parts).finally(() => request.unpipe());
    request.body = Object.fromEntries(parts.fields);
    const [file] = await Promise.all(parts.files);
    if (file) await keep(request, file, intake);
  } catch (error) {
    await dropAll(parts, intake);
    throw error;
  }
}

interface FormParts {
  fields: [string, string][];
  files: Promise<StreamedFile>[];
  streams: Readable[];
}

/** Of a form that is refused: a file may be stored already. */
async function dropAll({ files, streams }: FormParts, intake: FileIntake): Promise<void> {
  // The rest of a part may never come.
  for (const stream of streams) stream.destroy();
  for (const stored of await Promise.allSettled(files))
    if (stored.status === 'fulfilled') await intake.drop(stored.value.id).catch(() => undefined);
}

function readForm(
  request: Request,
  mostBytes: number,
  intake: FileIntake,
  { fields, files, streams }: FormParts,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const refuse = (cause: unknown): void =>
      reject(BODY_ERRORS.malformed_body('The body is not valid multipart/form-data.', { cause }));
    const parser = parserOf(request, mostBytes);
    parser.on('field', (name, value) => fields.push([name, value]));
    // Events of the socket come outside the tenant's context, where nothing can be stored.
    const take = AsyncResource.bind((stream: Readable) => intake.take(bounded(stream, mostBytes)));
    parser.on('file', (name, stream, fileName) => {
      // One that is no longer read still tells of its end.
      stream.on('error', () => undefined);
      streams.push(stream);
      if (name !== 'file') return refuse(new Error('The only part that may be a file is "file".'));
      const stored = take(stream).then((file) => ({ ...file, name: fileNameOf(fileName) }));
      stored.catch(reject);
      files.push(stored);
    });
    parser.on('error', refuse);
    parser.on('finish', resolve);
    request.on('close', () => {
      if (!request.complete) reject(aborted());
    });
    if (request.destroyed && !request.complete) reject(aborted());
    request.pipe(parser);
  });
}

function parserOf(request: Request, mostBytes: number): BusboyInstance {
  const limits = { fieldSize: LONGEST_FIELD, fields: MOST_PARTS, files: 1, fileSize: mostBytes + 1 };
  try {
    return new Busboy({ headers: { 'content-type': request.headers['content-type'] ?? '' }, limits });
  } catch (cause) {
    throw BODY_ERRORS.malformed_body('The body is not valid multipart/form-data.', { cause });
  }
}

/** @throws DomainError when there are too many, or the client has gone before the end */
async function* bounded(source: Readable, mostBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    // What is left is not destroyed: the refusal must reach a client that is still sending.
    for await (const piece of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > mostBytes) break;
      yield piece;
    }
  } catch {
    throw aborted();
  }
  if (bytes > mostBytes) throw tooLarge(mostBytes);
}

function aborted(): Error {
  return BODY_ERRORS.request_aborted('The request ended before its body was complete.');
}
