import type { PassageWords } from './passage-words.js';

export const EN: PassageWords = {
  restricts: `
    not | no | never | none | nothing | nor | neither | nobody | without
    cannot | can.t | don.t | doesn.t | won.t | isn.t | aren.t | mustn.t
    except~ | exclud~ | exclusi~ | apart from | other than | but for | unless
    only | solely | at most | at least | up to | no more than | maximum | minimum | until | before | within
    however | provided | on condition~ | subject to | limit~ | restrict~ | must | requir~ | surcharge | extra
  `,
};
