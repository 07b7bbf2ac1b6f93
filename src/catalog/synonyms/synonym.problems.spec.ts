import { synonymProblems } from './synonym.problems.js';
import { MOST_WORDS, type SynonymEntry } from './synonym.types.js';

type Group = readonly string[] | SynonymEntry;

function problemsOf(...groups: Group[]): [pointer: string, code: string][] {
  const entries = groups.map((group) => ('words' in group ? group : { words: [...group], locale: null }));
  return synonymProblems(entries).map(({ pointer, code }) => [pointer, code]);
}

const inLocale = (locale: string, ...words: string[]): SynonymEntry => ({ locale, words });

describe('synonymProblems', () => {
  it.each([
    ['words of several languages', [['Gutschein', 'Voucher', "bon d'achat", 'tarjeta regalo', 'قسيمة']]],
    ['figures beside letters', [['A4', 'Blatt 21 x 29']]],
    ['forms of one word beside another', [['Hütte', 'Hütten', 'cabin']]],
    ['one word in two languages', [inLocale('en', 'gift', 'present'), inLocale('de', 'Gift', 'Toxin')]],
    ['a word that is grammar elsewhere', [inLocale('en', 'die', 'cutting tool')]],
    ['a regional locale', [inLocale('de-AT', 'Jause', 'Imbiss')]],
    ['nothing', []],
  ] as [string, Group[]][])('has none for %s', (_, groups) => {
    expect(problemsOf(...groups)).toEqual([]);
  });

  it.each([
    ['figures alone', [['2026', 'Gutschein']], '/synonyms/0/words/0', 'no_letter'],
    ['Arabic figures alone', [['Gutschein', '٢٠٢٦']], '/synonyms/0/words/1', 'no_letter'],
    ['signs alone', [['Gutschein', '★']], '/synonyms/0/words/1', 'no_letter'],
    ['fillers alone', [['the', 'Gutschein']], '/synonyms/0/words/0', 'only_fillers'],
    ['fillers of one of the languages', [['die', 'cutter']], '/synonyms/0/words/0', 'only_fillers'],
    ['a phrase of fillers', [inLocale('fr', 'avez vous', 'chalet')], '/synonyms/0/words/0', 'only_fillers'],
    ['a sentence', [['a word of the shop about gifts', 'Voucher']], '/synonyms/0/words/0', 'phrase_too_long'],
    ['a word twice', [['Voucher', 'Gutschein', 'VOUCHER']], '/synonyms/0/words/2', 'duplicate_word'],
    [
      'a word with an accent or without',
      [['Hütte', 'cabin', 'Hutte']],
      '/synonyms/0/words/2',
      'duplicate_word',
    ],
    ['one word in two forms', [['Hütte', 'Hütten']], '/synonyms/0/words', 'one_word'],
    [
      'a language that is not spoken',
      [inLocale('it', 'buono', 'regalo')],
      '/synonyms/0/locale',
      'unknown_language',
    ],
    [
      'a word in two groups',
      [
        ['Voucher', 'Gutschein'],
        ['Karte', 'voucher'],
      ],
      '/synonyms/1/words/1',
      'word_in_two_groups',
    ],
    [
      'another form in two groups',
      [
        ['Hütte', 'cabin'],
        ['Hütten', 'Chalet'],
      ],
      '/synonyms/1/words/0',
      'word_in_two_groups',
    ],
    [
      'a group of all languages and of one',
      [['Voucher', 'Gutschein'], inLocale('de', 'Gutschein', 'Bon')],
      '/synonyms/1/words/0',
      'word_in_two_groups',
    ],
    [
      'an Arabic word with its article',
      [
        ['قسيمة', 'voucher'],
        ['القسيمة', 'card'],
      ],
      '/synonyms/1/words/0',
      'word_in_two_groups',
    ],
  ] as [string, Group[], string, string][])('names %s', (_, groups, pointer, code) => {
    expect(problemsOf(...groups)).toEqual([[pointer, code]]);
  });

  it('bounds the words of all groups', () => {
    const letters = (index: number) =>
      String.fromCharCode(...`${10_000 + index}`.split('').map((digit) => 97 + Number(digit)));
    const words = Array.from({ length: MOST_WORDS + 2 }, (_, index) => letters(index));
    const groups = Array.from({ length: words.length / 2 }, (_, index) =>
      words.slice(index * 2, index * 2 + 2),
    );

    expect(problemsOf(...groups)).toEqual([['/synonyms', 'too_many_words']]);
  });
});
