import { LANGUAGES, type Language } from '../../../language/language.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { WarningTexts } from './warning-texts.js';

const TEXTS: Record<Language, WarningTexts> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export interface NearlyUsedUp {
  business: string;
  scope: 'tenant_day' | 'tenant_month';
  resetsAt: Date;
  /** IANA zone in which the business reads the time. */
  timezone: string;
}

/** The mail that a budget is nearly used up. @param locale BCP 47 of the business */
export function warningMail(
  locale: string,
  { business, scope, resetsAt, timezone }: NearlyUsedUp,
): { subject: string; text: string } {
  const [spoken] = locale.toLowerCase().split(/[-_]/u);
  const language = LANGUAGES.find((each) => each === spoken) ?? 'en';
  const texts = TEXTS[language];
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: timezone } as const;
  const until = new Intl.DateTimeFormat(language, style).format(resetsAt);
  const used = scope === 'tenant_day' ? texts.usedToday : texts.usedThisMonth;
  const lines = [used, '', texts.afterwards(`${until} (${timezone})`), '', texts.details];
  return { subject: texts.subject(business.replace(/\s+/gu, ' ')), text: lines.join('\n') };
}
