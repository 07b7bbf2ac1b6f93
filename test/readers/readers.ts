import { readEntities, scanEntities } from '../../src/language/entities/entities.js';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import ts from 'typescript';
import type { FoundProduct } from '../../src/catalog/search/catalog-search.port.js';
import type { ArticleView } from '../../src/catalog/assistant/articles/view.js';
import { viewOf } from '../../src/catalog/assistant/products/view.js';
import { familyProduct } from '../../src/catalog/variants/family-product.js';
import { readProductQuestion } from '../../src/catalog/assistant/products/question.js';
import { clauseOf } from '../../src/assistant/clause.js';
import { CALL_MARKS } from '../../src/chat/models/openai/answers/text-calls.js';
import { begin, type Turn } from '../../src/chat/responders/builtin/turn.js';
import type { TenantProfile } from '../../src/platform/tenancy/tenant-profiles.js';
import { LONGEST_MESSAGE, LONGEST_WORD } from '../../src/kernel/bounded-text.js';
import { FactBook } from '../../src/chat/grounding/facts/fact-book.js';
import { FactReader } from '../../src/chat/grounding/facts/fact-reader.js';
import { Schedule } from '../../src/chat/grounding/facts/schedule.js';
import { visitorOf } from '../../src/chat/grounding/facts/visitor.js';
import { LONGEST_SENTENCE } from '../../src/chat/grounding/sentence-cutter.js';
import { Synonyms } from '../../src/language/search/synonyms.js';
import { findConcepts } from '../../src/language/retail/concept-matcher.js';
import { fold, words } from '../../src/language/text/fold.js';
import { matchForm } from '../../src/language/text/word-forms.js';
import { LONGEST_QUESTION } from '../../src/conversations/unanswered/question-key.js';
import type { Clause } from '../../src/assistant/clause.js';
import type { Language } from '../../src/language/language.js';
import { trigramsOf } from '../../src/language/search/word-similarity.js';
import { formsOf, ownFormOf } from '../../src/orders/order-number-forms.js';
import { HOURS_PATTERNS } from '../../src/opening-hours/assistant/words/patterns.js';
import { sourceFiles, syntaxOf } from './patterns.js';

/** A function of `src/` that reads a text. */
export interface Reader {
  /** `catalog/assistant/products/facts/measures.ts measuresIn` */
  name: string;
  /** Whether it reads by the rules of one language. */
  isOfLanguages: boolean;
  /** Builds its arguments from a text, and returns the call. */
  prepare: (text: string, language: Language) => () => unknown;
}

/** Where texts of visitors and tenants are read. */
const READING =
  /^(?:language|assistant|catalog|orders|chat|conversations|evaluations|opening-hours)\/|^kernel\/(?:phone|email|bounded-text)|^sources\/reading\/site-links/;
/** Types that carry the text. */
const TEXTUAL = /^(?:string|Clause|FoundProduct|Described|readonly string\[\]|string\[\])$/;
/** Names of text parameters that no visitor or tenant fills at length. */
const NO_TEXT = /^(?:ids?|lines|baseUrl|currency|timezone|date|locale|language)$/;

const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z').toZonedDateTimeISO('Europe/Dublin');

function productOf(text: string): FoundProduct {
  const attributes = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`name ${index}`, text.slice(0, 1_000)]),
  );
  const price = { priceMinor: 100n, currency: 'EUR', stock: 1, url: null };
  return {
    id: 'a',
    sku: 'A',
    name: text.slice(0, 200),
    description: text.slice(0, 5_000),
    tags: [],
    attributes,
    ...price,
  };
}

/** A clause caches its analyses, so each call gets a new one. */
const KEEPS_READINGS = /^(?:Clause|Dialogue|ProductQuestion|Turn)$/;

/** A clause is part of a message, of which no more characters are read. */
function clauseFrom(text: string, language: Language): Clause {
  return clauseOf(text.slice(0, LONGEST_MESSAGE), language);
}

const TENANT: TenantProfile = {
  ...{ id: 'a', name: 'Shop', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR', country: 'IE' },
  knowledgeVersion: 1,
  assistant: { name: 'Shop', greeting: '', handoffTopics: [] },
};

/** As many as a business may have. */
const SYNONYMS = new Synonyms(
  Array.from({ length: 200 }, (_, group) => ({
    words: Array.from(
      { length: 5 },
      (__, at) => `w${'abcdefghij'.repeat(2).slice(at, at + 3 + (group % 17))} card`,
    ),
    locale: null,
  })),
);

/** A message of a conversation's first turn, before any tool has read it. */
function turnFrom(text: string): Turn {
  const ids = { tenantId: 'a', conversationId: 'a', turnId: 'a', visitorId: 'a', verifiedEmail: null };
  const message = { text: text.slice(0, LONGEST_MESSAGE), history: [], locale: null };
  return begin({ ...ids, ...message, memory: {}, at: NOW.toInstant().toString() }, TENANT, []);
}

/** Values of parameters by their name and type as in the source, else by their type. */
/** What a model's answer is checked against, with that text among the sources. */
function bookFrom(text: string, language: Language): FactBook {
  const book = new FactBook(language);
  const calendar = { now: NOW, language, country: 'IE', locale: 'en-IE' };
  new FactReader(book, calendar, 'EUR').read({ label: 'settings', text: text.slice(0, LONGEST_SENTENCE) });
  return book;
}

function articleOf(text: string): ArticleView {
  return { id: 'a', question: text.slice(0, 500), answer: text, locale: null };
}

const ARGUMENTS: Record<string, (text: string, language: Language) => unknown> = {
  string: (text) => text,
  'folded: string': (text) => fold(text),
  'word: string': (text) => text.slice(0, LONGEST_WORD),
  'form: string': (text) => text.slice(0, LONGEST_WORD),
  'currency: string': () => 'EUR',
  URL: () => new URL('https://cedarandclay.example/'),
  'question: string': (text) => text.slice(0, LONGEST_QUESTION),
  'Language | null': (_, language) => language,
  "Pick<Check, 'must' | 'mustNot'>": (text) => ({ must: [text.slice(0, 200)], mustNot: [] }),
  'shop: string': (text) => text.slice(0, 120),
  Clause: clauseFrom,
  'readonly string[]': (text) => words(fold(text)),
  'readonly unknown[]': (text) => words(fold(text)),
  'marks: readonly string[]': () => CALL_MARKS,
  // A clause names a few.
  'things: readonly string[]': (text) => words(fold(text)).slice(0, 10),
  'trigrams: readonly number[]': (text) => trigramsOf(text.slice(0, LONGEST_WORD)),
  'ReadonlySet<string>': () => new Set(['order_status']),
  'ReadonlySet<string> | null': () => null,
  'ModelTool | undefined': () => undefined,
  'string[]': (text) => words(fold(text)),
  FoundProduct: (text) => productOf(text),
  ProductQuery: (text) => ({ text, limit: 8, sort: 'relevance' }),
  Described: (text) => productOf(text),
  ProductView: (text) => viewOf(productOf(text)),
  VariantsView: (text) => viewOf(familyProduct([productOf(text), { ...productOf(text), id: 'b' }])).variants,
  ToldSizes: () => ({ written: 'S-XL', sizes: ['S', 'XL'], isRange: true }),
  ProductQuestion: (text, language) => readProductQuestion(clauseFrom(text, language), 'EUR', 'Shop'),
  ProductSearchInput: () => ({}),
  Asked: () => ({}),
  '(clause: Clause) => Asked': () => () => ({ days: [{ from: '2099-01-01', to: '2099-01-01' }] }),
  ArticleSearchInput: (text) => ({ query: text.slice(0, LONGEST_MESSAGE) }),
  ArticleView: (text) => articleOf(text),
  'ArticleView[]': (text) => [articleOf(text)],
  'Weighed | null': () => null,
  'readonly Written[]': (text) => [{ question: text.slice(0, 500), answer: text }],
  'PriceRange | null': () => ({ minMinor: 1n, maxMinor: 9n }),
  Size: () => ({ figure: '25', unit: 'cm' }),
  PriceBounds: () => ({ minPriceMinor: 1n, maxPriceMinor: 9n }),
  Silence: () => ({ status: 'waiting', since: new Date() }),
  Evidence: () => ({ basis: 'article' }),
  Doubt: (text) => ({
    confidence: 0.4,
    evidence: { basis: 'article' },
    lead: [text.slice(0, 500)],
    like: [text.slice(0, 500)],
  }),
  Language: (_, language) => language,
  Speech: (_, language) => language,
  RegExp: () => /\p{L}{1,40}/gu,
  number: () => 2_000,
  boolean: () => true,
  'string | null': () => null,
  'readonly Span[]': () => [],
  'readonly ToolResult<unknown>[]': (text) => [
    {
      ok: true,
      data: { text },
      citations: [
        { kind: 'article', id: 'a', title: text.slice(0, 500), article: { text: text.slice(0, 2_000) } },
      ],
    },
  ],
  'readonly FoundConcept[]': (text) => findConcepts(words(fold(text)).map(matchForm)),
  Calendar: (_, language) => ({ now: NOW, language, country: 'IE', locale: 'en-IE' }),
  Entities: (text) => readEntities(scanEntities(text, 'IE'), { country: 'IE', orderExpected: true }),
  EntityOptions: () => ({ country: 'IE', orderExpected: true, contactExpected: true }),
  OwnNumberForm: () => ownFormOf(formsOf(['CC-2041', 'QKTBMABJX', '7', '2027.0043'])),
  OrderMemory: () => ({ numbers: ['CC-2041'], proven: true }),
  LanguageFallbacks: () => ({ conversation: null, visitorLocale: null, tenantLocale: 'en' }),
  HoursPatterns: (_, language) => HOURS_PATTERNS[language],
  'Temporal.PlainDate': () => NOW.toPlainDate(),
  GivenProof: (text) => ({ email: text, phone: text.slice(0, 40), phoneLike: [text.slice(0, 40)] }),
  Dimension: () => 'weight',
  MeasureBound: () => ({ dimension: 'weight', least: 1, most: 2 }),
  'FoundHoliday[]': () => [
    { key: 'christmas', from: NOW.toPlainDate(), to: NOW.toPlainDate(), start: 0, end: 1 },
  ],
  'Closure[]': (text) =>
    Array.from({ length: 500 }, (_, index) => ({
      date: '2026-12-25',
      reason: `${index} ${text}`.slice(0, 120),
      hours: [],
    })),
  'Schedule | null': () => null,
  Dialogue: (text, language) => {
    const clauses = [clauseFrom(text, language), clauseFrom(text, language)];
    return { clauses, memory: undefined, previousTool: null, awaited: true };
  },
  Turn: turnFrom,
  'readonly Amount[]': () => [],
  'readonly Moment[]': () => [],
  FactBook: bookFrom,
  Visitor: (text, language) => visitorOf([text], language, 'IE'),
  Schedule: () => new Schedule(),
  'Temporal.ZonedDateTime': () => NOW,
  TenantProfile: () => TENANT,
  Synonyms: () => SYNONYMS,
  Persons: (text) => ({ country: 'IE', names: [text.slice(0, 200)] }),
  ToolContext: () => ({
    tenant: { name: 'Shop', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR', country: 'IE' },
    now: new Date('2026-11-23T12:00:00Z'),
  }),
};

/** Functions that are not readers, with the reason why they need no bound. */
const NO_READERS = new Map([
  ['bestReading', 'asks the tools; whole turns are measured'],
  ['exactReading', 'asks the tools; whole turns are measured'],
  ['readWholeOrHalves', 'asks the tools; whole turns are measured'],
  ['candidatesFor', 'asks the search; whole turns are measured'],
  ['weighedSources', 'asks the search; whole turns are measured'],
  ['learnSynonyms', 'asks the search; whole turns are measured'],
  ['logToolFault', 'writes a line of the log'],
  ['valuesOf', 'reads word tables of the sources'],
  ['wholeWords', 'reads patterns of the sources'],
  ['textPattern', 'reads patterns of the sources'],
  ['hoursSentences', 'takes a date'],
  ['textPattern', 'makes patterns of the sources'],
  ['objectOf', 'takes JSON of a chat process, and throws otherwise'],
]);

/** Characters of the longest text that a file's readers are given; 8,000 when it is not named. */
const LONGEST: Record<string, number> = {
  // They only read messages, shortened by the responder (readableText).
  'language/entities/contacts.ts': LONGEST_MESSAGE,
  'language/entities/order-numbers.ts': LONGEST_MESSAGE,
  'language/entities/own-numbers.ts': LONGEST_MESSAGE,
  'language/entities/entities.ts': LONGEST_MESSAGE,
  'language/detection/detect-language.ts': LONGEST_MESSAGE,
  'language/time/find-moments.ts': LONGEST_MESSAGE,
  'language/time/holidays/holidays.ts': LONGEST_MESSAGE,
  'chat/responders/builtin/clause-splitter.ts': LONGEST_MESSAGE,
  'opening-hours/assistant/closure-names.ts': LONGEST_MESSAGE,
  // Sentences of a model's answer are cut, and what they are compared with.
  ...Object.fromEntries(
    ['clock-claims', 'contact-claims', 'day-claims', 'hours-claims', 'names', 'states'].map((file) => [
      `chat/grounding/checks/${file}.ts`,
      LONGEST_SENTENCE,
    ]),
  ),
  ...Object.fromEntries(
    ['figures/amounts', 'figures/figures', 'figures/number-words', 'facts/segments', 'facts/visitor'].map(
      (file) => [`chat/grounding/${file}.ts`, LONGEST_MESSAGE],
    ),
  ),
  'chat/grounding/hints.ts': LONGEST_SENTENCE,
  'chat/grounding/sentence-cutter.ts': LONGEST_SENTENCE,
  'chat/grounding/markup.ts': LONGEST_SENTENCE,
  // Phone numbers have at most 40 characters in every DTO, and fewer where a message is read.
  'kernel/phone.ts': 40,
};

interface Signature {
  file: string;
  name: string;
  /** The required parameters, as in the source. */
  parameters: { name: string; type: string }[];
}

/** Every exported function whose first parameter is a text or a type that carries one. */
export function readerSignatures(): Signature[] {
  return sourceFiles()
    .filter((file) => READING.test(file))
    .flatMap((file) => signaturesIn(file));
}

function signaturesIn(file: string): Signature[] {
  const { statements } = syntaxOf(file);
  return statements.flatMap((node) => {
    const { name, read } = functionOf(node, statements) ?? {};
    const isExported =
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const [first] = read?.parameters ?? [];
    if (!isExported || !name || !read || !first || !TEXTUAL.test(first.type?.getText() ?? '')) return [];
    if (NO_TEXT.test(first.name.getText())) return [];
    const needed = read.parameters.filter(({ questionToken, initializer }) => !questionToken && !initializer);
    const parameters = needed.map((each) => ({
      name: each.name.getText(),
      type: each.type?.getText() ?? '',
    }));
    return NO_READERS.has(name) ? [] : [{ file, name, parameters }];
  });
}

/** Of `function name(…)` and of `const name = oncePerClause(…)`. */
function functionOf(
  node: ts.Statement,
  statements: readonly ts.Statement[],
): { name: string; read: ts.SignatureDeclaration } | undefined {
  if (ts.isFunctionDeclaration(node) && node.name) return { name: node.name.text, read: node };
  if (!ts.isVariableStatement(node)) return undefined;
  const [declared] = node.declarationList.declarations;
  const call = declared?.initializer;
  if (!declared || !call || !ts.isCallExpression(call) || call.expression.getText() !== 'oncePerClause')
    return undefined;
  const [read] = call.arguments;
  const name = declared.name.getText();
  if (read && ts.isArrowFunction(read)) return { name, read };
  const named = statements.find(
    (each) => ts.isFunctionDeclaration(each) && each.name?.text === read?.getText(),
  );
  return named && ts.isFunctionDeclaration(named) ? { name, read: named } : undefined;
}

/** @throws when a parameter's type has no value in ARGUMENTS: give it one there. */
export async function readers(): Promise<Reader[]> {
  const found: Reader[] = [];
  for (const { file, name, parameters } of readerSignatures()) {
    const module = (await import(join(process.cwd(), 'src', file))) as Record<
      string,
      (...values: unknown[]) => unknown
    >;
    const values = parameters.map(({ name: parameter, type }) => {
      const value = ARGUMENTS[`${parameter}: ${type}`] ?? ARGUMENTS[type];
      if (!value) throw new Error(`${file} ${name}: test/readers/readers.ts knows no value of type ${type}`);
      return value;
    });
    const run = module[name];
    if (!run) throw new Error(`${file} exports no ${name}`);
    found.push({
      name: `${file} ${name}`,
      isOfLanguages: parameters.some(({ type }) =>
        /^(?:Language|Speech|Clause|Calendar|HoursPatterns)$/.test(type),
      ),
      prepare: (text, language) => {
        const read = text.slice(0, LONGEST[file] ?? text.length);
        const given = values.map((value) => value(read, language));
        const isKept = parameters.map(({ type }) => KEEPS_READINGS.test(type));
        return () => run(...given.map((each, at) => (isKept[at] ? values[at]?.(read, language) : each)));
      },
    });
  }
  return found;
}
