import { readFileSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { eld } from 'eld/extrasmall';
import { LANGUAGES } from '../language.js';
import { matchesOf } from '../text/matches.js';

type Detector = Pick<typeof eld, 'detect' | 'setLanguageSubset'>;

/** N-gram → language number → weight. */
type NGrams = Record<string, Record<string, number>>;

interface Database {
  type: string;
  languages: Record<string, string>;
  ngrams: NGrams;
}

/**
 * Bounded, and wider than anything in the file. An entry of the database's file: `'Lé4L':{0:176,9:150}`; the key is
 * quoted only when necessary.
 */
const LANGUAGES_OF_FILE = /languages:\{([^}]{0,4000})\}/;
const NAMED_LANGUAGE = /(\d{1,3}):'(\w{1,8})'/g;
const ENTRY = /(?:'((?:[^'\\]|\\.){0,20})'|([^\s'{},:]{1,20})):\{([\d:,]{1,1000})\}/gu;

/**
 * The statistical detector of `eld`, limited to the supported languages. The package's own entry point holds the
 * n-grams of sixty languages, 30 MB. The scores are the same, because `eld` ignores the other languages' counts.
 */
export function languageStatistics(): Detector {
  const folder = join(dirname(packageFile()), 'src');
  const text = readFileSync(join(folder, 'ngrams', 'extrasmall.js'), 'utf8');
  const { createEld } = createRequire(import.meta.url)(join(folder, 'languageDetector.js')) as {
    createEld: () => { instance: Detector; loadData: (database: Database) => void };
  };
  const { instance, loadData } = createEld();
  loadData(databaseIn(text));
  instance.setLanguageSubset([...LANGUAGES]);
  return instance;
}

function packageFile(): string {
  const file = findPackageJSON('eld', import.meta.url);
  if (file === undefined) throw new Error('The package eld is not installed.');
  return file;
}

function databaseIn(text: string): Database {
  const named = LANGUAGES_OF_FILE.exec(text)?.[1] ?? '';
  const languages = Object.fromEntries(
    matchesOf(named, NAMED_LANGUAGE).map(([, number = '', code = '']) => [number, code]),
  );
  const ours = new Set(
    Object.keys(languages).filter((number) => LANGUAGES.some((each) => each === languages[number])),
  );
  return { type: 'subset', languages, ngrams: ngramsOf(text, ours) };
}

/** N-grams with equal weights share one object. */
function ngramsOf(text: string, languages: ReadonlySet<string>): NGrams {
  const ngrams = Object.create(null) as NGrams;
  const known = new Map<string, Record<string, number>>();
  for (const [, quoted, plain, listed = ''] of matchesOf(text, ENTRY)) {
    const own = listed.split(',').filter((each) => languages.has(each.slice(0, each.indexOf(':'))));
    if (own.length === 0) continue;
    const key = own.join(',');
    const weights = known.get(key) ?? weightsIn(own);
    known.set(key, weights);
    ngrams[plain ?? (quoted ?? '').replace(/\\(.)/gu, '$1')] = weights;
  }
  return ngrams;
}

function weightsIn(listed: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    listed.map((each) => {
      const [language = '', weight] = each.split(':');
      return [language, Number(weight)];
    }),
  );
}
