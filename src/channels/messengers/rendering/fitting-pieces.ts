import type { Run } from './rich-message.types.js';
import { splitRuns } from './split-runs.js';

/** Pieces are not made shorter than this, in UTF-16 units, to fit. */
const SHORTEST = 50;
const SHORTER_BY = 0.8;

/**
 * A text in pieces that are within a limit as they are written, which may be longer than what is said: by marks, or
 * because the platform counts bytes.
 * @param write a piece as the platform gets it @param sizeOf it, in the unit of the limit; UTF-16 units when left out
 */
export function fittingPieces(
  runs: readonly Run[],
  limit: number,
  write: (piece: readonly Run[]) => string,
  sizeOf: (text: string) => number = ({ length }) => length,
): string[] {
  for (let size = limit; ; size = Math.floor(size * SHORTER_BY)) {
    const pieces = splitRuns(runs, size).map(write);
    if (size < SHORTEST || pieces.every((piece) => sizeOf(piece) <= limit)) return pieces;
  }
}

/** The words of a run, and behind them the address of its link where they do not show it. */
export function withAddress(text: string, href: string | undefined): string {
  return href !== undefined && !text.includes(href.replace(/\/$/, '')) ? `${text} (${href})` : text;
}
