/** Everyday products and articles of any shop. */
export const COMMON_TEXTS: readonly string[] = [
  'Robe en lin. Coupe droite, lavage à la main. Tailles 36 à 44',
  'Fromage de chèvre. Affiné quatre semaines, 200 g',
  'Vélo pour enfant. Avec petites roues, dès quatre ans',
  'Crème pour les mains. Hydrate les peaux sèches, 75 ml',
  'Livrez-vous à domicile ? Oui, dans toute la ville, sous deux jours.',
  "Comment annuler une commande ? Écrivez-nous avant l'expédition.",
  'Acceptez-vous les chèques-cadeaux ? Oui, en boutique et en ligne.',
  'Y a-t-il un parking ? Un parking gratuit se trouve derrière la maison.',
];
