import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Address } from '../../src/kernel/address.js';
import { SPEECHES, type Speech } from '../../src/language/speech.js';

const ROOT = path.resolve(__dirname, '../..');

type Addressing = 'de' | 'fr' | 'es';

/** Words by which a sentence betrays the address. `not` is what looks like one and speaks of somebody else. */
const BETRAYING: Record<Addressing, Record<Address, RegExp> & { not: RegExp }> = {
  de: {
    formal: /(?<!\p{L})(Sie|Ihnen|Ihr|Ihre[nmrs]?)(?!\p{L})/u,
    informal: /(?<!\p{L})([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[nmrs]?)?|euch|euer|ihr)(?!\p{L})/u,
    not: /an Ihr Team|aus Ihrem Team/gu,
  },
  fr: {
    // Verbs in -ez belong to vous.
    formal: /(?<!\p{L})(vous|votre|vos|vôtre)(?!\p{L})|(?<!\p{L})\p{L}{3,}ez(?!\p{L})/iu,
    informal:
      /(?<!\p{L})(tu|te|toi|ton|ta|tes|tien|tienne|(dis|aide|envoie|demande)-(moi|le))(?!\p{L})|(?<!\p{L})t[’']/iu,
    not: /(votre|de votre) équipe (et|écrive)|membre de votre équipe|à votre équipe/gu,
  },
  es: {
    formal:
      /(?<!\p{L})(usted|su|sus|suyo|le|pida|quiere|desea|prefiere|tiene que|puede (volver|pedir)|\p{L}{2,}(a|e|i)rle|(envíe|indíque|pregúnte|díga)(me|lo)|(inténte|acórte)lo|escriba|espere|pregunte|compruebe|llame)(?!\p{L})/iu,
    informal:
      /(?<!\p{L})(tú|tu|tus|tuyo|te|ti|quieres|puedes|tienes|pide|envíame|dime|\p{L}{2,}(a|e|i)rte)(?!\p{L})/iu,
    not: /su propio idioma|en su lista|en su lugar|coinciden su número|(de|a) su equipo( escriba)?/gu,
  },
};

/** A sentence of a table: where it stands, and what it says. */
interface Sentence {
  place: string;
  text: string;
}

/** With one, and with several: sentences count. */
const ARGUMENTS: readonly (string | number)[] = ['X', 1, 2];

function sentencesIn(value: unknown, place: string): Sentence[] {
  if (typeof value === 'string') return [{ place, text: value }];
  if (typeof value === 'function') {
    const say = value as (...values: unknown[]) => string;
    return ARGUMENTS.flatMap((each) => said(say, each).map((text) => ({ place, text })));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => sentencesIn(each, `${place}.${name}`));
}

/** None where the sentence takes only names, and was given a number. */
function said(say: (...values: unknown[]) => string, value: string | number): string[] {
  try {
    return [say(...Array<unknown>(5).fill(value))];
  } catch (error) {
    if (typeof value === 'number' && error instanceof TypeError) return [];
    throw error;
  }
}

function isTable(value: unknown): value is Record<Speech, object> {
  return typeof value === 'object' && value !== null && SPEECHES.every((speech) => speech in value);
}

/** Every table of sentences of the product: whatever `bySpeech` makes. */
async function allTables(): Promise<[string, Record<Speech, object>][]> {
  const files = ['src', 'web']
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: ROOT }))
    .filter((file) => !file.endsWith('.spec.ts') && !file.endsWith('language/speech.ts'))
    .filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes('bySpeech<'));
  const tables: [string, Record<Speech, object>][] = [];
  for (const file of files) {
    const exported = (await import(path.join(ROOT, file))) as Record<string, unknown>;
    const found = Object.entries(exported).filter(([, value]) => isTable(value));
    if (found.length === 0) throw new Error(`${file} makes a table by bySpeech that it does not export.`);
    for (const [name, value] of found) tables.push([`${file} ${name}`, value as Record<Speech, object>]);
  }
  return tables;
}

describe('how visitors are spoken to', () => {
  let tables: [string, Record<Speech, object>][];

  beforeAll(async () => {
    tables = await allTables();
  });

  const sentences = (speech: Speech): Sentence[] =>
    tables.flatMap(([name, table]) => sentencesIn(table[speech], `${name} ${speech}`));

  it('finds the tables of all rooms', () => {
    expect(tables.map(([name]) => name.split(' ').at(-1)).sort()).toEqual(
      expect.arrayContaining([
        ...['ANSWERS', 'ARTICLE_SENTENCES', 'GREETINGS', 'HANDOFF_SENTENCES', 'HOURS_SENTENCES', 'NOTICES'],
        ...[
          'ORDER_SENTENCES',
          'PRODUCT_SENTENCES',
          'SMALL_TALK',
          'UNSURE_SENTENCES',
          'VARIANT_SENTENCES',
          'WORDS',
        ],
      ]),
    );
  });

  describe.each(['de', 'fr', 'es'] as const)('in %s', (language) => {
    const betraying = BETRAYING[language];
    const wrong = (speech: Speech, other: Address): string[] =>
      sentences(speech)
        .filter(({ text }) => betraying[other].test(text.replace(betraying.not, '')))
        .map(({ place, text }) => `${place}: ${text}`);

    it('says nothing formal when it is to be informal', () => {
      expect(wrong(`${language}-informal`, 'formal')).toEqual([]);
    });

    it('says nothing informal when it is to be formal', () => {
      expect(wrong(language, 'informal')).toEqual([]);
    });

    it('tells the two apart at all', () => {
      expect(wrong(language, 'formal').length).toBeGreaterThan(20);
      expect(wrong(`${language}-informal`, 'informal').length).toBeGreaterThan(20);
    });
  });

  it.each(SPEECHES)('sets the marks of %s as the language does', (speech) => {
    // French has a blank before a mark of two parts, which stands in no other language; times and addresses are none.
    const wrong = speech.startsWith('fr') ? /\p{L}[?!;](?:\s|$)|\p{L}:(?:\s|$)/u : /\p{L} [?!;:](?:\s|$)/u;
    expect(sentences(speech).filter(({ text }) => wrong.test(text))).toEqual([]);
  });

  it('leaves no formal German text outside of a pair', () => {
    // What is recognised is folded, so a capital Sie is always said. Mails about budgets and the console
    // are for the business.
    const strays = ['src', 'web']
      .flatMap((folder) => globSync(`${folder}/**/words/de.ts`, { cwd: ROOT }))
      .filter((file) => !file.startsWith('src/chat/budgets/') && !file.startsWith('web/console/'))
      .flatMap((file) => textsOutsidePairs(file).map((text) => `${file}: ${text}`))
      .filter((text) => BETRAYING.de.formal.test(text.replace(BETRAYING.de.not, '')));
    expect(strays).toEqual([]);
  });
});

function textsOutsidePairs(file: string): string[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'formal') return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) texts.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return texts;
}
