import type { PassageWords } from './passage-words.js';

export const DE: PassageWords = {
  restricts: `
    nicht | kein[e]? | keine[nmrs] | nie | niemals | nichts | weder | ohne | niemand
    ausser | ausgenommen | ausnahme~ | ausgeschlossen~ | ausschlie~ | abgesehen von | es sei denn | sofern
    nur | lediglich | hochstens | mindestens | maximal | bis zu | bis | innerhalb | spatestens | erst ab | vor
    jedoch | allerdings | voraus~ | bedingung~ | beschrank~ | einschrank~ | muss | mussen | zuschlag~ | aufpreis~
  `,
};
