import { LANGUAGES } from '../../../language/language.js';
import type { TokenPurpose } from '../../member.types.js';
import { memberMail } from './member-words.js';

const LINK = 'https://desk.example/console/link#token';

describe.each(LANGUAGES)('the mails to members in %s', (language) => {
  it.each<TokenPurpose>(['invitation', 'sign_in', 'reset'])(
    'of %s have the link on a line alone',
    (purpose) => {
      const { subject, text } = memberMail(language, purpose, 'Harbour\r\nTea', LINK);
      expect(text.split('\n')).toHaveLength(5);
      expect(text.split('\n')[2]).toBe(LINK);
      expect(subject).toMatch(/\S/);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(subject.includes('Harbour Tea')).toBe(purpose === 'invitation');
    },
  );
});

it('a language that we do not speak is English', () => {
  expect(memberMail('ja-JP', 'reset', 'Harbour Tea', LINK)).toEqual(
    memberMail('en', 'reset', 'Harbour Tea', LINK),
  );
});
