import type { HolidaysTypes } from 'date-holidays';
import type { FieldProblem } from '../../kernel/errors.js';

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
  /** Of the names, such as `de`; without it the country's own language. */
  language?: string;
}

/** Months of the Islamic calendar, as the rules of `date-holidays` name them. */
const ISLAMIC = /Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu al-/u;
const DAY_MS = 86_400_000;

/** A country or a region without data, told as a problem of the field. */
export interface NoHolidays {
  problem: FieldProblem;
}

/**
 * Reads the public holidays of a year from the library's data (CC BY-SA 3.0). It takes 40 MB and up to half a second:
 * never call it on the thread that answers requests.
 */
export async function readPublicHolidays({
  country,
  region,
  year,
  language,
}: HolidaysWanted): Promise<PublicHolidays | NoHolidays> {
  const { default: Holidays } = await import('date-holidays');
  const known = new Holidays();
  const countries = Object.keys(known.getCountries());
  if (!countries.includes(country)) return unsupported('country', country, countries);
  // The types forget the countries without regions.
  const regions = (known.getStates(country) as Record<string, string> | undefined) ?? {};
  const code = region === undefined ? undefined : regionCode(region, Object.keys(regions));
  if (region !== undefined && code === undefined) return unsupported('region', region, Object.keys(regions));
  const calendar = code === undefined ? new Holidays(country) : new Holidays(country, code);
  if (language !== undefined) calendar.setLanguages([language, ...calendar.getLanguages()]);
  const holidays = calendar.getHolidays(year).filter(({ type }) => type === 'public');
  return { country, region: code ?? null, year, holidays: joined(holidays.map(holidayOf)), regions };
}

/** Most codes are written in capitals, some are names. */
function regionCode(region: string, codes: string[]): string | undefined {
  return codes.find((code) => code.toLowerCase() === region.toLowerCase());
}

/** Holidays of the same days become one, with their names; a day that is sure stays apart from one that may shift. */
function joined(holidays: PublicHoliday[]): PublicHoliday[] {
  const byDays = Map.groupBy(holidays, ({ date, to, confirm }) => [date, to ?? date, confirm].join(' '));
  return [...byDays.values()].flatMap((same) => joinNames(same) ?? []);
}

/** The first of them, with the names of all; it needs no confirmation where one of them needs none. */
export function joinNames(same: PublicHoliday[]): PublicHoliday | undefined {
  const [first] = same;
  const name = [...new Set(same.map((each) => each.name))].join(' / ');
  return first && { ...first, name, confirm: same.every(({ confirm }) => confirm) };
}

function unsupported(field: 'country' | 'region', value: string, supported: string[]): NoHolidays {
  const list =
    supported.length === 0 ? 'the country has no regions here' : `supported: ${supported.join(', ')}`;
  const detail = `There are no public holidays of ${value}; ${list}`;
  return { problem: { pointer: `/${field}`, code: 'unsupported', detail } };
}

function holidayOf({ date, start, end, name, rule }: HolidaysTypes.Holiday): PublicHoliday {
  const first = date.slice(0, 10);
  const days = Math.round((end.getTime() - start.getTime()) / DAY_MS);
  const to = new Date(Date.parse(first) + (days - 1) * DAY_MS).toISOString().slice(0, 10);
  return { date: first, ...(days > 1 && { to }), name, confirm: ISLAMIC.test(rule) };
}
