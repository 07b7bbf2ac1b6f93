/** What the demo page offers to try, for the businesses of `scripts/demo/businesses.json`. */
export const DEMO_QUESTIONS: Record<string, string[]> = {
  'cedar-clay': [
    'where is my order CC-2041? aoife.byrne@example.com',
    'when do you close on Thursdays?',
    'have you got a mug under €25?',
    'can I bring something back after two weeks?',
  ],
  'noor-books': [
    'متى تفتحون يوم الجمعة؟',
    'عندكم كليلة ودمنة؟',
    'أين طلبي NB-5521 sara.h@example.com',
    'بكم التوصيل؟',
  ],
  kiezrad: [
    'Habt ihr montags auf?',
    'Ist das E-Bike Havel da?',
    'Wo ist mein Paket? KR-30077, jonas.weber@example.com',
    'Was kostet eine Inspektion?',
  ],
};
