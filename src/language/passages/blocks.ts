/** What stands under one heading. */
export interface Block {
  /** Null before the first heading. */
  heading: string | null;
  /** In order; a line that announces something is one paragraph with what it announces. */
  paragraphs: string[];
}

const ITEM = /^\s{0,12}(?:[-•*–—·]|\p{N}{1,3}[.)])\s/u;
const ANNOUNCES = /[:：]\s{0,9}$/u;
const LETTER = /\p{L}/u;
/** How a heading does not end. */
const ENDED = /[.!,;:：…،؛。！]["”»)]{0,2}\s{0,9}$/u;
const LOWER = /^\P{L}{0,5}\p{Ll}/u;
/** A heading between empty lines. */
const LONGEST_ALONE = 80;
/** A line directly above its text: lines that a mail program has broken are longer. */
const LONGEST_ABOVE = 40;

/** An item of a list: "- ", "• ", "3. ". */
export function isItem(line: string): boolean {
  return ITEM.test(line);
}

/**
 * The paragraphs of a text by the headings above them.
 * @param headings lines that are headings; null: they are guessed from how the text looks
 */
export function blocksOf(text: string, headings: ReadonlySet<string> | null): Block[] {
  const groups = linesTogether(text);
  const reader = new BlockReader();
  for (const [at, lines] of groups.entries()) {
    if (headings) readMarked(lines, headings, reader);
    else readGuessed(lines, groups[at + 1], reader);
  }
  return reader.blocks();
}

function readMarked(lines: readonly string[], headings: ReadonlySet<string>, reader: BlockReader): void {
  let from = 0;
  for (const [at, line] of lines.entries()) {
    if (!headings.has(line.trim())) continue;
    reader.add(lines.slice(from, at));
    reader.open(line.trim());
    from = at + 1;
  }
  reader.add(lines.slice(from));
}

function readGuessed(
  lines: readonly string[],
  next: readonly string[] | undefined,
  reader: BlockReader,
): void {
  const [first = '', ...below] = lines;
  const isHeading = below.length > 0 ? isTitleAbove(first, below) : isTitleAlone(first, next);
  if (isHeading) reader.open(first.trim());
  reader.add(isHeading ? below : lines);
}

/** Not the first line of a text that a mail program has broken, nor what leads to a single item. */
function isTitleAbove(line: string, [next = '', ...rest]: readonly string[]): boolean {
  const isText = !LOWER.test(next) && (!isItem(next) || rest.length > 0);
  return isText && isTitle(line, LONGEST_ABOVE);
}

/** Of short lines in a row none is a heading: names, an address. */
function isTitleAlone(line: string, next: readonly string[] | undefined): boolean {
  const isRow = next?.length === 1 && isTitle(next[0] ?? '', LONGEST_ALONE);
  return next !== undefined && !isRow && isTitle(line, LONGEST_ALONE);
}

function isTitle(line: string, longest: number): boolean {
  const text = line.trim();
  return (
    text.length <= longest && LETTER.test(text) && !ENDED.test(text) && !isItem(line) && !text.includes('|')
  );
}

/** Lines between empty lines. */
function linesTogether(text: string): string[][] {
  const groups: string[][] = [];
  let lines: string[] = [];
  for (const line of [...text.split('\n'), '']) {
    if (line.trim() !== '') lines.push(line);
    else if (lines.length > 0) {
      groups.push(lines);
      lines = [];
    }
  }
  return groups;
}

class BlockReader {
  private readonly read: Block[] = [];
  private isAnnounced = false;

  /** A heading below another one without a text between is told with it. */
  open(heading: string): void {
    this.isAnnounced = false;
    const last = this.read.at(-1);
    if (last?.paragraphs.length === 0)
      last.heading = last.heading === null ? heading : `${last.heading}: ${heading}`;
    else this.read.push({ heading, paragraphs: [] });
  }

  add(lines: readonly string[]): void {
    const paragraph = lines.join('\n').trim();
    if (paragraph === '') return;
    if (this.read.length === 0) this.read.push({ heading: null, paragraphs: [] });
    const paragraphs = this.read.at(-1)?.paragraphs ?? [];
    const isList = isItem(lines[0] ?? '') && isItem(lastLine(paragraphs.at(-1) ?? ''));
    const last = paragraphs.length - 1;
    if (last >= 0 && (this.isAnnounced || isList))
      paragraphs[last] = `${paragraphs[last] ?? ''}\n${paragraph}`;
    else paragraphs.push(paragraph);
    this.isAnnounced = ANNOUNCES.test(lines.at(-1) ?? '');
  }

  blocks(): Block[] {
    return this.read;
  }
}

function lastLine(paragraph: string): string {
  return paragraph.slice(paragraph.lastIndexOf('\n') + 1);
}
