import { LANGUAGES, type Language } from '../../../language/language.js';
import type { PauseReason } from '../../webhook.types.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { PauseTexts } from './pause-texts.js';

const TEXTS: Record<Language, PauseTexts> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

export interface PausedWebhook {
  business: string;
  host: string;
  reason: PauseReason;
  failingSince: Date;
  /** IANA zone in which the business reads the time. */
  timezone: string;
}

/** The mail that a webhook was paused. @param locale BCP 47 of the business */
export function pauseMail(
  locale: string,
  { business, host, reason, failingSince, timezone }: PausedWebhook,
): { subject: string; text: string } {
  const [spoken] = locale.toLowerCase().split(/[-_]/u);
  const language = LANGUAGES.find((each) => each === spoken) ?? 'en';
  const texts = TEXTS[language];
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: timezone } as const;
  const since = new Intl.DateTimeFormat(language, style).format(failingSince);
  const why = reason === 'gone' ? texts.gone(host) : texts.failing(host, `${since} (${timezone})`);
  const subject = `${business.replace(/\s+/gu, ' ')}: ${texts.subject(host)}`;
  return { subject, text: [why, '', texts.details, '', texts.later].join('\n') };
}
