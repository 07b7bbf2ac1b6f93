import { Temporal } from 'temporal-polyfill';
import { toE164 } from '../../../kernel/phone.js';
import { findPhones, overlaps } from '../../../language/entities/contacts.js';
import { findEmails } from '../../../language/entities/email-scanner.js';
import { fold, words } from '../../../language/text/fold.js';
import { matchesOf } from '../../../language/text/matches.js';
import { findMoments } from '../../../language/time/find-moments.js';
import type { Calendar } from '../../../language/time/moment.js';
import { amountsIn } from '../figures/amounts.js';
import type { AmountKind, Segment } from './claims.js';
import { isPartOfNumber } from './part-of-number.js';
import { datesIn, withClockTimes, withWeekdayYears } from '../checks/day-claims.js';
import { sentenceSpans, type FactBook } from './fact-book.js';
import type { GroundingSource } from '../grounding.port.js';
import { withoutMarkup } from '../markup.js';
import { sentencesSaid } from '../sentence-cutter.js';
import { isRecord } from './schedule.js';
import { segmentOf, topicsOf } from './segments.js';
import { sentenceLanguage } from '../figures/sentence-language.js';

const LONGEST_TEXT = 4_000;
const MOST_VALUES = 4_000;
const MOST_SENTENCES = 400;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
export const URL = /(?:https?:\/\/|www\.)[^\s<>"'`)\]}|\\^]{1,2000}/giu;
const TRAILING = /[.,;:!?،؟]{1,5}$/u;
/** Words with digits, and long runs of digits: order numbers, tracking numbers, article numbers. */
const CODE_PART = '[\\p{L}\\d]{1,40}';
const HAS_DIGIT = '(?=[\\p{L}\\d/_-]{0,40}\\d)';
export const CODE = new RegExp(
  `(?<![\\p{L}\\p{N}])${HAS_DIGIT}${CODE_PART}(?:[-_/]${CODE_PART}){0,6}(?![\\p{L}\\p{N}])`,
  'gu',
);
const LEAST_CODE = 4;
export const DATE_LIKE = /^\p{Nd}{1,4}(?:[-/]\p{Nd}{1,4}){1,2}$/u;
const LINE_TOPICS: Readonly<Record<string, string>> = { shipping: 'delivery', discount: 'discount' };
/** Fields that no answer speaks of. */
const SILENT: ReadonlySet<string> = new Set([
  'id',
  'imageUrl',
  'score',
  'locale',
  'currency',
  'kind',
  'outcome',
  'ok',
]);
const CODES: ReadonlySet<string> = new Set(['sku', 'trackingNumber', 'number', 'externalId', 'code']);

interface Place {
  owners: readonly string[];
  currency: string;
  segment: Segment | null;
}

/** Fills the book of facts from sources: records by the names of their fields, texts by reading them. */
export class FactReader {
  private values = 0;
  private sentences = 0;

  constructor(
    private readonly book: FactBook,
    private readonly calendar: Calendar,
    private readonly currency: string,
  ) {}

  read({ label, text, data, sayable }: GroundingSource): void {
    this.book.labels.push(label);
    if (sayable !== undefined) this.readSayable(sayable);
    const place = { owners: [], currency: this.currency, segment: null };
    if (text !== undefined) this.readText(text, place);
    if (data !== undefined) this.walk(data, '', place);
  }

  private walk(value: unknown, key: string, place: Place): void {
    if (SILENT.has(key) || ++this.values > MOST_VALUES) return;
    if (typeof value === 'string') return this.readString(value, key, place);
    if (typeof value === 'number' || typeof value === 'bigint')
      return this.readNumber(Number(value), key, place);
    if (Array.isArray(value)) {
      if (value.some(isRecord)) this.book.counts.add(value.length);
      return value.forEach((each) => this.walk(each, key, place));
    }
    if (isRecord(value)) this.readRecord(value, place);
  }

  private readRecord(record: Readonly<Record<string, unknown>>, outer: Place): void {
    if (this.book.schedule.absorb(record)) return;
    const currency = typeof record['currency'] === 'string' ? record['currency'] : outer.currency;
    const place = this.placeOf(record, { ...outer, currency });
    if (typeof record['question'] === 'string' && typeof record['answer'] === 'string') {
      this.readText(record['answer'], place, record['question']);
      this.book.learn(record['question']);
      return;
    }
    for (const [key, value] of Object.entries(record)) {
      this.book.learn(key);
      this.walk(value, key, place);
    }
    this.deriveLine(record, place);
  }

  /** To whom the fields of a record belong: an order, a product or an item of an order; else as around it. */
  private placeOf(record: Readonly<Record<string, unknown>>, outer: Place): Place {
    const { number, status, name, kind } = record;
    if (typeof number === 'string' && typeof status === 'string') {
      const owner = this.book.thing('order', number, { status });
      this.book.addCode(number, owner);
      return { ...outer, owners: [owner] };
    }
    if (typeof kind === 'string' && 'amount' in record) {
      const said = [LINE_TOPICS[kind]].filter((each) => each !== undefined);
      const title = typeof name === 'string' ? name : kind;
      const segment = segmentOf(title, this.book.language, []);
      return { ...outer, segment: { ...segment, topics: new Set([...segment.topics, ...said]) } };
    }
    if (typeof name !== 'string') return outer;
    const isItem = ['price', 'unitPrice', 'quantity', 'sku', 'stock'].some((field) => field in record);
    if (!isItem) return outer;
    const { available } = record;
    const isAvailable = typeof available === 'boolean' ? available : undefined;
    return { ...outer, owners: [this.book.thing('item', name, { isAvailable })], segment: null };
  }

  /** What a line of an order costs. */
  private deriveLine({ quantity, unitPrice }: Readonly<Record<string, unknown>>, place: Place): void {
    if (typeof quantity !== 'number' || typeof unitPrice !== 'string') return;
    this.add('money', quantity * Number(unitPrice), place.currency, place);
  }

  private readNumber(value: number, key: string, place: Place): void {
    if (key === 'daysLate') this.add('duration', value * 1440, 'min', place);
    else if (key === 'retryAfterSeconds') {
      this.add('duration', Math.ceil(value / 60), 'min', place);
      this.add('duration', Math.ceil(value / 3600) * 60, 'min', place);
    } else if (place.owners.length > 0 || value !== 0) this.add('count', value, '', place, key);
  }

  private readString(value: string, key: string, place: Place): void {
    if (ISO_DAY.test(value)) this.book.days.push({ date: value, owners: place.owners });
    else if (INSTANT.test(value)) this.readInstant(value, place);
    else if (/(?:price|total|amount)$/i.test(key) && /^-?\d+(?:\.\d+)?$/.test(value))
      this.add('money', Number(value), place.currency, place);
    else if (key === 'trackingUrl') this.book.urls.add(urlKey(value));
    else if (CODES.has(key)) this.book.addCode(value, place.owners[0] ?? null);
    else if (key === 'status') this.book.learn(value);
    else this.readText(value, place);
  }

  private readInstant(value: string, { owners }: Place): void {
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) return;
    const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(
      this.calendar.now.timeZoneId,
    );
    this.book.days.push({ date: local.toPlainDate().toString(), owners });
    this.book.times.add(local.hour * 60 + local.minute);
  }

  private add(
    kind: AmountKind,
    value: number,
    unit: string,
    { owners, segment }: Place,
    field?: string,
  ): void {
    const told = { kind, value, to: null, unit, owners, segment };
    if (Number.isFinite(value)) this.book.facts.push(field === undefined ? told : { ...told, field });
  }

  /** @param title what the text as a whole is about */
  private readText(text: string, place: Place, title = ''): void {
    const read = this.withoutContacts(text.slice(0, LONGEST_TEXT));
    const about = topicsOf(words(fold(title)));
    let names: ReadonlySet<string> = new Set();
    let before = '';
    for (const { start, end } of sentenceSpans(read)) {
      if (++this.sentences > MOST_SENTENCES) return;
      const segment = this.readSentence(read.slice(start, end).trim(), place, about, names);
      names = segment.names;
      before = this.book.quotes.learn(fold(text.slice(start, end)), place.owners, before);
    }
  }

  private readSayable(text: string): void {
    let before = '';
    let isQuoted = false;
    for (const sentence of sentencesSaid(text.slice(0, LONGEST_TEXT))) {
      const beginsQuoted = isQuoted;
      isQuoted = endsQuoted(sentence, isQuoted);
      // What is cut out of a quotation may be what the visitor has written.
      const isPart = beginsQuoted || isQuoted;
      before = isPart ? '' : this.book.quotes.learn(fold(withoutMarkup(sentence)), [], before, true);
    }
  }

  private readSentence(
    raw: string,
    place: Place,
    about: ReadonlySet<string>,
    before: ReadonlySet<string>,
  ): Segment {
    const folded = this.book.learn(raw);
    const language = sentenceLanguage(folded, this.book.language);
    const amounts = amountsIn(folded, language, []);
    const own = segmentOf(raw, language, amounts);
    const topics = own.topics.size > 0 ? own.topics : about;
    // "Orders over €60 are free" speaks of the country of the sentence before it.
    const names = own.names.size > 0 ? own.names : before;
    const segment = { ...own, topics, names };
    this.book.segments.push(segment);
    if (place.owners.length === 0) this.book.articles.push(segment);
    const dates = datesIn(folded, this.calendar);
    for (const { kind, values, to, unit, start, end } of amounts) {
      if (kind === 'count' && dates.some((date) => overlaps(date, { start, end }))) continue;
      const [value, upper] = [values[0] ?? 0, to?.[0] ?? null];
      this.book.facts.push({ kind, value, to: upper, unit, owners: place.owners, segment });
    }
    for (const match of matchesOf(folded, CODE)) {
      if (isPartOfNumber(folded, match.index, match.index + match[0].length)) continue;
      const isCode = match[0].length >= LEAST_CODE || hasCapital(match[0], raw);
      if (isCode && !DATE_LIKE.test(match[0])) this.book.addCode(match[0], null);
    }
    this.readMoments(folded, place);
    return segment;
  }

  private readMoments(folded: string, { owners }: Place): void {
    const text = withClockTimes(folded);
    for (const moment of withWeekdayYears(findMoments(text, this.calendar), text)) {
      if (moment.kind === 'day') this.book.days.push({ date: moment.date.toString(), owners });
      if (moment.kind === 'days')
        for (const date of [moment.from, moment.to]) this.book.days.push({ date: date.toString(), owners });
      if (moment.kind === 'weekly') for (const weekday of moment.weekdays) this.book.weekdays.add(weekday);
      if (moment.kind !== 'time') continue;
      for (const time of [moment.time, moment.till])
        if (time) this.book.times.add(time.hour * 60 + time.minute);
    }
  }

  /** Learns addresses, links and phone numbers, and blanks them: their digits are no codes. */
  private withoutContacts(text: string): string {
    const emails = findEmails(text);
    for (const { email } of emails) {
      this.book.emails.add(email);
      this.book.hosts.add(email.slice(email.lastIndexOf('@') + 1));
    }
    const urls = matchesOf(text, URL);
    for (const [url] of urls) {
      this.book.urls.add(urlKey(url));
      const host = hostOf(url);
      if (host !== null) this.book.hosts.add(host);
    }
    const phones = findPhones(text, this.calendar.country, []);
    for (const { phone } of phones) this.book.phones.add(phone);
    const whole = text.length < 40 ? toE164(text, this.calendar.country) : null;
    if (whole !== null) this.book.phones.add(whole);
    const links = urls.map((match) => ({ start: match.index, end: match.index + match[0].length }));
    return [...emails, ...links, ...phones].reduce(
      (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
      text,
    );
  }
}

/** Whether a quotation is open behind a sentence; none goes on in the next line. */
function endsQuoted(sentence: string, beginsQuoted: boolean): boolean {
  let isQuoted = beginsQuoted;
  for (const character of sentence) {
    if (character === '\n') isQuoted = false;
    else if ((isQuoted ? '“”»' : '„“«').includes(character)) isQuoted = !isQuoted;
  }
  return isQuoted;
}

/** "A4", "H0", "LS5": with a capital, as no measure has. @param code folded */
function hasCapital(code: string, raw: string): boolean {
  return /^\p{L}/u.test(code) && raw.includes(code.charAt(0).toUpperCase() + code.slice(1));
}

/** A URL as it is compared: without a final slash or mark. */
export function urlKey(url: string): string {
  const trimmed = url.replace(TRAILING, '').replace(/\/$/, '');
  return (/^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed).toLowerCase();
}

/** The host of a URL without `www.`; null when it is no URL. */
export function hostOf(url: string): string | null {
  const key = urlKey(url);
  const host = /^https?:\/\/([^/?#]{1,253})/.exec(key)?.[1];
  // A user before the host (`https://shop.example@evil.example`) hides the real one.
  return host === undefined || host.includes('@')
    ? null
    : host.replace(/^www\./, '').replace(/:\d{1,5}$/, '');
}
