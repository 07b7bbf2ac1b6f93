import type { Counted, Words } from '../words/words.js';
import { type Language, LANGUAGES } from './languages.js';

const RELATIVE: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** The texts of a language, and how it writes numbers and times; Western digits everywhere, as in the product's answers. */
export class Speech {
  readonly direction: 'ltr' | 'rtl';
  private readonly locale: string;
  private readonly plurals: Intl.PluralRules;
  private readonly relative: Intl.RelativeTimeFormat;
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  constructor(
    readonly language: Language,
    readonly words: Words,
    /** IANA name; undefined is the device's. */
    private readonly zone?: string,
  ) {
    this.direction = LANGUAGES[language].direction;
    this.locale = `${regional(language)}-u-nu-latn`;
    this.plurals = new Intl.PluralRules(language);
    this.relative = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto', style: 'short' });
  }

  in(zone: string | undefined): Speech {
    return new Speech(this.language, this.words, zone);
  }

  /** `#` becomes the number. */
  count(texts: Counted, count: number): string {
    return (texts[this.plurals.select(count)] ?? texts.other).replace('#', String(count));
  }

  /** `14:02`. */
  time(moment: Date | string): string {
    return this.format('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, moment);
  }

  /** `Thu, 3 December`. */
  day(moment: Date | string): string {
    return this.format('day', { weekday: 'short', day: 'numeric', month: 'long' }, moment);
  }

  /** `3 Dec 2026`. */
  date(moment: Date | string): string {
    return this.format('date', { dateStyle: 'medium' }, moment);
  }

  /** `3 Dec 2026, 14:02`. */
  moment(moment: Date | string): string {
    return `${this.date(moment)}, ${this.time(moment)}`;
  }

  /** `6 min ago`; the date for what is older than a week. */
  ago(moment: Date | string, now = Date.now()): string {
    const past = now - new Date(moment).getTime();
    if (past > 7 * 86_400_000) return this.date(moment);
    const [unit, length] = RELATIVE.find(([, each]) => past >= each) ?? ['minute', 60_000];
    return this.relative.format(-Math.floor(Math.max(0, past) / length), unit);
  }

  /** The name of a language, such as `Arabic`. */
  languageName(code: string): string {
    try {
      return new Intl.DisplayNames(this.language, { type: 'language' }).of(code) ?? code;
    } catch {
      return code;
    }
  }

  private format(name: string, options: Intl.DateTimeFormatOptions, moment: Date | string): string {
    const made =
      this.formats.get(name) ??
      new Intl.DateTimeFormat(this.locale, { ...options, ...(this.zone ? { timeZone: this.zone } : {}) });
    this.formats.set(name, made);
    return made.format(new Date(moment));
  }
}

/** Days and months in the order of the reader's own country, when the browser names one. */
function regional(language: Language): string {
  const named = navigator.languages.find((each) => each.startsWith(`${language}-`));
  return named ?? (language === 'en' ? 'en-GB' : language);
}

/** `{name}` becomes the value. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** As it fits beside a name; `/v1/conversations/counts` counts to 1,000. */
export function shownCount(count: number): string {
  return count > 99 ? '99+' : String(count);
}
