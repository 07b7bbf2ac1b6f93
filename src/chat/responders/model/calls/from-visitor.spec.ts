import { VisitorWords } from './from-visitor.js';

const words = new VisitorWords(
  ['my order is cc 2041', 'joann@mail.example', 'neil @ shop (dot) example', 'call 087 123 4567', 'طلب ٣٠٧٧'],
  'en',
  'IE',
  'verified@example.com',
);

describe('VisitorWords', () => {
  it.each(['CC-2041', '2041', '3077', '+353 87 123 4567', 'neil@shop.example', 'verified@example.com'])(
    'has %s, as the visitor wrote it',
    (text) => {
      expect(words.foreignIn({ list: [text] })).toBeNull();
    },
  );

  it.each(['CC-2042', 'aoife@example.com', 'ann@mail.example', '+353 87 999 9999', 'Byrne'])(
    'has no %s',
    (text) => {
      expect(words.foreignIn({ numbers: ['2041'], email: text })).toBe('/email');
    },
  );

  it('says nothing of numbers and flags, which prove nothing', () => {
    expect(words.foreignIn({ all: true, limit: 5 })).toBeNull();
  });
});
