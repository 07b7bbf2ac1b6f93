import { findEntities } from './entities.js';

const IN_ORDER = { country: 'IE', orderExpected: true };

describe('findEntities', () => {
  it.each([
    ['where is CC-2041', 'CC-2041'],
    ['cc2041', 'cc2041'],
    ['The order number is CC 2041 thanks', 'CC 2041'],
    ['commande #1001', '1001'],
    ['order no. 55', '55'],
    ['A-1023-2026 bitte', 'A-1023-2026'],
    ['any news on PA/7731?', 'PA/7731'],
    ['rv2026 0460', 'rv2026 0460'],
    ["c'est la 1007", '1007'],
    ['طلب رقم ٧٩١٢٣٤', '791234'],
    ['pedido 612345678', '612345678'],
    ['Nr. 88290, danke', '88290'],
    ['meine Nr. lautet 88290', '88290'],
    ['no. 7731 - any update?', '7731'],
    ['n° 1001, merci', '1001'],
    ['رقم 5530، وين صار', '5530'],
    ['55', '55'],
    ['55, jo@example.com', '55'],
  ])('%s: order number %s', (text, number) => {
    expect(findEntities(text, IN_ORDER).orderNumbers).toEqual([number]);
  });

  it.each([
    'anything under 200',
    'a gift for a 9 year old',
    'open on 25.12.2026?',
    'iPhone 15 case',
    'the 30 cm bowl',
  ])('%s: no order number outside a talk about orders', (text) =>
    expect(findEntities(text, { country: 'IE', orderExpected: false }).orderNumbers).toEqual([]),
  );

  it.each([
    ['my phone is 087 111 2222', 'IE', '+353871112222'],
    ['tel 312-555-0142', 'US', '+13125550142'],
    ['tlf 612345678', 'ES', '+34612345678'],
    ['+353 86 123 4567', 'DE', '+353861234567'],
    ['جوالي ٠٥٠١٢٣٤٥٦٧', 'SA', '+966501234567'],
  ])('%s: phone', (text, country, phone) => {
    const found = findEntities(text, { country, orderExpected: true });
    expect(found.phones).toEqual([phone]);
    expect(found.orderNumbers).toEqual([]);
  });

  it.each([
    ['ali@example.comشكرا', 'ali@example.com'],
    ['name (at) example.com', 'name@example.com'],
    ['Aoife.Byrne@Example.com.', 'aoife.byrne@example.com'],
  ])('%s: e-mail', (text, email) => expect(findEntities(text, IN_ORDER).emails).toEqual([email]));

  it('keeps number and phone of one message apart', () => {
    const found = findEntities('status of order CC-2042, my phone is 087 111 2222', IN_ORDER);
    expect(found).toMatchObject({ orderNumbers: ['CC-2042'], phones: ['+353871112222'] });
  });
});
