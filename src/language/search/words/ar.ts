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
};
