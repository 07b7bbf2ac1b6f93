import { plainLine, plainText } from '../../language/markup/plain-text.js';
import type { Section } from './passages.js';

const HEADING = /^ {0,3}(#{1,6}) {1,4}(\S[^\n]{0,300}?)(?: {1,4}#{1,6})?\s{0,9}$/u;
const UNDERLINE = /^ {0,3}(={2,80}|-{2,80})\s{0,9}$/u;
const FENCE = /^ {0,3}(?:```|~~~)/u;
const LONGEST_HEADING = 300;

/** Markdown, or text without marks, by its headings. */
export function markdownSections(markdown: string): { title: string | null; sections: Section[] } {
  const reader = new HeadingPath();
  let isCode = false;
  let lines: string[] = [];
  const close = (): void => {
    reader.add(plainText(lines.join('\n')));
    lines = [];
  };
  const all = withoutFrontMatter(markdown.replaceAll('\r\n', '\n').split('\n'));
  for (let at = 0; at < all.length; at += 1) {
    const line = all[at] ?? '';
    if (FENCE.test(line)) isCode = !isCode;
    const heading = isCode ? null : headingAt(line, all[at + 1] ?? '');
    if (!heading) {
      lines.push(line);
      continue;
    }
    close();
    reader.open(heading.level, plainLine(heading.text));
    if (heading.isUnderlined) at += 1;
  }
  close();
  return reader.result();
}

function withoutFrontMatter(lines: string[]): string[] {
  if (lines[0]?.trim() !== '---') return lines;
  const end = lines.findIndex((line, at) => at > 0 && at < 200 && line.trim() === '---');
  return end < 0 ? lines : lines.slice(end + 1);
}

function headingAt(
  line: string,
  next: string,
): { level: number; text: string; isUnderlined: boolean } | null {
  const [, marks, text] = HEADING.exec(line) ?? [];
  if (marks !== undefined && text !== undefined) return { level: marks.length, text, isUnderlined: false };
  const isText = line.trim() !== '' && line.length <= LONGEST_HEADING && !/^[\s>|*+-]/u.test(line);
  const [, sign] = isText ? (UNDERLINE.exec(next) ?? []) : [];
  if (sign === undefined) return null;
  return { level: sign.startsWith('=') ? 1 : 2, text: line.trim(), isUnderlined: true };
}

/** Collects sections with the headings above them. */
export class HeadingPath {
  private readonly sections: Section[] = [];
  private path: { level: number; text: string }[] = [];
  private title: string | null = null;

  open(level: number, text: string): void {
    this.path = [...this.path.filter((each) => each.level < level), { level, text }];
    if (level === 1) this.title ??= text;
  }

  add(text: string): void {
    const headings = this.path.map((each) => each.text);
    this.sections.push({ heading: headings.at(-1) ?? null, above: headings.slice(0, -1), text });
  }

  /** `title` is the first heading of the first level. */
  result(): { title: string | null; sections: Section[] } {
    return { title: this.title, sections: this.sections.filter(({ text }) => text.trim() !== '') };
  }
}
