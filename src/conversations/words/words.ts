import type { Address } from '../../kernel/address.js';
import { LANGUAGES, type Language } from '../../language/language.js';
import { bySpeech, speechOf } from '../../language/speech.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { NoticeSentences } from './notice-words.js';

export const NOTICES = bySpeech<NoticeSentences>({
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
});

/** The text of a system message, in the closest language there is. */
export function noticeText(
  notice: Exclude<keyof NoticeSentences, 'mail' | 'taken'>,
  locale: string,
  address: Address | undefined,
): string {
  return NOTICES[speechOf(languageOf(locale), address)][notice];
}

/** Tells a visitor who of the team answers. */
export function takenText(locale: string, address: Address | undefined, member: string): string {
  return NOTICES[speechOf(languageOf(locale), address)].taken(member);
}

/** The language in which a visitor or business with that BCP 47 tag is written to. */
export function languageOf(locale: string): Language {
  const [spoken] = locale.toLowerCase().split(/[-_]/u);
  return LANGUAGES.find((each) => each === spoken) ?? 'en';
}

/** A mail that conversations wait: ids and times, nothing that a visitor has said. @param waiting at least one */
export function mailText(
  locale: string,
  business: string,
  waiting: readonly { conversationId: string; createdAt: Date }[],
): { subject: string; text: string } {
  const { mail } = NOTICES[languageOf(locale)];
  const lines = [
    waiting.length > 1 ? mail.severalWait(waiting.length) : mail.waits,
    '',
    ...waiting.flatMap(({ conversationId, createdAt }) => [
      `${mail.conversation}: ${conversationId}`,
      `${mail.since}: ${createdAt.toISOString()}`,
      '',
    ]),
    mail.meanwhile,
  ];
  return { subject: mail.subject(business.replace(/\s+/gu, ' ')), text: lines.join('\n') };
}
