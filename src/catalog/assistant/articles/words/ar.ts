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
  yesWords: 'نعم|أجل',
  noWords: 'لا',
  saysFree: '(مجاني|مجانا|مجانيه|بلا مقابل|بدون رسوم)',
  saysIncluded: '(مشمول|شامل|يشمل)',
  units: {
    workingDay: { forms: '(ايام|يوم) عمل', said: 'أيام عمل' },
    day: { forms: '(يوما?|ايام)', said: 'يوم' },
    week: { forms: '(اسبوعا?|اسابيع)', said: 'أسبوع' },
    month: { forms: '(شهرا?|اشهر|شهور)', said: 'شهر' },
    year: { forms: '(سنه|سنوات|سنين)', said: 'سنوات' },
    minute: { forms: '(دقيقه|دقائق)', said: 'دقيقة' },
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
  numbers: [
    '',
    'ثلاثه|ثلاث',
    'اربعه|اربع',
    'خمسه|خمس',
    'سته|ست',
    'سبعه|سبع',
    'ثمانيه|ثماني',
    'تسعه|تسع',
    'عشره|عشر',
    '',
    '',
  ],
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
