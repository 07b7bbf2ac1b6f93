import { UNSURE } from '../../src/assistant/confidence.js';
import { shopWith } from './order-desk.js';
import { talkTo } from './talk-to.js';

/** Goods of which each size is a product by itself. */
const SHOP = shopWith([], {
  country: 'AT',
  locale: 'de',
  articles: [],
  products: [
    { sku: 'Z-18', name: 'Zaunlatte Lärche 18 mm, unbehandelt', price: '4.20', stock: 80 },
    { sku: 'Z-24', name: 'Zaunlatte Lärche 24 mm, unbehandelt', price: '5.90', stock: 0 },
    { sku: 'Z-F24', name: 'Zaunlatte Fichte 24 mm, unbehandelt', price: '3.10', stock: 40 },
    { sku: 'T-16', name: 'Round cake tin 16 cm, non-stick', price: '9.50', stock: 3 },
    { sku: 'T-22', name: 'Round cake tin 22 cm, non-stick', price: '12.50', stock: 7 },
    { sku: 'S-20', name: 'Sartén de hierro 20 cm, mango largo', price: '24.00', stock: 2 },
    { sku: 'S-28', name: 'Sartén de hierro 28 cm, mango largo', price: '36.00', stock: 5 },
  ],
});

const LARCH = 'was kostet die Zaunlatte Lärche 18 mm?';
const TIN = 'how much is the round cake tin 16 cm?';
const PAN = '¿cuánto cuesta la sartén de hierro 20 cm?';

describe('another size of a product that was shown', () => {
  it.each([
    [LARCH, 'und die 24er?', 'Zaunlatte Lärche 24 mm, unbehandelt'],
    [LARCH, 'und de dickn, de 24er?', 'Zaunlatte Lärche 24 mm, unbehandelt'],
    [LARCH, 'und in 24?', 'Zaunlatte Lärche 24 mm, unbehandelt'],
    [LARCH, 'und die 24er, habt ihr die noch?', 'Zaunlatte Lärche 24 mm, unbehandelt'],
    [TIN, 'and the 22 cm one?', 'Round cake tin 22 cm, non-stick'],
    [TIN, 'and in 22?', 'Round cake tin 22 cm, non-stick'],
    [PAN, '¿y la de 28?', 'Sartén de hierro 28 cm, mango largo'],
    [PAN, '¿y en 28 cm?', 'Sartén de hierro 28 cm, mango largo'],
  ])('%s %s', async (first, then, name) => {
    const { citations } = await talkTo(SHOP, [first, then]);
    expect(citations.map(({ title }) => title)).toEqual([name]);
  });

  it.each([
    [LARCH, 'und die 30er?'],
    [LARCH, 'und 24 Stunden Lieferung?'],
    [TIN, 'and do you deliver within 22 days?'],
    [PAN, '¿y abrís el 28?'],
  ])('%s %s is not surely another size', async (first, then) => {
    const { citations, confidence } = await talkTo(SHOP, [first, then]);
    const isOther = citations.some(({ title }) => /24 mm|22 cm|28 cm/u.test(title));
    expect(isOther && confidence >= UNSURE).toBe(false);
  });
});
