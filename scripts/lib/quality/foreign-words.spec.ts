import { existsSync } from 'node:fs';
import { EXCEPTIONS, foreignWords } from './foreign-words.mjs';

const PATH = 'src/orders/orders.service.ts';

describe('words of other languages', () => {
  it.each([
    ["const a = 'طلب';", 'Arabic letters'],
    ['const a = /رقم/u;', 'Arabic letters'],
    ['const a = { طلب: 1 };', 'Arabic letters'],
    ["const a = 'geöffnet';", 'the letter ö'],
    ['const a = `¿${b}`;', 'the letter ¿'],
    ["const a = 'und|oder';", 'the words und, oder'],
    ['const a = /(?:avec|pour)/u;', 'the words avec, pour'],
  ])('%s is found', (source, found) => {
    expect(foreignWords(PATH, `\n${source}`)).toEqual([`${PATH}:2 holds ${found}`]);
  });

  it.each([
    "// 'geöffnet' is an example\nconst a = 1;",
    "const a = 'no order of this number is open';",
    "const a = 'des';",
    'const a = /[\\p{Script=Arabic}]/u;',
  ])('%s is no fault', (source) => {
    expect(foreignWords(PATH, source)).toEqual([]);
  });

  it.each([
    'src/orders/assistant/words/de.ts',
    'src/language/text/words/forms/ar.ts',
    'src/language/retail/words/goods/body/ar.ts',
    'src/orders/dto/order.dto.ts',
    'src/orders/orders.spec.ts',
  ])('%s may hold them', (path) => {
    expect(foreignWords(path, "const a = 'geöffnet';")).toEqual([]);
  });

  it.each([...EXCEPTIONS.keys()])('the exception %s is a file', (path) => {
    expect(existsSync(path)).toBe(true);
  });

  it('a file beside the languages may not', () => {
    expect(foreignWords('src/orders/assistant/words/patterns.ts', "const a = 'geöffnet';")).toHaveLength(1);
  });
});
