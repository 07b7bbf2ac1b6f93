import { UnreadableFile } from '../exports/csv-table.js';

const LONGEST_LINE = 1_000_000;

/** The lines of a file that are not blank, each with its number from 1. @throws UnreadableFile */
export async function* jsonLines(
  text: AsyncIterable<string>,
): AsyncGenerator<{ line: number; content: string }> {
  let rest = '';
  let line = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw new UnreadableFile(`Line ${line + lines.length + 1} has more than ${LONGEST_LINE} characters.`);
    for (const content of lines) {
      line += 1;
      if (content.trim() !== '') yield { line, content };
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, content: rest };
}
