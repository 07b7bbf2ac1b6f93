import type { ProductWords } from './product-words.js';

export const FRENCH: ProductWords = {
  phrases: {
    cue: `
      quelque chose (pour|de|sans|avec|qui|a)
      (vous )?(avez|vendez|proposez)( vous|-vous)?
      (t'?as|vous auriez|auriez-vous|il y a|y a-t-il|y a|reste)
      (en|de) stock
      (disponible|dispo|epuise|rupture)~
      (je )?(cherche|recherche|voudrais|veux|voudrai|aimerais)
      (j'ai )?besoin d~
      (conseillez|recommandez)~
      (cadeau)~
      (combien|prix|coute|coutent|tarif|c'?est combien)`,
    chooses: '(quel|quelle|quels|quelles)',
    asksQuantity: `
      combien … (reste|restent|en stock|avez)
      il en reste combien`,
    cheapest: '(moins cher|moins chere|moins chers|meilleur marche)',
    dearest: '(plus cher|plus chere|plus chers)',
    comparatives: '(?<!(le|la|les) )(plus|moins) (cher|chere|chers|cheres)',
    restocks: `
      (de|a) nouveau (disponible|en (stock|rayon|magasin)|livrable)~ | de retour
      (reapprovisionn|reassort)~ | redevien~ disponible~
      (revient|reviennent|reviendra|reviendront)(?! (a|cher))
      (recevez|recevrez|aurez|allez recevoir|rentrez) … (encore|d'autres|a nouveau|de nouveau)`,
    restockWords: `
      nouveau disponible disponibles stock rayon retour revient reviennent reviendra reviendront sera seront
      quand reapprovisionne reapprovisionnee reapprovisionnes reapprovisionnees reassort recevez recevrez`,
    totals:
      'en tout|au total|tout compris|le total|(les (deux|trois)|le tout)( ensemble)?|tout ensemble|ensemble\\s?\\?*$',
    compares: '(compare|comparer|difference|mieux|lequel|laquelle)~',
    goesOn: 'et',
    asksWhether: '(est-ce|est|sont|peut|a-t|contient)',
    articles: `
      (le|la|les|ce|cette)\\s
      l'`,
    tells: '(est|sont|contient|passe)',
    ours: "(votre|vos|vous|chez vous|t'as|je|moi|quelque chose|cadeau)",
    listsKind: `
      (quels|quelles|quel genre de|quels types de) … (avez|vendez|proposez)~
      montre(z|r)?[-\\s]?(moi|nous) (toutes?|tous|vos|tes|les)`,
    listsAll: `
      (que|qu'est-ce que) (vendez|vous vendez|proposez|avez)~
      (vos produits|votre catalogue|votre gamme)`,
    pronoun: `
      (il|elle|ils|elles|ca|c'?est|ce|le|la|les|celui|celle|celui-ci|celle-ci|cela|en)`,
    continues: '(et|aussi)',
    pointers: '(premier|deuxieme)',
    superlatives: 'moins cher chere plus difference comparer entre mieux',
    joins: 'et|ou|avec|pis|puis',
    joinPrefix: '',
    nameParticles: 'le|la|les|de|des|du|et',
    giftPersons: `
      amateur amateurs amatrice passionne passionnee fans mordu accro idee idees adore aime`,
    loverEndings: '',
    sets: '(coffret|panier|assortiment)',
    has: `
      (avez|vendez|proposez|auriez)( |-)vous
      vous (avez|vendez|proposez)
      (est-ce que vous|y a-t-il|il y a)( avez| vendez)?`,
    sells: 'vendez',
    nameEnds: '(sur place|a proximite|pour|avec|sans|dans|et|ou|qui|que)',
    freeEndings: '',
    generalNames: 'service choix plats gamme produits articles',
    weekdays: '',
  },
  ordinals: ['(premier|premiere)', '(deuxieme|second|seconde)', 'troisieme'],
  isHeadLast: false,
  sentences: {
    inStock: 'en stock',
    fewLeft: (count) => `en stock, plus que ${count}`,
    countLeft: (count) => `en stock, ${count} disponibles`,
    soldOut: 'en rupture de stock, indisponible pour le moment',
    near: "Je n'ai pas trouvé exactement cela ; le plus proche :",
    overall: {
      formal: "Je n'ai pas retrouvé tous vos mots : voici donc sur l'ensemble de nos produits.",
      informal: "Je n'ai pas retrouvé tous tes mots : voici donc sur l'ensemble de nos produits.",
    },
    answer: (name, own, other) => `La réponse : ${name} (${own}, l'autre ${other}).`,
    dearerIs: (name, difference) => `${name} est plus cher de ${difference}.`,
    restockUnknown: {
      formal:
        "Je ne sais pas quand ce sera de nouveau disponible, car aucune date n'est indiquée. Voulez-vous que je transmette votre question à une personne de notre équipe ?",
      informal:
        "Je ne sais pas quand ce sera de nouveau disponible, car aucune date n'est indiquée. Veux-tu que je transmette ta question à une personne de notre équipe ?",
    },
    restockOn: (day) => `Le retour en stock est indiqué pour le ${day}.`,
    noAlternative: "Je n'ai pas trouvé d'alternative proche en stock.",
    yes: 'Oui.',
    no: 'Non.',
    one: (name, price, state) => `${name} : ${price}, ${state}.`,
    priced: (name, price) => `${name} : ${price}.`,
    line: (name, price, state) => `${name} : ${price}, ${state}.`,
    found: "Voici ce que j'ai trouvé :",
    ideas: 'Voici quelques idées :',
    range: (range) => `Voici ce que nous avons ${range} :`,
    nearest: (range) => `Rien de ce genre ${range} ; le plus proche :`,
    unmentioned: (thing) => `La description ne mentionne pas « ${thing} ».`,
    notStatedFree:
      'Je ne sais pas avec certitude lesquels de nos produits en sont exempts, et je préfère ne pas deviner.',
    asksBack: 'Pour quel usage, et à quel prix au plus ? Je chercherai alors ce qui convient.',
    nothingInRange: "Je n'ai rien trouvé à ce prix dans notre gamme.",
    under: (price) => `jusqu'à ${price}`,
    over: (price) => `à partir de ${price}`,
    between: (low, high) => `entre ${low} et ${high}`,
    cheapest: 'Le moins cher :',
    dearest: 'Le plus cher :',
    compared: 'En comparaison :',
    cheaperIs: (name, difference) => `${name} est moins cher de ${difference}.`,
    alternatives: 'Disponible à la place :',
    none: {
      formal:
        "Désolé, je n'ai pas trouvé cela dans nos produits. Si vous le souhaitez, une personne de notre équipe peut vérifier si nous l'avons.",
      informal:
        "Désolé, je n'ai pas trouvé cela dans nos produits. Si tu le souhaites, une personne de notre équipe peut vérifier si nous l'avons.",
    },
    noMoreDetails: {
      formal:
        "Je n'ai pas plus de détails ; notre équipe peut vous renseigner, demandez simplement une personne.",
      informal:
        "Je n'ai pas plus de détails ; notre équipe peut te renseigner, demande simplement une personne.",
    },
    together: (price) => `En tout : ${price}.`,
    more: {
      formal: (count) => `Il y en a encore ${count} ; dites-moi ce qui compte pour vous.`,
      informal: (count) => `Il y en a encore ${count} ; dis-moi ce qui compte pour toi.`,
    },
  },
};
