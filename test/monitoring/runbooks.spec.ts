import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run } from '../../scripts/lib/system/commands.mjs';
import { ROOT, RUNBOOKS } from './alert-files.js';
import { runbookPages } from './runbook-commands.js';

const PAGES = runbookPages().filter(({ file }) => file !== 'README.md');
const COMPOSED = ['docker-compose.yml', 'docker-compose.pitr.yml'].map(
  (file) =>
    parse(readFileSync(join(ROOT, file), 'utf8'), { merge: true }) as {
      services: Record<string, { profiles?: string[] }>;
    },
);
const SERVICES = COMPOSED.flatMap(({ services }) => Object.keys(services));
const PROFILES = COMPOSED.flatMap(({ services }) =>
  Object.values(services).flatMap(({ profiles }) => profiles ?? []),
);
/** Words of `docker compose` that are followed by services. */
const OF_SERVICES =
  /docker compose(?: --profile (\S+))? (up|restart|run|logs|ps|exec|pause)((?: [^\n|;`&]+)?)/g;
const VALUED = new Set(['--scale', '--tail', '--since']);

test.each(PAGES.map((page) => [page.file, page] as const))(
  '%s has steps for somebody half asleep',
  (_, page) => {
    expect(page.text).toMatch(/^# [A-Z]\w+\n\n[A-Z*]/);
    expect(page.looks.length).toBeGreaterThan(0);
    for (const look of page.looks) expect(look.split('\n')[0]).toBe('. ops/oncall.sh');
    expect(page.text).toContain('\n## Do\n');
    expect(page.text.split('\n').length).toBeLessThan(60);
  },
);

test('their commands are those of a shell', async () => {
  const all = PAGES.flatMap(({ file, looks, changes }) =>
    [...looks, ...changes].map((block) => `# ${file}\n${block}`),
  );
  expect(all.length).toBeGreaterThan(60);
  const { code, output } = await run('bash', ['-n'], { input: all.join('\n') });
  expect({ code, output }).toEqual({ code: 0, output: '' });
});

test('name services and profiles of docker-compose.yml', () => {
  const named = PAGES.flatMap(({ file, text }) =>
    [...text.matchAll(OF_SERVICES)].map((match) => ({ file, match })),
  );
  expect(named.length).toBeGreaterThan(40);
  for (const { file, match } of named) {
    const [all, profile, verb, rest = ''] = match;
    if (profile !== undefined) expect([file, all, PROFILES.includes(profile)]).toEqual([file, all, true]);
    for (const service of servicesIn(verb ?? '', rest))
      expect([file, all, SERVICES]).toEqual([file, all, expect.arrayContaining([service])]);
  }
});

test('and their `logs` do too', () => {
  const named = PAGES.flatMap(({ text }) =>
    [...text.matchAll(/\blogs ([a-z][a-z-]*) \d+[mh]/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(15);
  for (const name of named) expect(SERVICES).toContain(name);
});

test('lead to pages and chapters that there are', () => {
  for (const { file, text } of PAGES) {
    for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
      const [path = '', chapter] = target.split('#');
      const page = join(RUNBOOKS, path);
      expect([file, target, existsSync(page)]).toEqual([file, target, true]);
      if (chapter !== undefined)
        expect([file, target, chaptersOf(page)]).toEqual([file, target, expect.arrayContaining([chapter])]);
    }
  }
});

test('name operations of the admin API', () => {
  const { paths } = JSON.parse(readFileSync(join(ROOT, 'admin-openapi.json'), 'utf8')) as { paths: object };
  const known = Object.keys(paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
  const named = PAGES.flatMap(({ file, text }) =>
    [...text.matchAll(/\/admin\/v1\/[\w\-{}/<>]+/g)].map(([path]) => ({ file, path })),
  );
  expect(named.length).toBeGreaterThan(15);
  for (const { file, path } of named) {
    const plain = path.replace(/\{\w+\}|<\w+>|[\da-f]{8}-[\da-f-]{27}/g, '{}');
    expect([file, path, known.includes(plain)]).toEqual([file, path, true]);
  }
});

/** Of `exec` and `run` only the first word is a service. */
function servicesIn(verb: string, rest: string): string[] {
  const words = rest.trim().split(/\s+/).filter(Boolean);
  const plain = words.filter(
    (word, index) => !word.startsWith('-') && !VALUED.has(words[index - 1] ?? '') && !word.startsWith('<'),
  );
  return verb === 'exec' || verb === 'run' ? plain.slice(0, 1) : plain;
}

function chaptersOf(page: string): string[] {
  const heads = readFileSync(page, 'utf8').match(/^#+ .+$/gm) ?? [];
  return heads.map((head) =>
    head
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
