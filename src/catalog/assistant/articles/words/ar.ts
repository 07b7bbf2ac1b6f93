import type { ArticleWords } from './article-words.js';

export const ARABIC: ArticleWords = {
  continuesTopic: `
    ^(و|وماذا عن|طيب|لكن) ~
    ^و\\p{L}+
    (ذلك|هذا|هناك|ده|منه)`,
  afterthoughts: 'اذا|طيب',
  asksWeather: '(الطقس|طقس|الجو)',
  goesOn: '',
  asksHow: '(كيف|متي|كم|وين|اين|شو|ايش|ما|ليش|بكم|قديش)',
  asksPrice: '(بكم|كم (سعر|تكلف|ثمن|اجره|رسوم|يكلف|تكلفه)|بقديش|بكام|السعر)',
  yesWords: 'نعم|أجل',
  noWords: 'لا',
  saysFree: '(مجاني|مجانا|مجانيه|بلا مقابل|بدون رسوم)',
  saysIncluded: '(مشمول|شامل|يشمل)',
  workingDays: '(ايام|يوم) عمل',
  units: {
    workingDay: 'أيام عمل',
    day: 'يوم',
    week: 'أسبوع',
    month: 'شهر',
    year: 'سنوات',
    minute: 'دقيقة',
  },
  means: {
    card: { words: '(ب|و)?(ال)?(بطاقه|بطاقات)(?! (هديه|هدايا|نكتب))', said: 'بطاقة' },
    cash: { words: 'نقدا|كاش|(ال)?نقد', said: 'نقداً' },
    transfer: { words: '(ال|ب)?(تحويل) (ال)?(بنكي|مصرفي)', said: 'تحويل بنكي' },
    cheque: { words: '(ال)?شيك|شيكات', said: 'شيك' },
    onDelivery: { words: '(ال)?دفع عند (ال)?(استلام|توصيل)', said: 'الدفع عند الاستلام' },
    prepaid: { words: 'مقدما|(ال)?دفع (ال)?مسبق', said: 'الدفع مقدماً' },
    instalments: { words: 'تقسيط|(بال)?اقساط|دفعات', said: 'تقسيط' },
  },
  workingAfterDays: 'عمل',
  currencies: 'جنيها?|جنيهات|ريالا?|ريالات|درهما?|دراهم|دينارا?|دنانير|يورو',
  currencySigns: [
    ['جنيها?|جنيهات', 'EGP'],
    ['ريالا?|ريالات', 'SAR'],
    ['درهما?|دراهم', 'AED'],
    ['دينارا?|دنانير', 'JOD'],
    ['يورو', '€'],
  ],
  clockWord: '',
  weekdayArticle: 'ال',
  sentences: {
    foreign: 'هذا ما كتبه المتجر بلغته:',
    none: 'عذراً، لا أعرف ذلك. فريقنا يعرف: فقط اطلب التحدث مع موظف.',
    free: 'مجاني',
    included: 'مشمول',
    inShort: 'باختصار، يذكر النص:',
    separator: '، ',
    yes: 'نعم.',
    no: 'لا.',
  },
};
