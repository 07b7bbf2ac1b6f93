import { askedDimensions, withoutDimensions } from './dimensions.js';

describe('askedDimensions', () => {
  it.each([
    ['how high does it go?', 'length'],
    ['wie schwer ist das?', 'weight'],
    ['il mesure combien ?', 'length'],
    ['cuanto pesa?', 'weight'],
    ['كم ارتفاعه؟', 'length'],
    ['how loud is it?', 'sound'],
    ['how long does it last?', 'duration'],
  ])('%s asks for %s', (folded, dimension) => {
    expect(askedDimensions(folded)[0]).toBe(dimension);
  });

  it.each(['how long does delivery take?', 'how much is it?', 'is it vegan?'])(
    '%s asks for none of these',
    (folded) => {
      expect(askedDimensions(folded).filter((each) => each !== 'length')).toEqual([]);
    },
  );
});

describe('withoutDimensions', () => {
  it('keeps the words that name a thing', () => {
    expect(withoutDimensions('long cable')).toEqual(['cable']);
    expect(withoutDimensions('high go')).toEqual([]);
  });
});
