import { findEntities } from './entities.js';

const IN_ORDER = { country: 'IE', orderExpected: true };

describe('findEntities', () => {
  it.each([
    ['where is CC-2041', 'CC-2041'],
    ['cc2041', 'cc2041'],
    ['#CC-2041', 'CC-2041'],
    ['#cc2041', 'cc2041'],
    ['The order number is CC 2041 thanks', 'CC 2041'],
    ['commande #1001', '1001'],
    ['order no. 55', '55'],
    ['A-1023-2026 bitte', 'A-1023-2026'],
    ['any news on PA/7731?', 'PA/7731'],
    ['rv2026 0460', 'rv2026 0460'],
    ["c'est la 1007", '1007'],
    ['donde anda mi pedido, el 8801', '8801'],
    ['es la 8801', '8801'],
    ['Wo bleibt meine Bestellung, die 8801?', '8801'],
    ['where is my order, its 8801', '8801'],
    ['order AN 8801', 'AN 8801'],
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
    'a loan of 987123456 euro',
    'catering for 871339221 guests',
    'un préstamo de 912345678 €',
    'für 871339221 Personen',
    'عندي 512345678 ريال',
  ])('%s: no phone number', (text) =>
    expect(findEntities(text, { country: 'DE', orderExpected: false }).phones).toEqual([]),
  );

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

  it('separates order number and phone number in one message', () => {
    const found = findEntities('status of order CC-2042, my phone is 087 111 2222', IN_ORDER);
    expect(found).toMatchObject({ orderNumbers: ['CC-2042'], phones: ['+353871112222'] });
  });

  it.each([
    ['order 2002 015123020523', 'DE', '2002', '+4915123020523'],
    ['commande 5005 0612345678', 'FR', '5005', '+33612345678'],
    ['2002 0151 2302 0523', 'DE', '2002', '+4915123020523'],
    ['0151 2302 0523 2002', 'DE', '2002', '+4915123020523'],
    ['202 0151 2302052', 'DE', '202', '+491512302052'],
    ['2002 +353 86 123 4567', 'IE', '2002', '+353861234567'],
    ['2002 / 0871112222', 'IE', '2002', '+353871112222'],
    ['٢٠٠٢ ٠١٥١٢٣٠٢٠٥٢٣', 'DE', '2002', '+4915123020523'],
    ['طلب ۲۰۰۲ جوالي۰۱۵۱۲۳۰۲۰۵۲۳', 'DE', '2002', '+4915123020523'],
    ['order 2002 of 2026-11-20 0871112222', 'IE', '2002', '+353871112222'],
    ['P-771 +34 612345678', 'ES', 'P-771', '+34612345678'],
    ['P-771 612345678', 'ES', 'P-771', '+34612345678'],
    ['P-771 612 34 56 78', 'ES', 'P-771', '+34612345678'],
    ['US-1001 2125550142', 'US', 'US-1001', '+12125550142'],
    ['order 55 15123020523', 'DE', '55', '+4915123020523'],
    ['CC-2041 0861234567', 'IE', 'CC-2041', '+353861234567'],
    ['CC-2041 086 123 4567', 'IE', 'CC-2041', '+353861234567'],
    ['#CC-2041 / 086 123 4567', 'IE', 'CC-2041', '+353861234567'],
    ['cc2041 086 123 4567', 'IE', 'cc2041', '+353861234567'],
    ['A-1023-2026 086 123 4567', 'IE', 'A-1023-2026', '+353861234567'],
    ['FR-9912 0612345678', 'FR', 'FR-9912', '+33612345678'],
    ['FR-9912 06 12 34 56 78', 'FR', 'FR-9912', '+33612345678'],
    ['CC-2041 0151 23020523', 'DE', 'CC-2041', '+4915123020523'],
    ['CC-2041 0049 151 23020523', 'DE', 'CC-2041', '+4915123020523'],
    ['CC-2041 030 1234567', 'DE', 'CC-2041', '+49301234567'],
    ['US-1001 (212) 555-0142', 'US', 'US-1001', '+12125550142'],
    ['where is my order US-1001 (212) 555-0142', 'US', 'US-1001', '+12125550142'],
    ['where is my order US-1001 / (212) 555-0142', 'US', 'US-1001', '+12125550142'],
  ])('%s in %s: order %s, phone %s', (text, country, number, phone) => {
    const found = findEntities(text, { country, orderExpected: true });
    expect(found).toMatchObject({ orderNumbers: [number], phones: [phone] });
  });

  it.each([
    'order 2002, 06 12 34 56 78 90',
    'order 2002, 7 0612345678',
    'order 2002 06 12 34 56 7 80',
    'order 2002 x06 12 34 56 78',
    'where is my order 612345670? 0612345678 171',
    'order 2002, €7 0612345678',
  ])('%s: no phone number, rather than a part', (text) =>
    expect(findEntities(text, { country: 'FR', orderExpected: true }).phones).toEqual([]),
  );

  it.each([
    ['1001 212-555-0142', 'US'],
    ['212-555-0142, 1001', 'US'],
    ['where is my order? 1001. 212-555-0142', 'US'],
  ])('%s: an order number, and digits that may be either', (text, country) => {
    const found = findEntities(text, { country, orderExpected: true });
    expect([...found.orderNumbers].sort()).toEqual(['1001', '212-555-0142']);
    expect(found.phoneLikeNumbers).toEqual(['212-555-0142']);
  });

  it.each([
    ['3003 612 34 56 78', ['3003']],
    ['612 34 56 78, 3003', ['3003']],
    ['612 34 56 78', []],
    ['dónde está mi pedido 612 34 56 78', []],
  ])('%s: a phone number in groups', (text, orderNumbers) => {
    const found = findEntities(text, { country: 'ES', orderExpected: true });
    expect(found).toMatchObject({ orderNumbers, phones: ['+34612345678'] });
  });

  it('reads several digit strings of equal length as order numbers', () => {
    const text = 'Wo sind meine Bestellungen 10023456 und 10023457?';
    const options = { country: 'DE', orderExpected: true };
    expect(findEntities(text, options)).toMatchObject({
      orderNumbers: ['10023456', '10023457'],
      phones: [],
    });
    expect(findEntities('Bestellung 10023456, Telefon 10023457', options).phones).toEqual(['+4910023457']);
    expect(findEntities('1001 1002 1003', options).orderNumbers).toEqual(['1001', '1002', '1003']);
  });

  it('reads a digit string as what the conversation waits for', () => {
    const number = { country: 'FR', orderExpected: true, numberExpected: true };
    expect(findEntities('0612345678', number)).toMatchObject({ orderNumbers: ['0612345678'], phones: [] });
    expect(findEntities('+33612345678', number)).toMatchObject({
      orderNumbers: [],
      phones: ['+33612345678'],
    });
    const contact = { country: 'ES', orderExpected: true, contactExpected: true };
    expect(findEntities('612345678', contact)).toMatchObject({ orderNumbers: [], phones: ['+34612345678'] });
  });

  it('finds nothing inside a word that might be an address', () => {
    const found = findEntities('foo@bar!neil@shop.example foo@2002@x', IN_ORDER);
    expect(found).toMatchObject({ emails: [], orderNumbers: [], phones: [] });
    expect(found.unreadable.map(({ start }) => start)).toEqual([0, 26]);
    expect(findEntities('foo!\uFEFFneil@shop.example', IN_ORDER).unreadable).toEqual([{ start: 0, end: 22 }]);
  });

  it.each([
    ['@', 8000],
    ['a@', 4000],
    ['a@b.cc ', 1143],
    ['"@', 4000],
    ['"a"@', 2000],
    ['a(at)', 1600],
    ['ع@', 4000],
    ['عa', 4000],
    ["o'", 4000],
    ['.', 8000],
    ['+', 8000],
    ['0', 8000],
    ['1 ', 4000],
    ['0123456789 ', 727],
    ['+49 ', 2000],
    ['(0', 4000],
    ['0-', 4000],
    ['order 2002 ', 727],
    ['رقم ', 2000],
    ['number ', 1143],
    ['\u200B@', 4000],
    ['2026-11-20 ', 727],
  ])('reads “%s” × %d within 50 ms', (piece, times) => {
    const text = piece.repeat(times);
    const milliseconds = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      findEntities(text, { country: 'DE', orderExpected: true });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect(Math.min(...milliseconds)).toBeLessThan(50);
  });
});
