import type { RichMessage } from '../rendering/rich-message.types.js';
import { pageParts, type TextLimit } from './page-rendering.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const MESSAGE: RichMessage = {
  ...{ id: ID, from: 'assistant', text: 'Yes.', memberName: null, suggestions: [], links: [] },
};
const MESSENGER: TextLimit = { most: 2_000, unit: 'characters' };
const INSTAGRAM: TextLimit = { most: 1_000, unit: 'bytes' };

interface Sent {
  text?: string;
  quick_replies?: { content_type: string; title: string; payload: string }[];
  attachment?: { payload: { template_type: string; elements: object[] } };
}

const parts = async (change: Partial<RichMessage>, limit = MESSENGER) =>
  (await pageParts({ ...MESSAGE, ...change }, limit, 13)) as Sent[];

describe('a message of a page', () => {
  it('is plain text; the address of a link stands behind its words', async () => {
    const [sent] = await parts({ text: '**bold** *it* `c` [shop](https://shop.example/a)\n\n# Two' });
    expect(sent?.text).toBe('bold it c shop (https://shop.example/a)\n\nTwo');
  });

  it.each([
    ['Messenger', MESSENGER, (text: string) => text.length],
    ['Instagram', INSTAGRAM, (text: string) => Buffer.byteLength(text)],
  ])('stays within the limit of %s in every script, and loses no word', async (_, limit, sizeOf) => {
    for (const word of ['word', 'größe', '🙂🙂', 'ελλάδα']) {
      const text = Array.from({ length: 700 }, (_each, n) => `${word}${n}`).join(' ');
      const sent = await parts({ text }, limit);
      expect(sent.length).toBeGreaterThan(1);
      for (const each of sent) expect(sizeOf(each.text ?? '')).toBeLessThanOrEqual(limit.most);
      expect(sent.map((each) => each.text).join(' ')).toBe(text);
    }
  });

  it('offers suggestions under its last part, each with a name of its own', async () => {
    const long = (end: string) => `Do you deliver to the ${end}`;
    const suggestions = [long('islands'), long('mainland'), 'No'];
    const sent = await parts({ text: 'word '.repeat(900), suggestions });
    expect(sent.slice(0, -1).flatMap((each) => each.quick_replies ?? [])).toEqual([]);
    expect(sent.at(-1)?.quick_replies).toEqual([
      { content_type: 'text', title: '1. Do you deliver t…', payload: `${ID}.0` },
      { content_type: 'text', title: '2. Do you deliver t…', payload: `${ID}.1` },
      { content_type: 'text', title: 'No', payload: `${ID}.2` },
    ]);
  });

  it('shows the pages that it names as cards, at most ten, and none that it has said or that is not secure', async () => {
    const links = [
      { title: 'Said', url: 'https://shop.example/said' },
      { title: 'Plain', url: 'http://shop.example/plain' },
      { title: 'Bad', url: 'javascript:alert(1)' },
      ...Array.from({ length: 12 }, (_, n) => ({
        title: `Mug ${n} ${'x'.repeat(90)}`,
        url: `https://shop.example/${n}`,
      })),
    ];
    const [text, cards] = await parts({ text: 'See https://shop.example/said', links, suggestions: ['Yes'] });
    expect(text?.text).toBe('See https://shop.example/said\n\nPlain (http://shop.example/plain)');
    const { template_type: type, elements } = cards?.attachment?.payload ?? {};
    expect([type, elements?.length, cards?.quick_replies?.length]).toEqual(['generic', 10, 1]);
    expect(elements?.[0]).toEqual({
      title: expect.stringMatching(/^Mug 0 x{73}…$/),
      subtitle: 'shop.example',
      default_action: { type: 'web_url', url: 'https://shop.example/0' },
    });
  });
});
