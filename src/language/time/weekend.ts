const USUAL: readonly number[] = [6, 7];

/** By country: each text is asked for it twice, and ICU takes 20 µs. */
const known = new Map<string, readonly number[]>();

/** ISO weekday numbers of the weekend there; Saturday and Sunday where the country is unknown. */
export function weekendOf(country: string | null): number[] {
  if (country === null) return [...USUAL];
  const weekend = known.get(country) ?? weekendIn(country);
  known.set(country, weekend);
  return [...weekend];
}

function weekendIn(country: string): readonly number[] {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & WeekInfo;
  return locale.getWeekInfo?.().weekend ?? USUAL;
}

/** ECMA-402 Intl Locale Info, not yet in TypeScript's library. */
interface WeekInfo {
  getWeekInfo?: () => { weekend: number[] };
}
