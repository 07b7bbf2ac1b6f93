import type { RichMessage } from '../rendering/rich-message.types.js';
import { slackParts } from './slack-rendering.js';

const MESSAGE: RichMessage = {
  ...{ id: '019aa7d2-b3c4-7000-8000-9d2e4f6a8b20', from: 'assistant', text: 'Hello', memberName: null },
  ...{ suggestions: [], links: [] },
};

const parts = (change: Partial<RichMessage>, limit = 3_000) =>
  slackParts({ ...MESSAGE, ...change }, limit, 10);

describe('a message in Slack', () => {
  it('has its looks as elements, in which nothing is read for marks', async () => {
    const text = '**Bold** <!channel> *it* `a*b` [shop](https://shop.example/)\n\n```\nx < y\n```';
    const [part] = await parts({ text });
    expect(part?.['blocks']).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Bold', style: { bold: true } },
              { type: 'text', text: ' <!channel> ' },
              { type: 'text', text: 'it', style: { italic: true } },
              { type: 'text', text: ' ' },
              { type: 'text', text: 'a*b', style: { code: true } },
              { type: 'text', text: ' ' },
              { type: 'link', url: 'https://shop.example/', text: 'shop' },
              { type: 'text', text: '\n\n' },
            ],
          },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x < y' }] },
        ],
      },
    ]);
    expect(part?.['text']).toContain('&lt;!channel&gt; it a*b shop (https://shop.example/)');
  });

  it('offers suggestions under its last piece, as buttons that are not alike', async () => {
    const long = 'Do you also deliver to the islands on a Saturday, and how much would that be for me?';
    const all = await parts({ text: 'One sentence. '.repeat(30), suggestions: [long, `${long}!`] }, 200);
    expect(all.length).toBeGreaterThan(1);
    expect(all.slice(0, -1).every((part) => (part['blocks'] as object[]).length === 1)).toBe(true);
    const [, actions] = all.at(-1)?.['blocks'] as { elements: { text: { text: string }; value: string }[] }[];
    const labels = actions?.elements.map(({ text }) => text.text) ?? [];
    expect(new Set(labels).size).toBe(2);
    expect(labels.every(({ length }) => length <= 75)).toBe(true);
    expect(actions?.elements[1]).toMatchObject({ value: `${MESSAGE.id}.1`, action_id: 'choice.1' });
  });
});
