import type { HandoffWords } from './handoff-words.js';

/** Not the person a gift or a cake is for. */
const NOT_FOR = '(?<!(?:pour|par) (?:(?:une|un|la|le|chaque|mon|ma|\\d+) )?)';
const PERSONS = [
  'humain~|personne|conseiller~|agent~|employe~|collegue~|responsable',
  'quelqu.?un|equipe|vendeur|vendeuse|operateur|service client|patron~',
  'support',
].join('|');
const PERSON = `${NOT_FOR}(${PERSONS})`;

export const FRENCH: HandoffWords = {
  asksForPerson: `
    (parler|discuter|echanger|parle|contacter|joindre|passer|passez|transferer|transferez|mettre en relation|besoin|veux|voudrais|souhaite|avoir|appeler|aide) … (a|avec|d'|de|un|une|l'|votre|quelqu)? (vrai~ |vraie )?${PERSON}
    (passe|passez|passer|mets|mettez|donne|donnez)[-\\s](moi|nous) (a |un |une |le |la |votre |ton )?${PERSON}
    (un|une|vrai|vraie|vrai~) (humain|conseiller~|agent|vraie personne|vrai conseiller|etre humain)
    (humain|conseiller|conseillere|agent|service client)( svp| stp)?
    (quelqu.?un|une personne) … (m'?aider|repondre|parler|appeler|m'?appeler|rappeler|contacter|joindre|ecrire|conseiller|aide|equipe)
    (pas|marre) … (robot|bot|machine|chatbot)
    (quelqu.?un|une personne|personne) (de|en|d') (reel~|vrai~|chair~|humain~|vivant~|votre equipe|l'equipe|la boutique|chez vous|du magasin|vraie)
    (etre humain|vrai humain|vraie personne|personne reelle|personne humaine)
    (parler|causer|discuter|echanger|repondre) … (un|une|des) (humain~|etre~|gens)
    (rappelez|rappeler|appelez)(-| )?(moi)?`,
  presence: {
    someone: ['quelqu.?un'],
    times: ['demain', 'soir', 'matin'],
    timesWithin: [],
    answering: ['parl', 'repond'],
  },
  anger: `
    (inadmissible|inacceptable|scandaleux|honteux|une honte|arnaque|ras le bol|ras-le-bol|marre|furieu~|plainte|reclamation|porter plainte|avocat|nul a chier|merde|foutage de gueule|en colere|lamentable)
    (tres|vraiment|tellement|plutot|suis) (decu~|mecontent~|enerve~|fache~|degoute~)
    (mauvaise experience|plus jamais|se moque~ de|se fout~ de)
    personne ne (repond|m'aide|me repond|m'a repondu)`,
  conduct: `
    (votre|vos|le|la|un|une) (\\S+ ){0,3}(vendeur~|vendeuse~|employee?s?|caissier~|livreur~|collegue~|patron~|gerante?|monsieur|dame|personnel|technicien~|stagiaire|serveur|serveuse) … (impoli~|malpoli~|grossier~|desagreable~|odieu~|agressi~|insulte~|crie dessus|hurle dessus|mal parle|moque~|raccroche au nez|humilie~|menace~|raciste|meprisant~|irrespectueu~|hautain~)
    (m'|nous |lui |l')(a|ont) (\\S+ )?(insulte~|mal parle|crie dessus|hurle dessus|raccroche au nez|humilie~|ri au nez|envoyee? (balader|promener|bouler))
    (mal parle|crie|hurle) (a|sur) (moi|nous|(ma|mon|mes) (femme|mari|mere|pere|fille|fils|enfants?))`,
  amends: `
    (que|vous) (allez|comptez|pensez|voulez)(-vous| vous)? faire`,
  accepts: [
    'ouais',
    'avec plaisir',
    'allez-y',
    'vas-y',
    'je veux bien',
    'oui',
    'oui svp',
    'oui merci',
    "oui s'il (?:vous|te) plait",
    'volontiers',
  ],
  agrees: ['ok', 'bien sur', 'ca marche', 'correct', 'svp', "d'accord"],
  displeased: `
    (vous etes|tu es|t'es|c'est|ce bot est|cela est)( vraiment| tellement| completement| juste){0,3} (inutile~|nul|nulle|nuls|stupide|bete|debile|incompetent|une perte de temps)
    (bot|robot|assistant|machine) (inutile|nul|stupide|debile|de merde)
    (n'importe quoi|quel(le)? (bot|robot|assistant|machine|reponse) (inutile|nul|nulle|stupide|debile|ridicule))
    (ca|cela|vous|tu) (ne |n'|m'|me ){0,3}(aide~|sers|servez|sert|repond~|comprend~|comprenez)( pas| rien| a rien| rien du tout){1,3}
    (vous|tu) ne (comprenez|comprends|repondez|reponds|lisez) … (rien|pas)
    (c'est |ca fait )?(la |deja la )?(deuxieme|troisieme|quatrieme|cinquieme|dixieme|enieme|2e|3e|4e) fois( deja)? que (je|j'|nous|on)
    (je (vous |te )?l'ai|je l'ai|j'ai) deja (dit|demande|ecrit|explique|repondu)
    combien de fois (dois|faut|je dois|il faut)~
    (vous vous|tu te) (moquez|moques) de moi
    ce n'?est pas (ma question|ce que j'ai demande|ce que je (demande|veux))`,
  judges: {
    says: `
      (franchement |honnetement |vraiment |serieusement )?(vous etes|tu es|t'es)( vraiment| tous| toutes| juste| que| franchement| quand meme| bien){0,3} (une bande de|un|une|des|de vrais|de vraies|de sacres)
      (franchement |honnetement )?(votre|cette|ce) (magasin|boutique|service|boite|enseigne|commerce),? (est|c'est)( vraiment| juste| franchement| quand meme){0,3} (un|une)`,
    kindly: `
      (ange|amour|perle|genie|champion|champione|pro|tresor|heros|merveille|as|star|expert|exemple|professionnel|plaisir|ami)(ne|le|e)?s?
      (super|meilleur~|bon|bonne|bons|bonnes|beau|belle|gentil~|grand~|vrai pro|adorable~|formidable~|excellent~|sacree? aide)
      (aide|secours)
      (peu|magasin|boutique|commerce|entreprise|robot|bot|machine|ia|humain~|personne|equipe|membre|famille|client~|vendeur~|petit~)`,
  },
  anybodyThere: `
    (est-ce qu'|est ce qu'|y a-?t-il|il y a|y'?a|ya|y a)(\\s?il)?( y a)?\\s?quelqu'?un( ici| la| en ligne| pour me repondre| qui lit){0,3}
    (vous etes|tu es|t'es|etes-vous|es-tu)( toujours| encore)? la
    (allo|hello|coucou|bonjour)( allo){0,3}( il y a| y'?a| y a)? quelqu'?un( ici| la){0,3}
    quelqu'?un( ici| la)?
    (toujours|encore) la`,
  sentences: {
    asked: {
      formal: 'Bien sûr, c’est à une personne de notre équipe de vous répondre.',
      informal: 'Bien sûr, c’est à une personne de notre équipe de te répondre.',
    },
    anger: 'Je suis désolé. Une personne de notre équipe doit s’en occuper.',
    topic: 'Seule notre équipe devrait répondre à cela.',
    emergency: {
      formal:
        'Cela semble urgent, et je ne peux pas vous aider pour cela. Si quelqu’un peut être en danger, appelez tout de suite les secours de l’endroit où vous êtes, un médecin, un vétérinaire ou le centre antipoison ; n’attendez pas de réponse ici.',
      informal:
        'Cela semble urgent, et je ne peux pas t’aider pour cela. Si quelqu’un peut être en danger, appelle tout de suite les secours de l’endroit où tu es, un médecin, un vétérinaire ou le centre antipoison ; n’attends pas de réponse ici.',
    },
    here: 'Oui, je suis là, l’assistant automatique, à toute heure.',
    askAway: { formal: 'Que puis-je faire pour vous ?', informal: 'Que puis-je faire pour toi ?' },
    offer: {
      formal:
        'Je suis désolé de ne pas vous avoir aidé. Voulez-vous que je transmette à une personne de notre équipe ?',
      informal:
        'Je suis désolé de ne pas t’avoir aidé. Veux-tu que je transmette à une personne de notre équipe ?',
    },
    offerToo: {
      formal:
        'Je suis désolé pour ce désagrément. Voulez-vous que je transmette plutôt à une personne de notre équipe ?',
      informal:
        'Je suis désolé pour ce désagrément. Veux-tu que je transmette plutôt à une personne de notre équipe ?',
    },
    topicToo: {
      formal: 'Pour votre propre cas, adressez-vous à notre équipe.',
      informal: 'Pour ton propre cas, adresse-toi à notre équipe.',
    },
    told: {
      formal: 'J’ai noté votre demande, et notre équipe en reçoit un e-mail.',
      informal: 'J’ai noté ta demande, et notre équipe en reçoit un e-mail.',
    },
    noted: {
      formal: 'J’ai noté votre demande ; notre équipe la voit dans sa liste des conversations en attente.',
      informal: 'J’ai noté ta demande ; notre équipe la voit dans sa liste des conversations en attente.',
    },
    notedBefore: {
      formal: 'Notre équipe a déjà votre demande.',
      informal: 'Notre équipe a déjà ta demande.',
    },
    openNow: 'Nous sommes ouverts en ce moment, et une personne peut répondre ici.',
    openUntil: (time) =>
      `Nous sommes ouverts en ce moment, jusqu’à ${time}, et une personne peut répondre ici.`,
    opensToday: (time) =>
      `Nous sommes fermés en ce moment ; une personne peut répondre aujourd’hui à partir de ${time}.`,
    opensTomorrow: (time) =>
      `Nous sommes fermés en ce moment ; une personne peut répondre demain à partir de ${time}.`,
    opensOn: (day, time) =>
      `Nous sommes fermés en ce moment ; une personne peut répondre à partir du ${day}, ${time}.`,
    whenUnknown: 'Je ne sais pas quand une personne sera là.',
    askEmail: {
      formal:
        'Si vous m’indiquez votre adresse e-mail, l’équipe pourra aussi vous joindre quand vous ne serez plus ici.',
      informal:
        'Si tu m’indiques ton adresse e-mail, l’équipe pourra aussi te joindre quand tu ne seras plus ici.',
    },
    keptEmail: {
      formal: (email) => `Merci. J’ai noté ${email} : l’équipe peut aussi vous y écrire.`,
      informal: (email) => `Merci. J’ai noté ${email} : l’équipe peut aussi t’y écrire.`,
    },
    added: {
      formal: 'J’ai ajouté cela à votre demande pour l’équipe.',
      informal: 'J’ai ajouté cela à ta demande pour l’équipe.',
    },
  },
};
