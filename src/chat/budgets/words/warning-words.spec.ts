import { LANGUAGES } from '../../../language/language.js';
import { warningMail } from './warning-words.js';

const RESET = new Date('2026-11-30T23:00:00Z');

function mail(locale: string, scope: 'tenant_day' | 'tenant_month' = 'tenant_month') {
  const business = 'Cedar\r\n& Clay';
  return warningMail(locale, { business, scope, resetsAt: RESET, timezone: 'Europe/Berlin' });
}

describe('warningMail', () => {
  it('tells the budget and, in the business’s time, when it begins anew', () => {
    const { subject, text } = mail('en-IE');
    expect(subject).toBe('Cedar & Clay: 80 % of the budget for the AI model is used');
    expect(text).toContain('this month’s budget');
    expect(text).toContain('December 1, 2026 at 12:00 AM (Europe/Berlin)');
    expect(mail('de-AT').text).toContain('1. Dezember 2026 um 00:00 (Europe/Berlin)');
  });

  it('differs between the languages, and between a day and a month', () => {
    const texts = LANGUAGES.flatMap((language) => [
      mail(language, 'tenant_day').text,
      mail(language, 'tenant_month').text,
    ]);
    expect(new Set(texts).size).toBe(LANGUAGES.length * 2);
  });

  it('is English in other languages', () => expect(mail('ja')).toEqual(mail('en')));
});
