import { LANGUAGES, type Language } from '../../../language/language.js';
import type { TokenPurpose } from '../../member.types.js';
import { ARABIC } from './ar.js';
import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import type { MemberTexts } from './member-texts.js';

const TEXTS: Record<Language, MemberTexts> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};

/** The mail with a link. @param locale BCP 47 of the business */
export function memberMail(
  locale: string,
  purpose: TokenPurpose,
  business: string,
  link: string,
): { subject: string; text: string } {
  const [spoken] = locale.toLowerCase().split(/[-_]/u);
  const texts = TEXTS[LANGUAGES.find((each) => each === spoken) ?? 'en'][purpose];
  const name = business.replace(/\s+/gu, ' ');
  return { subject: texts.subject(name), text: [texts.text(name), '', link, '', texts.holds].join('\n') };
}
