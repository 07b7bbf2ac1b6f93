import { lastSentenceEnd, sentencesOf } from './sentences.js';

describe('sentences', () => {
  it.each([
    ['Free from €50. Not on Sundays!', ['Free from €50.', 'Not on Sundays!']],
    ['“Really?” Indeed. (Only here.) Good.', ['“Really?”', 'Indeed.', '(Only here.)', 'Good.']],
    ['Ab dem 14. Mai liefern wir z. B. Kissen.', ['Ab dem 14. Mai liefern wir z. B. Kissen.']],
    ['Frau Dr. Byrne kommt. Immer.', ['Frau Dr. Byrne kommt.', 'Immer.']],
    ['It costs 4.50 euro. That is all', ['It costs 4.50 euro.', 'That is all']],
    ['We use U.S. mail. Ask us.', ['We use U.S. mail.', 'Ask us.']],
    ['هل نوصل يوم الأحد؟ لا نوصل يوم الأحد.', ['هل نوصل يوم الأحد؟', 'لا نوصل يوم الأحد.']],
    ['¿Envían? Sí, enviamos.', ['¿Envían?', 'Sí, enviamos.']],
    ['wait... and then more. End', ['wait... and then more.', 'End']],
    ['', []],
  ])('of %j', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it.each([
    ['Free here. And th', 10],
    ['Free here. Am 14. M', 10],
    ['Free here and the', 0],
  ])('end within %j at %i', (text, end) => {
    expect(lastSentenceEnd(text)).toBe(end);
  });
});
