/** Questions to the demo's business that speaks this language. */
export const ARABIC: Record<string, string[]> = {
  'noor-books': [
    'متى تفتحون يوم الجمعة؟',
    'عندكم كليلة ودمنة؟',
    'أين طلبي NB-5521 sara.h@example.com',
    'بكم التوصيل؟',
  ],
};
