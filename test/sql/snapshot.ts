import { format } from 'sql-formatter';
import type { Recording } from './record.js';
import type { Step } from './recorder.js';

const HEADER = `-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write
`;

/** @returns the text of the snapshot's file. */
export function toSnapshot(recordings: Recording[]): string {
  const calls = recordings.map(({ title, steps }) => [`-- ${title}`, ...steps.map(toText)].join('\n'));
  return [HEADER, ...calls].join('\n').replace(/\n*$/, '\n');
}

function toText({ together, statements }: Step): string {
  const texts = statements.map(({ text }) => `${pretty(text)};\n`);
  return together ? ['BEGIN;\n', ...texts, 'COMMIT;\n'].join('\n') : texts.join('\n');
}

function pretty(sql: string): string {
  return format(sql, {
    language: 'postgresql',
    keywordCase: 'preserve',
    expressionWidth: 100,
    linesBetweenQueries: 1,
  });
}
