/** Questions to the demo's business that speaks this language. */
export const GERMAN: Record<string, string[]> = {
  kiezrad: [
    'Habt ihr montags auf?',
    'Ist das E-Bike Havel da?',
    'Wo ist mein Paket? KR-30077, jonas.weber@example.com',
    'Was kostet eine Inspektion?',
  ],
};
