import { numberedTexts } from './numbered-texts.js';
import type { RichMessage } from './rich-message.types.js';

const MESSAGE: RichMessage = {
  ...{ id: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b20', from: 'assistant', text: 'Hello', memberName: null },
  ...{ suggestions: [], links: [] },
};

const texts = (change: Partial<RichMessage>, limit = 1_600) =>
  numberedTexts({ ...MESSAGE, ...change }, limit);

describe('a message as plain texts', () => {
  it('is plain, with the addresses of its links', async () => {
    const links = [{ title: 'Returns', url: 'https://shop.example/returns' }];
    expect(await texts({ text: '**Yes**, see [here](https://shop.example/a).', links })).toEqual([
      'Yes, see here (https://shop.example/a).\n\nReturns (https://shop.example/returns)',
    ]);
  });

  it('has its suggestions under it, five at most, each with a number', async () => {
    const suggestions = ['one', 'two', 'three', 'four', 'five', 'six'];
    expect(await texts({ text: 'Which?', suggestions })).toEqual([
      'Which?\n\n1. one\n2. two\n3. three\n4. four\n5. five',
    ]);
  });

  it('is in pieces within the limit, addresses included', async () => {
    const text = Array.from(
      { length: 30 },
      (_, n) => `[Page ${n}](https://shop.example/pages/${n}) is good.`,
    );
    const pieces = await texts({ text: text.join(' '), suggestions: ['one'] }, 300);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.every(({ length }) => length <= 300)).toBe(true);
    expect(pieces.at(-1)?.endsWith('1. one')).toBe(true);
  });
});
