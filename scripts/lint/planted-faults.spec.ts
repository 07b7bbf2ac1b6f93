import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../lib/system/paths.mjs';

/** What lint must find: where it stands, what is written there, and the rule that names it. */
const FAULTS: [path: string, code: string, rule: string][] = [
  ['src/a.ts', 'export const a: number = "one";', 'typescript(TS2322)'],
  ['src/b.ts', 'export function b(f: () => Promise<void>): void { f(); }', 'no-floating-promises'],
  ['src/c.ts', 'export const c = (x: any): string => x;', 'no-explicit-any'],
  ['src/d.ts', 'export const d = (x: string): boolean => x == "d";', 'eqeqeq'],
  ['src/e.ts', 'export const e = (): string | undefined => process.env["E"];', 'no-restricted-properties'],
  ['src/f.ts', 'export const f = (x: string) => [...x.matchAll(/f/g)];', 'no-restricted-properties'],
  [
    'src/g.ts',
    'export const g = (x: string): number => (x ? x.length : x!.length);',
    'no-non-null-assertion',
  ],
  ['src/h.ts', 'export const h = (x: { y: string }): string => x?.y;', 'no-unnecessary-condition'],
  ['src/i.ts', 'console.log("i");', 'no-console'],
  [
    'src/j.ts',
    "import weaviate from 'weaviate-client';\nexport const j = weaviate;",
    'no-restricted-imports',
  ],
  ['src/k.ts', 'export const k = (x: { withTenant: () => void }) => x.withTenant();', 'one-tenant-handle'],
  ['src/l.ts', 'export const l = `SET knowledge_version = 1`;', 'one-knowledge-version'],
  [
    'src/m.ts',
    'class DomainError extends Error {}\nexport const m = new DomainError();',
    'errors-are-listed',
  ],
  ['src/n.ts', "import { forwardRef } from 'o';\nexport const n = forwardRef;", 'no-forward-ref'],
  ['src/o.ts', `export const o = /${'o'.repeat(81)}/;`, 'no-long-pattern'],
  ['src/p.ts', '// TODO: p\nexport const p = 1;', 'todo-needs-issue'],
  ['src/q.ts', '// eslint-disable-next-line no-console\nconsole.log("q");', 'disable-needs-reason'],
  [
    'src/r.ts',
    'export const r = (x: "a" | "b") => { switch (x) { case "a": return 1; } return 2; };',
    'switch-exh',
  ],
  [
    'src/s.ts',
    '// oxlint-disable-next-line no-console -- nothing is printed\nexport const s = 1;',
    'directive',
  ],
  ['src/t.ts', 'export function t(): void { const unused = 1; }', 'no-unused-vars'],
  ['src/u.spec.ts', 'declare const it: { only: (x: string) => void };\nit.only("u");', 'focused-or-skipped'],
  [
    'src/v.spec.ts',
    "import { setTimeout } from 'node:timers/promises';\nsetTimeout(1).then(() => 0, () => 0);",
    'no-sleep',
  ],
  ['scripts/w.mjs', '/** @param {string} w */\nexport const w = (w) => w.size;', 'typescript(TS2339)'],
  ['web/widget/y.ts', 'export const y: number = "one";', 'typescript(TS2322)'],
  ['migrations/z.ts', 'export const z: number = "one";', 'typescript(TS2322)'],
  ['test/aa.ts', 'export const aa: number = "one";', 'typescript(TS2322)'],
  ['bench/bb.mjs', '/** @type {number} */\nexport const bb = "one";', 'typescript(TS2322)'],
  ['infra/cc.mjs', '/** @type {number} */\nexport const cc = "one";', 'typescript(TS2322)'],
  ['ops/dd.mjs', '/** @type {number} */\nexport const dd = "one";', 'typescript(TS2322)'],
  ['docker/ee.mjs', 'export const ee = { a: 1, a: 2 };', 'no-dupe-keys'],
  ['web/x.mjs', 'export const x = nowhere;', 'no-undef'],
];

/** What it leaves alone there. */
const ALLOWED: [path: string, code: string][] = [
  ['src/config/env.ts', 'export const env = process.env["E"];'],
  ['src/some.spec.ts', `export const pattern = /${'o'.repeat(81)}/;`],
  ['scripts/program.mjs', 'console.log(process.env["E"]);'],
  ['src/kernel/errors.ts', 'class DomainError extends Error {}\nexport const error = new DomainError();'],
];

const FOLDERS = ['src', 'web', 'migrations', 'test', 'scripts', 'bench', 'infra', 'ops', 'docker'];

interface Finding {
  code?: string;
  message: string;
  filename: string;
}

describe('lint', () => {
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-lint-'));
  let findings: Finding[];

  beforeAll(async () => {
    for (const name of [
      'oxlint.config.ts',
      'tsconfig.json',
      'scripts/lint/house-rules.mjs',
      'package.json',
    ]) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      copyFileSync(join(ROOT, name), join(dir, name));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
    for (const [path, code] of [...FAULTS, ...ALLOWED]) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), `${code}\n`);
    }
    findings = await lint(dir);
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each(FAULTS)('finds in %s: %s', (path, _code, rule) => {
    const found = findings.filter(({ filename }) => filename === path);
    expect(found.map(({ code, message }) => `${code ?? ''} ${message}`).join('\n')).toContain(rule);
  });

  it('leaves alone what is allowed in its place', () => {
    const places = new Set(ALLOWED.map(([path]) => path));
    expect(findings.filter(({ filename }) => places.has(filename))).toEqual([]);
  });
});

function lint(cwd: string): Promise<Finding[]> {
  const args = [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--format=json', ...FOLDERS];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1e8 }, (_error, stdout, stderr) => {
      try {
        resolve((JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics);
      } catch {
        reject(new Error(`${stdout}\n${stderr}`));
      }
    });
  });
}
