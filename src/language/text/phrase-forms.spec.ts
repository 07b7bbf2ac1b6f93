import { phraseForms } from './phrase-forms.js';

describe('phraseForms', () => {
  it.each([
    ['one|a | an', ['one', 'a', 'an']],
    ['twenty-(one|two)', ['twenty-one', 'twenty-two']],
    ['one hundreds?', ['one hundred', 'one hundreds']],
    ['tues(day)?\nwed', ['tues', 'tuesday', 'wed']],
    ['(?:a )?colou?r', ['color', 'colour', 'a color', 'a colour']],
    ['', []],
  ])('writes out %j', (table, forms) => {
    expect(phraseForms(table)).toEqual(forms);
  });

  it.each(['deliver~', 'is … late', 'tage[ns]', 'go+', 'open(?! box)', '@cold', 'a & b'])(
    'refuses %s',
    (table) => {
      expect(() => phraseForms(table)).toThrow('it cannot be written out');
    },
  );
});
