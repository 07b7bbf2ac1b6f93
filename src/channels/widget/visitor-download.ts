import type { Response } from 'express';
import { drained } from '../../platform/http/drained.js';

/** A reader that takes nothing for so long is disconnected. */
const SLOWEST_READER_MS = 30_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Sends a JSON document as a file. What fails after its beginning breaks the connection, so that nobody takes a part for
 * the whole.
 */
export async function sendDocument(
  response: Response,
  name: string,
  pieces: AsyncIterable<string>,
): Promise<void> {
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(LONGEST_MS)]);
  try {
    for await (const piece of pieces) {
      signal.throwIfAborted();
      if (!response.headersSent) begin(response, name);
      if (response.write(piece)) continue;
      if (!(await drained(response, signal, SLOWEST_READER_MS))) throw new Error('The reader takes nothing.');
    }
    response.end();
  } catch (error) {
    if (!response.headersSent && !response.destroyed) throw error;
    response.destroy();
  }
}

function begin(response: Response, name: string): void {
  response.status(200);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.setHeader('Cache-Control', 'no-store');
}
