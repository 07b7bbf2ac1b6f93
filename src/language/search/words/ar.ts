import type { SearchWords } from './search-words.js';

export const ARABIC: SearchWords = {
  inflections: '',
  derivations: '',
  europe: 'اوروبا|الدول الاوروبيه',
  union: 'الاتحاد الاوروبي',
  everywhere: '(كل|جميع) انحاء العالم|اي مكان في العالم',
  countries: {
    GB: 'بريطانيا انجلترا',
    US: 'امريكا',
    NL: 'هولندا',
    SA: 'السعوديه',
    AE: 'الامارات',
    CZ: 'التشيك',
  },
  names: 'فيزا ماستركارد بايبال مدي تابي تمارا فستق لوز بندق جوز سمسم صويا',
  animals: [
    '(ال|لل|ب|ل)?(كلب|كلاب|كلبي|جرو)',
    '(ال|لل|ب|ل)?(قطه|قطط|قطتي|بسه|بسس|قطو)',
    '(ال|لل|ب|ل)?(ارنب|ارانب|هامستر)',
    '(ال|لل|ب|ل)?(طير|طيور|ببغا|عصفور|عصافير)',
    '(ال|لل|ب|ل)?(حصان|خيل|خيول)',
    '(ال|لل|ب|ل)?(سمك|اسماك|سمكه)',
  ],
};

/** The sounds of Arabic letters as the consonants of Latin script that names are compared by. */
export const ARABIC_CONSONANTS: Readonly<Record<string, string>> = {
  ...{
    تش: '$',
    ش: '$',
    خ: 'x',
    غ: 'g',
    ج: 'g',
    ق: 'k',
    ك: 'k',
    ت: 't',
    ط: 't',
    ث: 't',
    د: 'd',
    ذ: 'd',
    ض: 'd',
  },
  ...{ س: 's', ص: 's', ز: 's', ظ: 's', ف: 'f', ب: 'b', ر: 'r', ل: 'l', م: 'm', ن: 'n' },
};
