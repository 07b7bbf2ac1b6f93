/** Markdown as shops paste it; every pattern stays within a line. */
const HEADING = /^ {0,3}#{1,6} {1,4}(\S[^\n]{0,300}?)(?: {1,4}#{1,6})?$/u;
const RULE = /^ {0,3}(?:-{3,80}|\*{3,80}|_{3,80})\s{0,9}$/u;
const ITEM = /^(\s{0,12})[*+•] {1,4}(?=\S)/u;
const FENCE = /^ {0,3}(?:```|~~~)/u;
const QUOTE = /^ {0,3}>{1,5} ?/u;
const TABLE_RULE = /^\s{0,9}\|?\s{0,9}:?-{2,80}:?\s{0,9}(?:\|[\s:-]{0,80}){0,30}$/u;
const IMAGE = /!\[([^\][\n]{0,300})\]\([^()\s]{1,2000}(?: "[^"\n]{0,200}")?\)/gu;
const TITLE = '(?: "[^"\\n]{0,200}")?';
const LINK = new RegExp(`\\[([^\\][\\n]{1,300})\\]\\(([^()\\s]{1,2000})${TITLE}\\)`, 'gu');
const STRONG = /(\*\*|__)(?=\S)([^\n*_]{1,500}?)(?<=\S)\1/gu;
const EMPHASIS = /(?<![\w*])\*(?=\S)([^\n*]{1,500}?)(?<=\S)\*(?![\w*])/gu;
const CODE = /`([^`\n]{1,500})`/gu;

const LINE_MARKUP = [
  /(?:^|\n) {0,3}#{1,6} \S/u,
  /(?:^|\n)\s{0,9}\|?\s{0,9}:?-{3,80}:?\s{0,9}\|/u,
  /(?:^|\n) {0,3}(?:```|~~~)/u,
  /(?:^|\n)\s{0,12}\* {1,4}\S/u,
  /\*\*(?=\S)[^\n*]{1,500}(?<=\S)\*\*/u,
  /__(?=\S)[^\n_]{1,500}(?<=\S)__/u,
  /\]\((?:https?:\/\/|\/|mailto:)/u,
];

/** Whether a text has marks of Markdown that a customer would see as noise. A list with "-" or "1." reads well as it is. */
export function hasMarkdown(text: string): boolean {
  return /[#|`*\]_]/u.test(text) && LINE_MARKUP.some((pattern) => pattern.test(text));
}

/** Markdown as plain text: lists with "-", rows of tables as `a | b` (of two cells `a: b`), links with their address. */
export function markdownText(markdown: string): string {
  const lines = markdown.split('\n');
  let isInTable = false;
  const kept = lines.flatMap((line, at) => {
    // A row follows another row, or is the header above the rule.
    isInTable = line.includes('|') && (isInTable || isTableRule(lines[at + 1] ?? '', line));
    if (FENCE.test(line) || RULE.test(line)) return [];
    if (isTableRule(line, lines[at - 1] ?? '')) return [];
    const isRow = isInTable || (line.includes('|') && isBordered(line));
    return [inline(isRow ? rowOf(line) : blockOf(line))];
  });
  return kept.join('\n');
}

function isTableRule(line: string, before: string): boolean {
  return line.includes('-') && line.includes('|') && before.includes('|') && TABLE_RULE.test(line);
}

function isBordered(line: string): boolean {
  const text = line.trim();
  return text.length > 2 && text.startsWith('|') && text.endsWith('|');
}

function rowOf(line: string): string {
  const cells = line.trim().replace(/^\|/u, '').replace(/\|$/u, '').split('|');
  const texts = cells.map((cell) => cell.trim());
  return texts.length === 2 ? texts.join(': ') : texts.join(' | ');
}

function blockOf(line: string): string {
  const heading = HEADING.exec(line);
  return (heading?.[1] ?? line).replace(QUOTE, '').replace(ITEM, '$1- ');
}

function inline(line: string): string {
  return line
    .replace(IMAGE, '')
    .replace(LINK, (_, label: string, address: string) =>
      /^https?:/iu.test(address) && address !== label ? `${label} (${address})` : label,
    )
    .replace(STRONG, '$2')
    .replace(EMPHASIS, '$1')
    .replace(CODE, '$1');
}
