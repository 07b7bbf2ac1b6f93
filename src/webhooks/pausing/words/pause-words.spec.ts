import { LANGUAGES } from '../../../language/language.js';
import { pauseMail } from './pause-words.js';

function mail(locale: string, reason: 'failing' | 'gone' = 'failing') {
  const failingSince = new Date('2026-11-30T23:00:00Z');
  const told = { business: 'Cedar\r\n& Clay', host: 'hooks.example', reason, failingSince };
  return pauseMail(locale, { ...told, timezone: 'Europe/Berlin' });
}

describe('pauseMail', () => {
  it('tells which webhook, since when and how it goes on', () => {
    const { subject, text } = mail('en-IE');
    expect(subject).toBe('Cedar & Clay: The webhook to hooks.example was paused');
    expect(text).toContain('since December 1, 2026 at 12:00 AM (Europe/Berlin)');
    expect(text).toContain('"status": "active"');
    expect(mail('en', 'gone').text).toContain('(410)');
  });

  it('differs between the languages and reasons', () => {
    const texts = LANGUAGES.flatMap((language) => [mail(language).text, mail(language, 'gone').text]);
    expect(new Set(texts).size).toBe(LANGUAGES.length * 2);
    for (const text of texts) expect(text).toContain('hooks.example');
  });

  it('is English in other languages', () => expect(mail('ja')).toEqual(mail('en')));
});
