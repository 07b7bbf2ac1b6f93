/** ISO weekday numbers of the weekend there; Saturday and Sunday where the country is unknown. */
export function weekendOf(country: string | null): number[] {
  if (country === null) return [6, 7];
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & WeekInfo;
  return [...(locale.getWeekInfo?.().weekend ?? [6, 7])];
}

/** ECMA-402 Intl Locale Info, not yet in TypeScript's library. */
interface WeekInfo {
  getWeekInfo?: () => { weekend: number[] };
}
