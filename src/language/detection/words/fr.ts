import type { DetectionWords } from './detection-words.js';

/** French words that identify the language. */
export const FR: DetectionWords = {
  functionWords: `le la les des du un une est sont vous nous je tu il elle mon ma mes votre vos notre nos avez avec pour
    pas ne que qui quoi quel quelle quels quelles ou quand comment combien pourquoi dans sur sous chez et
    oui non bonjour salut bonsoir merci svp stp bjr slt cest jai lai qu cette ces ce ca aux au fait faites
    puis peux peut puisje moins plus ouvert ouverts ferme cherche besoin voudrais aimerais coute prix encore
    toujours deja tres bien suis etes livrez vendez`,
  shortMessages: [
    'bonjour',
    'salut',
    'coucou',
    'bonsoir',
    'merci',
    'merci beaucoup',
    'au revoir',
    'oui',
    'oui svp',
    'non',
    'non merci',
    'aide',
    'bjr',
    'slt',
    'cc',
    'parfait',
    'prix',
    'horaires',
    'commande',
    'livraison',
    'retour',
    'conseiller',
    'svp',
  ],
  letters: ['çœêèàùû'],
  signs: '',
};
