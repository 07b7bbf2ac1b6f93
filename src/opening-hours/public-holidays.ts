import type { HolidaysTypes } from 'date-holidays';
import { invalid, type FieldProblem } from '../kernel/errors.js';

/** A public holiday of a country, or of one of its regions. */
export interface PublicHoliday {
  /** `YYYY-MM-DD` */
  date: string;
  /** The last day, of one that lasts several. */
  to?: string;
  name: string;
  /** True when the date follows the moon and is only expected. */
  confirm: boolean;
}

export interface PublicHolidays {
  /** ISO 3166-1 alpha-2 */
  country: string;
  region: string | null;
  year: number;
  holidays: PublicHoliday[];
  /** Names by code. */
  regions: Record<string, string>;
}

export interface HolidaysWanted {
  country: string;
  region?: string;
  year: number;
  /** BCP 47 of the names; without it the country's own language. */
  locale?: string;
}

/** Months of the Islamic calendar, as the rules of `date-holidays` name them. */
const ISLAMIC = /Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu al-/u;
const DAY_MS = 86_400_000;

/**
 * The public holidays of a year. The library and its data (CC BY-SA 3.0) take 40 MB: they are loaded at the first call.
 * @throws DomainError `invalid` for a country or a region that it does not have, naming those it has
 */
export async function publicHolidays({
  country,
  region,
  year,
  locale,
}: HolidaysWanted): Promise<PublicHolidays> {
  const { default: Holidays } = await import('date-holidays');
  const known = new Holidays();
  const countries = Object.keys(known.getCountries());
  if (!countries.includes(country)) throw invalid([unsupported('country', country, countries)]);
  // The types forget the countries without regions.
  const regions = (known.getStates(country) as Record<string, string> | undefined) ?? {};
  const code = region?.toUpperCase();
  if (code !== undefined && regions[code] === undefined)
    throw invalid([unsupported('region', region ?? '', Object.keys(regions))]);
  const calendar = code === undefined ? new Holidays(country) : new Holidays(country, code);
  const language = locale?.split('-')[0];
  if (language !== undefined) calendar.setLanguages([language, ...calendar.getLanguages()]);
  const holidays = calendar.getHolidays(year).filter(({ type }) => type === 'public');
  return { country, region: code ?? null, year, holidays: holidays.map(holidayOf), regions };
}

function unsupported(field: 'country' | 'region', value: string, supported: string[]): FieldProblem {
  const list =
    supported.length === 0 ? 'the country has no regions here' : `supported: ${supported.join(', ')}`;
  return {
    pointer: `/${field}`,
    code: 'unsupported',
    detail: `There are no public holidays of ${value}; ${list}`,
  };
}

function holidayOf({ date, start, end, name, rule }: HolidaysTypes.Holiday): PublicHoliday {
  const first = date.slice(0, 10);
  const days = Math.round((end.getTime() - start.getTime()) / DAY_MS);
  const to = new Date(Date.parse(first) + (days - 1) * DAY_MS).toISOString().slice(0, 10);
  return { date: first, ...(days > 1 && { to }), name, confirm: ISLAMIC.test(rule) };
}
