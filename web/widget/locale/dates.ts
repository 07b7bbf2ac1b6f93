import { formatTag, languageOf } from './locale.js';

const DAY_MS = 86_400_000;

/**
 * Times and days as the answers write them: times with 24 hours in every language ("open until 17:40"), days without the
 * visitor's region ("3 December" and not "December 3", "Januar" and not "Jänner"). Two notations in one conversation are
 * mistaken for each other. Digits are European, likewise. Amounts are as the visitor writes them.
 */
export class Dates {
  private readonly tag: string;
  private readonly dayTag: string;

  constructor(locale: string) {
    this.tag = formatTag(locale);
    const language = languageOf(this.tag);
    this.dayTag = language === 'en' ? 'en-GB' : language;
  }

  time(at: Date): string {
    return this.format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  /** "Today", "Yesterday" or the date; the year where it is another one. */
  day(at: Date, now = new Date()): string {
    const ago = Math.round((midnight(now) - midnight(at)) / DAY_MS);
    if (ago === 0 || ago === 1) return this.relative(-ago);
    const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
    return this.format(at, { weekday: 'long', day: 'numeric', month: 'long', ...year });
  }

  /** @param date `YYYY-MM-DD`, the same day everywhere */
  date(date: string): string {
    const at = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(at.getTime())) return date;
    return this.format(at, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  }

  /** @param amount decimal text in the currency's major unit */
  money(amount: string, currency: string): string {
    try {
      const style = { style: 'currency', currency, numberingSystem: 'latn' } as const;
      return new Intl.NumberFormat(this.tag, style).format(Number(amount));
    } catch {
      return `${amount} ${currency}`;
    }
  }

  private relative(days: number): string {
    const words = new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' }).format(days, 'day');
    return words.charAt(0).toLocaleUpperCase(this.tag) + words.slice(1);
  }

  private format(at: Date, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.dayTag, { ...options, numberingSystem: 'latn' }).format(at);
  }
}

/** The visitor's midnight before this moment, in milliseconds. */
function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** Equal for two moments of the visitor's same day. */
export function dayKey(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
}
