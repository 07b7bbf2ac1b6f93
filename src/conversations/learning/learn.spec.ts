import type { Language } from '../../language/language.js';
import { Synonyms } from '../../language/search/synonyms.js';
import { learn, type AnsweredByHand, type KnownSource } from './learn.js';

const CABIN: KnownSource = {
  kind: 'article',
  id: 'a1',
  title: 'Can I rent the cabin?',
  text: 'Can I rent the cabin? The cabin by the lake costs €90 a night and is heated.',
  url: 'https://shop.example/cabin',
  isAnswer: false,
};
const CARD: KnownSource = {
  kind: 'product',
  id: 'p1',
  title: 'Giftcard Aurora',
  text: 'Giftcard Aurora. Valid for three years.',
  url: null,
  isAnswer: false,
};
const SOURCES = [CARD, CABIN];

function by(question: string, answer: string, language: Language = 'en'): AnsweredByHand {
  return { question, answer, language, by: 'member' };
}

/** What is proposed, in short. */
function learnt(answered: AnsweredByHand, synonyms = Synonyms.none) {
  return learn(answered, SOURCES, synonyms).map(({ content, source }) =>
    'words' in content ? [...content.words, source?.id] : [content.question, content.answer],
  );
}

describe('learn', () => {
  it.each([
    [
      'the name of a product',
      by('How much is a mondtaler?', 'A Giftcard Aurora is 50 euros.'),
      'mondtaler',
      'Giftcard Aurora',
      'p1',
    ],
    [
      'an article’s words',
      by('Is the bothy heated?', 'Yes, you can rent the cabin in winter.'),
      'bothy',
      'cabin',
      'a1',
    ],
    [
      'an article’s address',
      by('Was kosten eure Buronnets?', 'Siehe https://shop.example/cabin', 'de'),
      'Buronnets',
      'cabin',
      'a1',
    ],
    [
      'what an article says',
      by('Is a bothy heated?', 'The cabin by the lake costs €90 a night, heated.'),
      'bothy',
      'cabin',
      'a1',
    ],
  ])('joins the missing word with %s', (_, answered, asked, called, source) => {
    expect(learnt(answered).at(0)).toEqual([asked, called, source]);
  });

  it('needs one missing word alone', () => {
    const answer = 'Yes, you can rent the cabin.';

    expect(learnt(by('Is the bothy near a helipad?', answer))).toEqual([]);
    expect(learnt(by('Is the cabin heated?', answer))).toEqual([]);
    expect(learnt(by('Is it heated?', answer))).toEqual([]);
  });

  it('proposes nothing that is known', () => {
    const known = new Synonyms([{ words: ['bothy', 'cabin'], locale: null }]);

    expect(learnt(by('Is the bothy heated?', 'Yes, you can rent the cabin.'), known)).toEqual([]);
  });

  it('takes no proper name for another word', () => {
    expect(learnt(by('Is the cabin of Kevin heated?', 'Yes, you can rent the cabin.'))).toEqual([]);
  });

  it('makes an article of a reply that names nothing', () => {
    const answered = by('Are dogs allowed?', 'One dog for each guest is welcome, on a lead.');

    expect(learnt(answered)).toEqual([[answered.question, answered.answer]]);
    expect(learnt({ ...answered, by: 'article' })).toEqual([]);
    expect(learnt({ ...answered, answer: 'Yes, sure.' })).toEqual([]);
    expect(learnt({ ...answered, question: '' })).toEqual([]);
  });
});
