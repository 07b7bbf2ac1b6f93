import type { EntityWords } from './entity-words.js';

export const ARABIC: EntityWords = {
  orders: {
    nouns: '(ال|ل)?طلب~|اوردر|أوردر|(ال)?شحن~',
    ordered: 'طلب~',
    numberWords: 'رقم~',
    linking: 'هو|هي',
    linkingPast: '',
    labels: 'رقم|رقمه|رقمها',
    notCodes: '',
  },
  phones: 'جوال~|هاتف~|موبايل~|تلفون~|تليفون~|رقمي',
  addresses: { at: '', dot: '' },
  money: {
    units: 'يورو|دولار|ريال(ا|ات)?|درهم(ا)?|جنيه(ا|ات)?|دينار(ا)?|ر\\.س|د\\.ا',
    thousands: 'الفا|الف|الاف|تلاف',
    oneThousand: 'الف',
    under: '[وب]?اقل من|تحت|دون|لا يتجاوز|لا يزيد عن|بحدود|حتي|ارخص من|لحد|ما يتعدي',
    notUnder: 'لا يقل عن|مو اقل من|مش اقل من|ليس اقل من',
    over: 'و?اكثر من|فوق|اعلي من|ابتدا من',
    from: 'من',
    between: 'بين|ما بين|من',
    and: 'و|ل',
    to: 'الي',
    around: 'حوالي|تقريبا|بحدود',
    budget: 'ميزانيتي|ميزانيه',
    orLess: 'او اقل|كحد اقصي',
    gifts: 'شي|هديه',
    for: 'ب',
    amounts: [['الفين|الفي', '2000']],
    counted: 'اشخاص|شخص',
  },
};
