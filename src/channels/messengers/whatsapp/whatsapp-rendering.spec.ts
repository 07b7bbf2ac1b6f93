import type { RichMessage } from '../rendering/rich-message.types.js';
import { templatePart, whatsAppParts } from './whatsapp-rendering.js';

const MESSAGE: RichMessage = {
  ...{ id: '01890a5d-ac96-774b-bcce-b302099a8057', from: 'assistant', text: 'Yes.' },
  ...{ memberName: null, suggestions: [], links: [] },
};

interface Sent {
  type: string;
  text?: { body: string };
  interactive?: {
    type: string;
    body: { text: string };
    action: {
      buttons?: { reply: { id: string; title: string } }[];
      sections?: { rows: { title: string; description?: string }[] }[];
    };
  };
}

async function parts(change: Partial<RichMessage>): Promise<Sent[]> {
  return (await whatsAppParts({ ...MESSAGE, ...change }, 4096, 10)) as unknown as Sent[];
}

const bodyOf = ({ text, interactive }: Sent) => text?.body ?? interactive?.body.text ?? '';

describe('a message for WhatsApp', () => {
  it('has WhatsApp’s own marks, around words and on one line each', async () => {
    const [sent] = await parts({ text: '**bold** *it* `c` [shop](https://shop.example/a)\n\n# Two' });
    expect(bodyOf(sent!)).toBe('*bold* _it_ `c` shop (https://shop.example/a)\n\n*Two*');
  });

  it('stays within the limit also when marks make it longer, and loses no word', async () => {
    const text = Array.from({ length: 1_500 }, (_, n) => `**w${n}**`).join(' ');
    const sent = await parts({ text });
    for (const each of sent) expect(bodyOf(each).length).toBeLessThanOrEqual(4096);
    expect(sent.map(bodyOf).join(' ')).toBe(text.replaceAll('**', '*'));
  });

  it('offers up to three suggestions as buttons, and more as a list', async () => {
    const [three] = await parts({ suggestions: ['One', 'Two', 'A suggestion that is too long'] });
    expect(three?.interactive?.action.buttons?.map(({ reply }) => reply)).toEqual([
      { id: `${MESSAGE.id}.0`, title: 'One' },
      { id: `${MESSAGE.id}.1`, title: 'Two' },
      { id: `${MESSAGE.id}.2`, title: 'A suggestion that i…' },
    ]);
    const [four] = await parts({ suggestions: ['One', 'Two', 'Three', 'Four, which is longer than a row'] });
    expect(four?.interactive?.type).toBe('list');
    expect(four?.interactive?.action.sections?.[0]?.rows[3]).toMatchObject({
      title: 'Four, which is longer t…',
      description: 'Four, which is longer than a row',
    });
  });

  it('offers what would be buttons of the same name as a list, in which each has its own', async () => {
    const long = (end: string) => `Do you deliver to the ${end}`;
    const suggestions = [long('islands on a Saturday'), long('islands on a Sunday'), 'No'];
    const [sent] = await parts({ suggestions });
    expect(sent?.interactive?.action.sections?.[0]?.rows).toEqual([
      { id: `${MESSAGE.id}.0`, title: '1. Do you deliver to th…', description: suggestions[0] },
      { id: `${MESSAGE.id}.1`, title: '2. Do you deliver to th…', description: suggestions[1] },
      { id: `${MESSAGE.id}.2`, title: 'No' },
    ]);
  });

  it('sends what is too long for buttons as a text before them, each word once', async () => {
    const words = Array.from({ length: 600 }, (_, n) => `word${n}.`);
    const sent = await parts({ text: words.join(' '), suggestions: ['One'] });
    expect(sent.at(-1)?.type).toBe('interactive');
    expect(bodyOf(sent.at(-1)!).length).toBeLessThanOrEqual(1024);
    expect(sent.map(bodyOf).join(' ').split(' ')).toEqual(words);
  });

  it('is one line in a template, cut at its end', () => {
    const template = { name: 'news', language: 'en_US', hasText: true };
    const part = templatePart({ ...MESSAGE, text: `a\n\n\tb     c ${'x'.repeat(1_000)}` }, template);
    const { components } = part['template'] as { components: { parameters: { text: string }[] }[] };
    const text = components[0]?.parameters[0]?.text ?? '';
    expect(text.startsWith('a b c x')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(900);
  });
});
