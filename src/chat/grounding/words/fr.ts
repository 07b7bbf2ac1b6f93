import type { GroundingWords } from './grounding-words.js';

const ONES =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'
    .split(' ')
    .map((word) => word.replace('-', ' '));
const TENS: Readonly<Record<number, string>> = {
  2: 'vingt',
  3: 'trente',
  4: 'quarante',
  5: 'cinquante',
  6: 'soixante',
};

function belowHundred(number: number): string {
  const small = ONES[number];
  if (small !== undefined) return small;
  const tens = Math.floor(number / 10);
  if (tens === 8 || tens === 9) {
    const rest = number - 80;
    return rest === 0 ? 'quatre vingts' : `quatre vingt ${belowHundred(rest)}`;
  }
  const base = tens === 7 ? 6 : tens;
  const rest = number - base * 10;
  const word = TENS[base] ?? '';
  if (rest === 0) return word;
  return `${word} ${rest === 1 || rest === 11 ? 'et ' : ''}${belowHundred(rest)}`;
}

function spell(number: number): readonly string[] {
  if (number === 1) return ['un', 'une'];
  if (number < 100) {
    const word = belowHundred(number);
    if (word.endsWith(' un')) return [word, `${word}e`];
    return number === 80 ? [word, 'quatre vingt'] : number === 12 ? [word, 'douzaine'] : [word];
  }
  const one = Math.floor(number / 100);
  const rest = number % 100;
  const hundred = one === 1 ? 'cent' : `${ONES[one] ?? ''} cent`;
  if (rest === 0) return one === 1 ? [hundred] : [hundred, `${hundred}s`];
  return [`${hundred} ${belowHundred(rest)}`];
}

export const FR: GroundingWords = {
  spell,
  thousand: 'mille',
  onto: '',
  percent: 'pour cent|pourcent',
  beforeDays: '',
  duals: {},
  half: 'et demie?',
  bareUnits: '',
  currencies: {
    EUR: 'euros?|eur',
    'USD CAD AUD NZD': 'dollars?',
    GBP: 'livres?( sterling)?',
    CHF: 'francs?',
    'JOD KWD BHD TND': 'dinars?',
    'SAR QAR OMR YER': 'riyals?|rials?',
    'AED MAD': 'dirhams?',
  },
  cents: 'centimes?|cents?',
  centsJoin: 'et',
  to: 'a|ou|et|au|jusqu.a',
  range: "a|jusqu'a",
  upTo: "jusqu'a|au plus|maximum|sous|au maximum|au plus tard|dans les",
  free: 'gratuit~|offert|offerts|offerte|offertes|offrons|offre|sans frais|gracieusement|cadeau|pour rien|aucuns? frais|frais nuls|sans supplement',
  notFree: 'idee cadeau|un cadeau|offrir|a offrir|pour offrir|paquet cadeau|notre offre de',
  reduced:
    'moitie prix|demi(-| )tarif|en (promotion|promo|solde|soldes)|solde~|prix (reduit|barre|special)|remise~|bonne affaire|rabais',
  negations: "ne|pas|n'\\p{L}{1,6}|jamais|aucun~|non|sans|ni",
  future:
    "sera|seront|devrait|doit|va etre|vont|peut|pourra|si|des que|quand|lorsque|une fois|avant|apres|jusqu'a ce|apres que",
  part: 'en partie|partiellement|une partie',
  states: {
    pending: 'en attente de traitement',
    processing: 'en cours de traitement|traitee?',
    preparing: 'en (cours de )?preparation|preparee?|emballee?',
    onHold: 'en attente|en pause|suspendue?|bloquee?',
    sent: 'expediee?s?|envoyee?s?|partie?s? de|remise? au transporteur',
    underWay: 'en (route|chemin|transit)|en cours d.acheminement',
    outForDelivery: 'en cours de livraison|en livraison',
    delivered: 'livree?s?|(est|sont|bien|deja) arrivee?s?|remise? en main|distribuee?s?',
    cancelled: 'annulee?s?',
    returned: 'retournee?s?|renvoyee?s?',
    refunded: 'remboursee?s?',
  },
  yourOrder:
    '(votre|la|cette|ta|vos|le) (\\p{L}{1,12} )?(commande|colis|livraison|envoi|paquet|article|argent)|^elle|^il',
  promises: `
    (je viens|nous venons) (de |d')(annuler|rembourser|modifier|changer|reserver|envoyer|crediter|prolonger|ajouter|corriger)
    (j'ai|nous avons|on a) (bien |deja |aussi |donc )?(annule|rembourse|modifie|change|mis a jour|corrige|reserve|cree|ajoute|credite|prolonge|envoye|expedie|commande|note|confirme|enregistre|applique|deplace|arrete|supprime)e?s?
    (je|nous|on) (vous |te |l'|la |le |les )?(rembourser~|annuler~|modifier~|changer~|enverr~|expedier~|crediter~|offrir(ai|ons)|reserver(ai|ons)|remplacer~|rappeler~|prolonger~|livrer~|ajouter(ai|ons)|echanger~|reparer(ai|ons))
    (nous|je|on) (vous |te )(remboursons|rembourse|annulons|envoyons|creditons|garantissons|garantis|assurons|assure|promettons|promets)
    (vais|allons|va) (vous |l'|la |le )?(rembourser|annuler|modifier|changer|envoyer|crediter|remplacer|prolonger|reserver)
    (vous serez|vous allez etre|sera) (rembourse~|credite~|dedommage~)
    (a ete|ont ete|est maintenant) (modifiee?|changee?|mise? a jour|reservee?|creditee?|corrigee?)
    garantis?|garanties?|c'est promis|je vous promets|je m'engage|nous nous engageons`,
  handsOff: `
    (j'ai|nous avons) (bien |deja )?(transmis|transfere|prevenu|informe|averti|passe)
    (je|nous) (vous )?(transmets|transfere|transferons|mets en relation|passe)
    (un|une|notre|le|la) (personne|collegue|equipe|conseiller|conseillere|membre|responsable) (de l'equipe |de notre equipe )?(va|vous|prendra|reviendra)
    (quelqu'un) (va|vous|de)`,
  person: `
    je suis (un |une |le |la )?(vrai |vraie )?(humain|humaine|personne|etre humain|employee?|salariee?|conseiller|conseillere|collegue|vendeur|vendeuse|gerante?|responsable|membre de (l'|notre )equipe|membre du personnel)
    je travaille (chez|pour|ici)`,
  echo: 'vous (cherchez|avez|dites|disiez|voulez|souhaitez|parlez|mentionnez|ecrivez|m.avez)|votre (budget|limite)|comme vous|tu (cherches|dis|veux)',
  sum: 'ensemble|total|en tout|au total|les deux|sans|hors|avec|plus|moins|fait|font|somme|chacun~|comprend|compris|dont',
  difference: 'plus|moins|difference|economi~|de moins|cher|chere|sous|reste|manque|leger|lourd',
  open: 'ouvert~|ouvrons|ouvre|ouvrir|horaires|ouverture',
  closed: 'ferme~|fermons|fermeture|fermes|fermer',
  until: "jusqu'a|jusqu'au|fermons|ferme|fermeture|fermer",
  soldOut: 'rupture~|epuisee?s?|indisponible~|plus (en stock|disponible)|pas (en stock|disponible)',
  inStock: 'en stock|disponible~',
  pieces:
    'reste~|restant~|stock|disponible~|pieces?|unites?|exemplaires?|paquets?|bouteilles?|boites?|pots?|sacs?|sachets?|paires?|lots?|fois|avons|avez|il y a|quantite',
  listed: 'produits?|articles?|commandes?|colis|envois?|resultats?|choses|modeles?|autres?',
  belongs: 'pour|de|du|la|le|les|des|par|est|coute|a',
  hints: `
    commande~|colis|livr~|expedi~|envo~|cout~|prix|total~|somme|rembours~|annul~|retour~|ouvr~|ouvert~|ferm~|horaire~|arriv~|prevu~|suivi
    numero|code|appel~|telephon~|mail|e-mail|email|ecri~|site|garanti~|promet~|stock|rupture|epuis~|disponible~|pese~|contient|mesure~|brule
    remise|reduction|promo~|solde~|gratuit~|offert~|offr~|cadeau~|dans|sous|des|depuis|jusqu'a|entre|avant|apres|plus|moins
    j'ai|avons|ai|est|sont|a|ont|ete|sera|seront|va|vais|allons|votre|vos|nous|aujourd'hui|demain|hier|apres-demain|ce|cette|prochain~|dernier~|moitie|demi~|double|personne|equipe|collegue|quelqu'un|reste|vous|toutes?|tous`,
  leads:
    "le la les un une des du de d l votre vos notre nos mon ma mes je j nous il elle ils elles vous on ce cette ces c'est a au aux en dans pour et mais si avec sur par y",
  abbreviations:
    'dr m mm mme mlle st ste no nr env etc tel av bd ex p art cf janv fevr avr juil sept oct nov dec max min',
  capitals: 'madame monsieur ok pdf faq tva iban noel paques mme led usb kg cm bonjour merci oui non desole',
  generic:
    'coute coutent prix euro euros jours jour commande article articles avec pour votre vous nous heures prend chaque frais dure durent',
  cannotConfirm: 'Je ne peux pas confirmer cette partie.',
};
