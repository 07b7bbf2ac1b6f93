import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, unbundle } from './bundle.mjs';

const PROGRAMS = ['main', 'main.api', 'main.worker', 'main.chat'];

/** Compiled modules of the programs that print what a module finds beside itself, and the name of its class. */
const MODULES: Record<string, string> = {
  ...Object.fromEntries(PROGRAMS.map((name) => [`${name}.js`, `await import('./inner/place.js');`])),
  'inner/place.js': `import { join } from 'node:path';
    import { Place as Other } from './other.js';
    class Place {}
    console.log(new URL('./beside.js', import.meta.url).href);
    console.log(join(import.meta.dirname, '..', 'web'));
    console.log(Place.name, Other.name);`,
  'inner/other.js': 'export class Place {}',
};

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'frontdesk-bundle-'));
  mkdirSync(join(dist, 'inner'));
  // Of the temporary folder, in which the files are no modules else.
  writeFileSync(join(dist, 'package.json'), '{"type":"module"}');
  for (const [name, text] of Object.entries(MODULES)) writeFileSync(join(dist, name), text);
});

afterEach(() => rmSync(dist, { recursive: true, force: true }));

function printed(file: string): string {
  return execFileSync(process.execPath, [join(dist, file)], { encoding: 'utf8' });
}

describe('bundle', () => {
  it.each(PROGRAMS)('makes %s do what its modules do', async (name) => {
    const before = printed(`${name}.js`);
    await bundle(dist);
    rmSync(join(dist, 'inner'), { recursive: true });
    expect(printed(`${name}.js`)).toBe(before);
    expect(before).toContain('Place Place');
  });

  it('leaves the modules and the programs on them', async () => {
    const before = printed('main.js');
    await bundle(dist);
    rmSync(join(dist, 'chunks'), { recursive: true });
    expect(printed('main.unbundled.js')).toBe(before);
  });

  it('names our sources alone in its maps', async () => {
    await bundle(dist);
    const map = JSON.parse(readFileSync(join(dist, 'main.js.map'), 'utf8')) as { sources: string[] };
    expect(map).toMatchObject({ sources: ['main.js'] });
    expect(map).not.toHaveProperty('sourcesContent');
  });
});

describe('unbundle', () => {
  it('lets the programs run on the modules again', async () => {
    await bundle(dist);
    unbundle(dist);
    writeFileSync(join(dist, 'inner', 'place.js'), `console.log('changed');`);
    expect(PROGRAMS.map((name) => printed(`${name}.js`))).toEqual(PROGRAMS.map(() => 'changed\n'));
  });
});
