/** What Arabic writes onto a weekday or before it, beside `besideWeekday` of its table; folded phrases. */
export const ARABIC_WEEKDAY = {
  article: 'ال',
  /** "Day", before the name. */
  day: 'يوم',
  /** Parts of the day before the name, each can be written out. */
  partsBefore: { morning: 'صباح', evening: 'مسا', night: 'ليله|ليل' },
  /** As those, but naming no part of the day. */
  leads: 'يوم|نهار',
  /** Written onto such a word. */
  ontoLead: 'و|ف|ب|ل|ع',
  /** Before the name without another word. */
  afterEvery: 'كل|ايام|كل يوم',
  /** Between two names, written onto the second in the place of its article. */
  toOnto: 'لل',
  /** Written onto the name without another word. */
  ontoName: '(و|ف)?(ال|بال|لل|عال|هال)',
} as const;
