import type { Citation } from '../../../../assistant/chat-tool.js';
import { usedCitations } from './used-citations.js';

function article(id: string, title: string, text: string): Citation {
  return { kind: 'article', id, title, article: { text } };
}

function product(id: string, title: string): Citation {
  return { kind: 'product', id, title };
}

const HOURS: Citation = { kind: 'opening_hours', id: 'h', title: 'Opening hours' };

function used(text: string, citations: Citation[], data: unknown = null) {
  return usedCitations(text, [{ ok: true, data, citations }], 'en').map(({ id }) => id);
}

describe('usedCitations', () => {
  it('has the products that are named, in other forms too, and not the others', () => {
    const found = [product('a', 'Stoneware mug'), product('b', 'Tea bowl'), product('c', 'Oak tray')];
    expect(used('We have stoneware mugs and an oak tray.', found)).toEqual(['a', 'c']);
  });

  it('has the article that a sentence is from', () => {
    const found = [
      article('a', 'How do I return something?', 'You can return unused goods within 30 days of delivery.'),
      article('b', 'Do you ship abroad?', 'We ship to all countries of the European Union.'),
    ];
    expect(used('Unused goods can be returned within 30 days.', found)).toEqual(['a']);
    expect(used('I do not know that, sorry.', found)).toEqual([]);
  });

  it('has an order by its number, or when it is the only one and a figure of it is told', () => {
    const order: Citation = { kind: 'order', id: 'o', title: 'CC-2041' };
    expect(used('Your order CC-2041 is on its way.', [order])).toEqual(['o']);
    expect(used('It comes on 26 November.', [order], { expectedAt: '2026-11-26' })).toEqual(['o']);
    expect(used('It is on its way.', [order], { expectedAt: '2026-11-26' })).toEqual([]);
  });

  it('has the opening hours when a time of them is told', () => {
    expect(used('We open at 9 am.', [HOURS], { opens: '09:00' })).toEqual(['h']);
    expect(used('We are open.', [HOURS], { opens: '09:00' })).toEqual([]);
  });

  it('has each source once', () => {
    const result = { ok: true, data: null, citations: [product('a', 'Tea bowl')] };
    expect(usedCitations('A tea bowl.', [result, result], 'en')).toHaveLength(1);
  });
});
