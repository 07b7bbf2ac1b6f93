import type { PassageWords } from './passage-words.js';

export const FR: PassageWords = {
  restricts: `
    ne | pas | jamais | aucun[e]? | rien | ni | sans | personne
    sauf | excepte~ | exclu~ | hormis | hors | exception~ | a moins que
    seulement | uniquement | au plus | au moins | maximum | minimum | jusqu~ | avant | dans les
    toutefois | cependant | a condition~ | sous reserve~ | limit~ | restriction~ | doi~ | exig~ | supplement~
  `,
};
