import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNBOOKS } from './alert-files.js';

export interface Page {
  file: string;
  text: string;
  /** Blocks of commands that change nothing. */
  looks: string[];
  /** Blocks of commands that change something. */
  changes: string[];
}

const BLOCK = /^```sh( changes)?\n([^]*?)^```$/gm;

export function runbookPages(): Page[] {
  return readdirSync(RUNBOOKS).map((file) => {
    const text = readFileSync(join(RUNBOOKS, file), 'utf8');
    const blocks = [...text.matchAll(BLOCK)].map(([, mark, commands = '']) => ({ mark, commands }));
    return {
      file,
      text,
      looks: blocks.filter(({ mark }) => mark === undefined).map(({ commands }) => commands),
      changes: blocks.filter(({ mark }) => mark !== undefined).map(({ commands }) => commands),
    };
  });
}
