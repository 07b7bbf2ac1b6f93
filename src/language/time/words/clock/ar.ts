/** How Arabic tells the time; most other languages' ways are rules of `clock-times.ts`. Folded; phrases but for single words. */
export const ARABIC_CLOCK = {
  article: 'ال',
  /** After the hour. */
  past: '(و\\s?)?(?<frac>ونصف?|والنصف|وربع|والربع|وثلث|والثلث|وتلت|وعشره?|وعشر دقايق|وخمسه?)',
  to: '(?<minus>الا (ربع|ثلث|تلت|عشره?|خمسه?|الربع))',
  /** Parts of the day, after the hour. */
  parts: [
    'الصبح|صباحا|العصر|عصرا|مسا|المسا|المغرب|الظهر|ظهرا|الليل|ليلا|بالليل|العشا|الفجر|ص|م',
    'بعد الظهر',
  ].join('|'),
  oClock: 'الساعه',
  midnight: '(?<!بعد )(منتصف الليل|نص الليل|نصف الليل)',
  /** "Until" as a prefix of the hour, and as a separate word. */
  untilOnto: 'لل',
  until: 'حتي ',
  /** Parts of an hour and their minutes. */
  minutes: [
    [/نص/u, 30],
    [/ربع/u, 15],
    [/[ثت]لت|ثلث/u, 20],
    [/عشر/u, 10],
    [/خمس/u, 5],
  ],
} as const;
