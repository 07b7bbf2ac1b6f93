import { UnreadableDocument } from '../document.types.js';
import { HeadingPath } from '../markdown-sections.js';
import type { Section } from '../passages.js';

const MOST_PAGES = 500;
const LONGEST_HEADING = 150;
/** A heading is that much larger than most of the text. */
const LARGER = 1.15;
const MOST_LEVELS = 3;

interface Line {
  text: string;
  height: number;
  /** Whether an empty line or a page stands before it. */
  isApart: boolean;
}

/** A PDF with text; larger letters are headings. @throws UnreadableDocument `no_text` for one of pictures alone */
export async function pdfSections(bytes: Uint8Array): Promise<{ title: string | null; sections: Section[] }> {
  const lines = await linesOf(bytes);
  const body = commonHeight(lines);
  const heights = [...new Set(lines.map(({ height }) => height))].filter((height) => height >= body * LARGER);
  const levels = heights.sort((one, other) => other - one).slice(0, MOST_LEVELS);
  const reader = new HeadingPath();
  let text: string[] = [];
  for (const { text: words, height, isApart } of lines) {
    const level = words.length <= LONGEST_HEADING ? levels.indexOf(height) + 1 : 0;
    if (level > 0) {
      reader.add(text.join('\n'));
      reader.open(level, words);
      text = [];
    } else text.push(isApart && text.length > 0 ? `\n${words}` : words);
  }
  reader.add(text.join('\n'));
  return reader.result();
}

async function linesOf(bytes: Uint8Array): Promise<Line[]> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((error: unknown) => {
    throw new UnreadableDocument('unreadable', error);
  });
  const lines: Line[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    lines.push(...pageLines(items.filter((item) => 'str' in item)));
    page.cleanup();
  }
  if (lines.length === 0) throw new UnreadableDocument('no_text');
  return lines;
}

interface TextItem {
  str: string;
  height: number;
  hasEOL: boolean;
  transform: number[];
}

function pageLines(items: readonly TextItem[]): Line[] {
  const lines: Line[] = [];
  let text = '';
  let height = 0;
  let above: number | null = null;
  const close = (bottom: number): void => {
    const isApart = above === null || above - bottom > height * 2;
    if (text.trim() !== '') lines.push({ text: text.trim().replace(/\s{1,200}/gu, ' '), height, isApart });
    if (text.trim() !== '') above = bottom;
    text = '';
    height = 0;
  };
  let bottom = 0;
  for (const item of items) {
    text += item.str;
    if (item.str.trim() !== '') {
      height = Math.max(height, Math.round(item.height * 2) / 2);
      bottom = item.transform[5] ?? 0;
    }
    if (item.hasEOL) close(bottom);
  }
  close(bottom);
  return lines;
}

/** The height of most letters. */
function commonHeight(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { text, height } of lines) counts.set(height, (counts.get(height) ?? 0) + text.length);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}
