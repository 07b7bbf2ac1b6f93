import { withoutPersonal } from './personal-data.js';

const PERSONS = { country: 'DE', names: ['Aoife Byrne', 'Nora'] };

describe('withoutPersonal', () => {
  it.each([
    ['We open at 9. Write to aoife.byrne@example.com.', 'We open at 9.'],
    ['Call 0176 12345678 please! The cabin is free.', 'The cabin is free.'],
    ['Your order CC-2041 is here. The cabin is free.', 'The cabin is free.'],
    ['Die Bestellnummer ist 48213. Die Hütte ist frei.', 'Die Hütte ist frei.'],
    ['Hello Aoife! The cabin is free.', 'The cabin is free.'],
    ['The cabin is free.\nRegards, Nora', 'The cabin is free.'],
    ['IBAN DE89 3704 0044 0532 0130 00. Thanks.', 'Thanks.'],
    ['رقمي 0791234567. الكوخ متاح.', 'الكوخ متاح.'],
    ['The cabin costs €90 for 4 guests.', 'The cabin costs €90 for 4 guests.'],
    [
      'See https://shop.example/cabin.html for it. It is free.',
      'See https://shop.example/cabin.html for it. It is free.',
    ],
    ['aoife.byrne@example.com', ''],
    ['', ''],
  ])('%s', (text, rest) => {
    expect(withoutPersonal(text, PERSONS)).toBe(rest);
  });
});
