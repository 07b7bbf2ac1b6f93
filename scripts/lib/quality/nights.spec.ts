import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../system/paths.mjs';

const PAGES = ['docs/nights.md', 'docs/reliability.md'];
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The nights of the story, each a chapter. */
const NIGHTS = [
  'The disk full of logs',
  'No backup',
  'Black Friday and an evening on Twitter',
  'The Friday deployment',
  'The server that attacked others',
  'Alarms into the void',
  'Secrets in environment variables',
  'No connection left',
];

interface Command {
  page: string;
  text: string;
}

/** What a page says can be typed. */
function commandsOf(page: string, text: string): Command[] {
  const commands = [...text.matchAll(/`((?:npm (?:test|run)|node) [^`\n]+)`/g)].map(
    ([, command = '']) => command,
  );
  return commands.map((command) => ({ page, text: command }));
}

/** What is wrong with a command; empty when nothing is. */
function faultOf(command: string): string {
  const [program, ...words] = command.split(/\s+/);
  if (program === 'node') return existsSync(join(ROOT, words[0] ?? '')) ? '' : 'no such file';
  if (words[0] === 'run') return words[1] !== undefined && words[1] in scripts ? '' : 'no such script';
  const rest = words.slice(words.indexOf('--') + 1);
  const at = rest.indexOf('-t');
  const paths = at < 0 ? rest : rest.slice(0, at);
  const files = paths.flatMap((path) => specsOf(path));
  if (paths.some((path) => specsOf(path).length === 0)) return 'no such test';
  if (at < 0) return '';
  const name = new RegExp(rest.slice(at + 1).join(' '), 'i');
  const text = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  return titlesOf(text).some((title) => name.test(title)) ? '' : 'no test of that name';
}

/** As Jest does: a path is the beginning of a file's, or a folder. */
function specsOf(path: string): string[] {
  const patterns = path.endsWith('.ts') ? [path] : [`${path}*.spec.ts`, `${path}/**/*.spec.ts`];
  return globSync(patterns, { cwd: ROOT });
}

/** Titles of tests, and what they are put together from in tables of cases. */
function titlesOf(text: string): string[] {
  return [...text.matchAll(/'([^'\n]+)'|`([^`]+)`/g)].map(([, one, other]) => one ?? other ?? '');
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

describe('the page of the nights', () => {
  const nights = read('docs/nights.md')
    .split('\n## ')
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text] as const);

  it('has each night of the story', () => {
    expect(nights.map(([title]) => title)).toEqual(NIGHTS);
  });

  it.each(nights)('%s: what happened, what would happen, and at least two commands', (_, text) => {
    expect(text).toContain('\n**Then**: ');
    expect(text).toContain('\n**Today**: ');
    expect(commandsOf('', text).length).toBeGreaterThanOrEqual(2);
  });
});

describe.each(PAGES)('%s', (page) => {
  const commands = commandsOf(page, read(page));

  it('names commands that there are', () => {
    expect(commands.length).toBeGreaterThan(4);
    const wrong = commands.flatMap(({ text }) => (faultOf(text) ? [`${text}: ${faultOf(text)}`] : []));
    expect(wrong).toEqual([]);
  });

  it('names files that there are', () => {
    const files = [...read(page).matchAll(/`((?:test|src|scripts|infra|docker|ops)\/[\w./-]+)`/g)];
    expect(files.map(([, file = '']) => file).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('leads to files and chapters that there are', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([\w-]+))?\)/g)];
    const wrong = links.filter(([, file = '', chapter]) => {
      const target = join(ROOT, file === '' ? page : join(dirname(page), file));
      return !existsSync(target) || (chapter !== undefined && !chaptersOf(target).includes(chapter));
    });
    expect(wrong.map(([link]) => link)).toEqual([]);
  });
});

/** Of a Markdown page, as GitHub names them. */
function chaptersOf(file: string): string[] {
  const titles = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return Array.from(titles, ([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('a command of these pages', () => {
  it.each([
    ['npm test -- test/e2e/nothing.spec.ts', 'no such test'],
    ['npm test -- test/e2e/secrets.spec.ts -t hovercrafts', 'no test of that name'],
    ['npm run dance', 'no such script'],
    ['node scripts/nothing.mjs', 'no such file'],
    ['npm test -- test/e2e/secrets.spec.ts -t mounted', ''],
    ['npm test -- test/outages', ''],
    ['npm run test:deep', ''],
  ])('%s: %s', (command, fault) => {
    expect(faultOf(command)).toBe(fault);
  });
});
