import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { absentExports, asciiOnly, BUNDLED, bundle, unbundle, withoutLayout } from './bundle.mjs';

const PROGRAMS = ['main', 'main.api', 'main.worker', 'main.chat'];

/** Compiled modules of the programs that print what a module finds beside itself, and the name of its class. */
const MODULES: Record<string, string> = {
  ...Object.fromEntries(PROGRAMS.map((name) => [`${name}.js`, `await import('./inner/place.js');`])),
  'inner/place.js': `import { join } from 'node:path';
    import { Place as Other } from './other.js';
    class Place {}
    console.log(new URL('./beside.js', import.meta.url).href);
    console.log(join(import.meta.dirname, '..', 'web'));
    import uid from 'uid';
    console.log(Place.name, Other.name, uid.name, uid.beside, uid.missing);
    // ½
    const letters = \`½ \${Place.name} 😀\`;
    console.log(letters, /^[¼-¾] .*[😀]$/u.test(letters), /½/.test(letters), String.raw\`\\d½\` === '\\\\d½');`,
  'inner/other.js': 'export class Place {}',
};
/** Packages of CommonJS: one in the bundle, which requires the other. */
const PACKAGES: Record<string, string> = {
  uid: `exports.name = 'uid'; exports.beside = require('beside').name;
    try { require('uid/missing'); } catch { exports.missing = true; }`,
  beside: `exports.name = 'beside';`,
};

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'frontdesk-bundle-'));
  mkdirSync(join(dist, 'inner'));
  // Of the temporary folder, in which the files are no modules else.
  writeFileSync(join(dist, 'package.json'), '{"type":"module"}');
  for (const [name, text] of Object.entries(MODULES)) writeFileSync(join(dist, name), text);
  for (const [name, text] of Object.entries(PACKAGES)) {
    mkdirSync(join(dist, 'node_modules', name), { recursive: true });
    writeFileSync(join(dist, 'node_modules', name, 'index.js'), text);
    writeFileSync(join(dist, 'node_modules', name, 'package.json'), JSON.stringify({ name }));
  }
});

afterEach(() => rmSync(dist, { recursive: true, force: true }));

function printed(file: string): string {
  return execFileSync(process.execPath, [join(dist, file)], { encoding: 'utf8' });
}

describe('bundle', () => {
  it.each(PROGRAMS)('makes %s do what its modules do', async (name) => {
    const before = printed(`${name}.js`);
    await bundle(dist);
    for (const gone of ['inner', 'node_modules/uid']) rmSync(join(dist, gone), { recursive: true });
    expect(printed(`${name}.js`)).toBe(before);
    expect(before).toContain('Place Place uid beside true');
    expect(before).toContain('½ Place 😀 true true true');
  });

  it('leaves the modules and the programs on them', async () => {
    const before = printed('main.js');
    await bundle(dist);
    rmSync(join(dist, 'chunks'), { recursive: true });
    expect(printed('main.unbundled.js')).toBe(before);
  });

  it('writes files that a process holds in one byte for each character', async () => {
    await bundle(dist);
    const chunks = join(dist, 'chunks');
    const code = readdirSync(chunks).map((name) => readFileSync(join(chunks, name), 'latin1'));
    expect(code.join('')).toContain('u00bd');
    expect(code.filter((text) => /[^\0-\x7f]/.test(text))).toEqual([]);
  });

  it('refuses a letter behind a backslash, which would become another', () => {
    expect(() => asciiOnly('/\\½/')).toThrow(
      'A pattern puts a backslash before a letter that needs none: \\½',
    );
  });

  it('takes away comments and indentation, and leaves each line where it is', () => {
    const code = [
      '/** Says it. */',
      '/*! By its author. */',
      'function says() {',
      '  // As it is.',
      '  /*',
      '   * Twice.',
      '   */',
      '  const of = /* @__PURE__ */ make("  // no comment");',
      '  /* @__PURE__ */ of();',
      '  return `${of}`; // told',
      '}',
      '//# sourceMappingURL=says.js.map',
    ].join('\n');
    expect(withoutLayout(code).split('\n')).toEqual([
      ...['', '/*! By its author. */', 'function says() {', '', '', '', ''],
      'const of = /* @__PURE__ */ make("  // no comment");',
      '/* @__PURE__ */ of();',
      'return `${of}`; // told',
      '}',
      '//# sourceMappingURL=says.js.map',
    ]);
  });

  it('has the drivers of other databases by name alone', async () => {
    const driver = join(dist, 'node_modules', 'typeorm', 'driver', 'oracle');
    mkdirSync(driver, { recursive: true });
    const packageJson = JSON.stringify({ name: 'typeorm', main: 'driver/oracle/OracleDriver.js' });
    writeFileSync(join(dist, 'node_modules', 'typeorm', 'package.json'), packageJson);
    writeFileSync(
      join(driver, 'OracleDriver.js'),
      'exports.OracleDriver = void 0;\nclass OracleDriver {}\nexports.OracleDriver = OracleDriver;',
    );
    writeFileSync(
      join(dist, 'inner', 'place.js'),
      `import { OracleDriver } from 'typeorm';
      class OurDriver extends OracleDriver {}
      for (const use of [() => new OurDriver(), () => OracleDriver()])
        try { use(); } catch (error) { console.log(typeof OracleDriver, error.message); }`,
    );
    await bundle(dist);
    expect(printed('main.js')).toBe('function OracleDriver is left out of the bundle.\n'.repeat(2));
  });

  it('refuses a part to leave out that exports in a way unknown here', () => {
    expect(() => absentExports('module.exports = {};')).toThrow('no names');
  });

  it('names our sources alone in its maps', async () => {
    await bundle(dist);
    const map = JSON.parse(readFileSync(join(dist, 'main.js.map'), 'utf8')) as { sources: string[] };
    expect(map).toMatchObject({ sources: ['main.js'] });
    expect(map).not.toHaveProperty('sourcesContent');
  });
});

describe('the packages of the bundle', () => {
  /** They keep nothing, or keep it where each copy finds it: `@opentelemetry/api` on the global object. */
  const SAFE_TWICE = new Set(['@opentelemetry/api', 'tslib', 'uuid']);
  /** `package>name`: loaded when somebody opens the board, and never, because its types alone are used. */
  const ACCEPTED = new Set(['@bull-board/api>bullmq', 'bullmq-otel>bullmq']);

  interface Locked {
    dev?: boolean;
    dependencies?: Record<string, string>;
    peerDependencies?: Record<string, string>;
  }

  it('are not needed by a package beside it, which would load them a second time', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, Locked>;
    };
    const twice = Object.entries(lock.packages).flatMap(([path, { dev, ...needs }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      if (path === '' || dev || BUNDLED.has(name)) return [];
      return Object.keys({ ...needs.dependencies, ...needs.peerDependencies })
        .filter((other) => BUNDLED.has(other) && !SAFE_TWICE.has(other))
        .map((other) => `${name}>${other}`);
    });
    expect(twice.filter((pair) => !ACCEPTED.has(pair))).toEqual([]);
    // Beside the bundle a package is looked for where all see it, not inside of the one that needs it.
    const inside = Object.keys(lock.packages).map((path) =>
      /^node_modules\/(.+)\/node_modules\/(.+)$/.exec(path),
    );
    // Those of TypeORM are for its command line.
    const hidden = inside.filter(
      (of) => of?.[1] !== 'typeorm' && BUNDLED.has(of?.[1] ?? '') && !BUNDLED.has(of?.[2] ?? ''),
    );
    expect(hidden).toEqual([]);
    expect(lock.packages).toMatchObject(
      Object.fromEntries([...BUNDLED].map((name) => [`node_modules/${name}`, {}])),
    );
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
