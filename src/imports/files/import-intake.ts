import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileIntake, type StoredFile } from '../../platform/http/body/streamed-file.js';
import { IMPORT_ERRORS } from '../imports.errors.js';
import { ImportFiles } from './import-files.repository.js';

const PIECE_BYTES = 262_144;

/** The first bytes of what people take for tables and that is no text. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['504b0304', 'an Excel workbook or another ZIP file'],
  ['d0cf11e0', 'an old Excel workbook'],
  ['25504446', 'a PDF'],
  ['1f8b', 'a gzip file'],
];

/** Takes the bytes of a text: what is none is refused as soon as it is seen, before the rest has arrived. */
@Injectable()
export class ImportIntake extends FileIntake {
  constructor(private readonly files: ImportFiles) {
    super();
  }

  async take(pieces: AsyncIterable<Buffer>): Promise<StoredFile> {
    const id = await this.files.begin();
    try {
      return await this.store(id, pieces);
    } catch (error) {
      await this.files.remove(id);
      throw error;
    }
  }

  drop(id: string): Promise<void> {
    return this.files.drop(id);
  }

  private async store(id: string, pieces: AsyncIterable<Buffer>): Promise<StoredFile> {
    const hash = createHash('sha256');
    const check = new TextCheck();
    let head: Buffer = Buffer.alloc(0);
    let position = 0;
    let bytes = 0;
    for await (const piece of inPieces(pieces)) {
      check.see(piece);
      hash.update(piece);
      if (position === 0) head = piece;
      await this.files.add(id, position, piece);
      position += 1;
      bytes += piece.length;
    }
    return { id, bytes, sha256: hash.digest(), head, isUtf8: check.isUtf8() };
  }
}

async function* inPieces(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of pieces) {
    parts.push(part);
    bytes += part.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(parts);
    [parts, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(parts);
}

/** Whether bytes are text, and UTF-8, told from all of them. */
class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private isFirst = true;
  private isUtf16 = false;
  private isBroken = false;

  /** @throws DomainError `not_text` */
  see(piece: Buffer): void {
    if (this.isFirst) this.seeFirst(piece);
    this.isFirst = false;
    if (this.isUtf16) return;
    if (piece.includes(0))
      throw IMPORT_ERRORS.not_text('The file has NUL bytes, so it is no text. Send CSV or JSON Lines.');
    this.decode(piece, true);
  }

  isUtf8(): boolean {
    this.decode(Buffer.alloc(0), false);
    return !this.isUtf16 && !this.isBroken;
  }

  private seeFirst(piece: Buffer): void {
    const [first, second] = piece;
    this.isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const begin = piece.subarray(0, 4).toString('hex');
    const [, what] = SIGNS.find(([sign]) => begin.startsWith(sign)) ?? [];
    if (what) throw IMPORT_ERRORS.not_text(`The file is ${what}. Save it as CSV and send that.`);
  }

  private decode(piece: Buffer, stream: boolean): void {
    if (this.isBroken || this.isUtf16) return;
    try {
      this.decoder.decode(piece, { stream });
    } catch {
      this.isBroken = true;
    }
  }
}
