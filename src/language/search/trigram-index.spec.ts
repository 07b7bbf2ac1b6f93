import { TrigramIndex } from './trigram-index.js';

const index = TrigramIndex.build(
  [
    ['mug', 'Speckled stoneware mug'],
    ['lock', 'Faltschloss 90 cm'],
    ['grinder', 'Handmühle Stahl'],
    ['warranty', 'Gewährleistung und Ansprüche'],
    ['shipping', 'كم تكلفة الشحن؟'],
    ['books', 'كتب مستعملة'],
    ['twelve', 'Set of 12 glasses'],
  ].map(([id = '', text = '']) => ({ id, fields: [{ text, weight: 1 }] })),
);

const first = (text: string): string | undefined => index.search(text, 1)[0]?.id;

describe('TrigramIndex', () => {
  it.each([
    ['speckeld mug', 'mug'],
    ['fahrradschlösser', 'lock'],
    ['kaffeemuehle', 'grinder'],
    ['garantie', 'warranty'],
    ['how much is delivery', 'shipping'],
    ['كتاب', 'books'],
  ])('%s finds %s', (text, id) => expect(first(text)).toBe(id));

  it('matches numbers exactly, and never by numbers alone', () => {
    expect(first('set 12')).toBe('twelve');
    expect(index.search('12', 5)).toEqual([]);
    expect(index.search('90', 5)).toEqual([]);
  });

  it('gives a low score to a question that no document answers', () => {
    expect(index.search('capital of peru', 1)[0]?.score ?? 0).toBeLessThan(0.26);
    expect(index.search('stoneware mug', 1)[0]?.score).toBeCloseTo(1);
  });

  it('is empty without documents', () => {
    expect(TrigramIndex.build([]).search('mug', 3)).toEqual([]);
  });
});
