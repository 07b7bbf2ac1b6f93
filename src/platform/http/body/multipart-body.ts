import { Busboy, type BusboyConfig, type BusboyInstance } from '@fastify/busboy';
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiConsumes, ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';
import { BODY_ERRORS } from './body.errors.js';
import { withinPace } from './body-pace.js';
import { inspectText, tooLarge } from './json-body.js';

export interface UploadedFile {
  /** As the caller has named it, without folders; up to 200 characters. */
  name: string;
  content: Buffer;
}

const MOST_BYTES = 'frontdesk:file-bytes';
const FILE = Symbol('file');
/** For the boundaries, the headers of the parts and the text fields. */
export const BESIDE_FILE = 65_536;
export const LONGEST_FIELD = 4_096;
export const MOST_PARTS = 20;
/** Each is in memory twice while it is read. */
const MOST_AT_ONCE = 4;
let reading = 0;

interface WithFile {
  [FILE]?: UploadedFile;
}

/** The part `file` as the API documents describe it. */
export interface FileDescription {
  mostBytes: number;
  /** Media types, of which the sender's choice counts for nothing: what a file is, its content tells. */
  types: readonly string[];
  description: string;
  /** Fields of the body with a file, besides `file`, which is `example`. */
  fields: readonly string[];
  /** Values of these fields. */
  example: Readonly<Record<string, unknown>>;
}

/** Where the API documents find it, until they have described the part. */
export const FILE_DESCRIPTION = 'x-file';

/** The operation also takes `multipart/form-data`, with a part `file` of up to so many bytes. */
export const TakesFile = (file: FileDescription): MethodDecorator =>
  applyDecorators(
    SetMetadata(MOST_BYTES, file.mostBytes),
    ApiConsumes('application/json', 'multipart/form-data'),
    ApiExtension(FILE_DESCRIPTION, { ...file }),
  );

/** The file of a `@TakesFile` handler's request; null without one. */
export const Upload = createParamDecorator((_: unknown, context: ExecutionContext): UploadedFile | null =>
  fileOf(context.switchToHttp().getRequest()),
);

export function fileOf(request: object): UploadedFile | null {
  return (request as WithFile)[FILE] ?? null;
}

/** The most bytes of a file for this request; null when it is none with a file, or the operation takes none. */
export function fileBytes(request: Request, handler: object): number | null {
  const most = Reflect.getMetadata(MOST_BYTES, handler) as number | undefined;
  return most !== undefined && request.is('multipart/form-data') ? most : null;
}

/** Reads the text fields into `request.body`, and the part `file`. @throws DomainError */
export async function multipartBody(request: Request, mostBytes: number): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + BESIDE_FILE) throw tooLarge(mostBytes);
  if (reading >= MOST_AT_ONCE)
    throw BODY_ERRORS.uploads_busy('Other files are being received. Try again.', { retryAfterSeconds: 2 });
  reading += 1;
  try {
    const bytes = await withinPace(request, bytesOf(request, mostBytes + BESIDE_FILE));
    await take(bytes, request, mostBytes);
    inspectText(request.body);
  } finally {
    reading -= 1;
  }
}

async function bytesOf(request: Request, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > most) throw tooLarge(most - BESIDE_FILE);
      parts.push(part);
    }
  } catch (error) {
    if (bytes > most) throw error;
    throw BODY_ERRORS.request_aborted('The request ended before its body was complete.');
  }
  return Buffer.concat(parts);
}

/** Of the body, which is in memory already. */
function take(body: Buffer, request: Request, mostBytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fields: [string, string][] = [];
    const files: UploadedFile[] = [];
    const refuse = (cause: unknown): void =>
      reject(BODY_ERRORS.malformed_body('The body is not valid multipart/form-data.', { cause }));
    const limits = { fieldSize: LONGEST_FIELD, fields: MOST_PARTS, files: 1, fileSize: mostBytes };
    const parser = parserOf(typeOf(request), limits);
    parser.on('field', (name, value) => fields.push([name, value]));
    parser.on('file', (name, stream, fileName) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => reject(tooLarge(mostBytes)));
      stream.on('error', refuse);
      stream.on('end', () => {
        if (name === 'file') files.push({ name: fileNameOf(fileName), content: Buffer.concat(parts) });
        else refuse(new Error('The only part that may be a file is "file".'));
      });
    });
    parser.on('error', refuse);
    parser.on('finish', () => {
      request.body = Object.fromEntries(fields);
      const [file] = files;
      if (file) (request as WithFile)[FILE] = file;
      resolve();
    });
    parser.end(body);
  });
}

/** @throws DomainError without a boundary */
function parserOf(type: string, limits: BusboyConfig['limits']): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': type }, ...(limits && { limits }) });
  } catch (cause) {
    throw BODY_ERRORS.malformed_body('The body is not valid multipart/form-data.', { cause });
  }
}

function typeOf({ headers }: Request): string {
  return headers['content-type'] ?? '';
}

/** Without folders and control characters; up to 200 characters. */
export function fileNameOf(name: string | undefined): string {
  const last =
    (name ?? '')
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, '')
      .split(/[/\\]/u)
      .at(-1) ?? '';
  return last.trim().slice(-200).toWellFormed() || 'file';
}
