import { markdownRuns, messageRuns } from './markdown-runs.js';

describe('Markdown as runs', () => {
  it.each([
    ['plain * text_with_marks', [{ text: 'plain * text_with_marks' }]],
    ['a **bold** b', [{ text: 'a ' }, { text: 'bold', style: 'bold' }, { text: ' b' }]],
    ['*i* `c`', [{ text: 'i', style: 'italic' }, { text: ' ' }, { text: 'c', style: 'code' }]],
    ['# Head\n\ntext', [{ text: 'Head', style: 'bold' }, { text: '\n\ntext' }]],
    ['- a\n- b', [{ text: '• a\n• b' }]],
    ['3. a\n4. b', [{ text: '3. a\n4. b' }]],
    ['```\nx = 1\n```', [{ text: 'x = 1', style: 'pre' }]],
    ['[shop](https://shop.example/a)', [{ text: 'shop', href: 'https://shop.example/a' }]],
    ['[mail](mailto:a@b.example)', [{ text: 'mail (a@b.example)' }]],
  ])('%j', async (markdown, expected) => {
    expect(await markdownRuns(markdown)).toEqual(expected);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,y)',
    '![x](https://evil.example/?q=secret)',
    '[x](tg://resolve?domain=evil)',
  ])('%j is no link', async (markdown) => {
    expect(await markdownRuns(markdown)).toEqual([{ text: 'x' }]);
  });

  it('keeps HTML as the text that it is', async () => {
    const html = '<b onclick="x()">hi</b> <script>alert(1)</script>';
    expect((await markdownRuns(html)).map(({ text }) => text).join('')).toBe(html);
  });

  it('names who of the team writes, and the pages that the text does not name itself', async () => {
    const links = [
      { title: 'Mug', url: 'https://shop.example/mug' },
      { title: 'Bad', url: 'javascript:alert(1)' },
      { title: 'Said', url: 'https://shop.example/said' },
    ];
    const message = { id: 'm', from: 'member' as const, memberName: 'Nora', suggestions: [], links };
    expect(await messageRuns({ ...message, text: 'See https://shop.example/said' })).toEqual([
      { text: 'Nora', style: 'bold' },
      { text: '\nSee https://shop.example/said\n\n' },
      { text: 'Mug', href: 'https://shop.example/mug' },
    ]);
  });
});
