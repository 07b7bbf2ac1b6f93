import type { EntityWords } from './entity-words.js';

export const FRENCH: EntityWords = {
  orders: {
    nouns: 'commandes?|cmd|colis|achat|facture',
    ordered: 'commande',
    numberWords: 'numero|numéro|n[°º]',
    linking: 'est',
    linkingPast: '',
    labels: 'de',
    notCodes: 'sous|plus',
  },
  phones: 'tél|gsm|téléphone|portable',
  addresses: { at: 'arobase', dot: 'point' },
  money: {
    units: 'francs?|dollars?|dirhams?|dh|dinars?|livres? sterling',
    thousands: 'mille',
    oneThousand: 'mille',
    under: `
      moins de|moins cher que|sous|jusqu'?a|en dessous de|en bas de|a moins de|inferieur a|pas plus de|au maximum
      (rien|pas|jamais) (au-dessus|au dessus) de|(rien|pas) (de |a )?plus (cher )?(de|que)`,
    notUnder: 'pas moins (cher )?(de|que)|(pas|rien) en dessous de|rien (de|a) moins (de|que)',
    over: 'plus de|au-dessus de|superieur a',
    from: 'a partir de|au moins',
    between: 'entre|de',
    and: 'et',
    to: 'a',
    around: 'environ|autour de|a peu pres',
    budget: 'budget( de| est)?',
    orLess: 'ou moins|maxi?',
    gifts: 'quelque chose|cadeau',
    for: 'pour',
    amounts: [],
    counted: 'joueurs?|personnes',
  },
};
