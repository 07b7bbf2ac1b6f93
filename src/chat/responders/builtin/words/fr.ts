import type { BuiltinWords } from './builtin-words.js';

export const FRENCH: BuiltinWords = {
  courtesies: {
    greetings: 'bonjour|bonsoir|salut|coucou|bjr|slt|cc',
    addressed: 'a tous|tout le monde|a vous',
    thanksBefore: 'merci',
    thanks: 'merci',
    thanksAfter: 'infiniment|pour tout|beaucoup|bien|pour votre aide',
    farewells: `
      bonne nuit|au revoir|a plus( tard)?|a la prochaine|a bientot|bonne (journee|soiree)`,
    who: `
      (qui|t'?es qui|tu es qui|vous etes qui) (es-tu|etes-vous|es tu|etes vous)?
      (es-tu|etes-vous|tu es|vous etes|c'est|est-ce) … (robot|bot|humain|machine|ia)`,
    ability: 'que (peux-tu|pouvez-vous|sais-tu) faire',
    needHelp: {
      i: "j'",
      need: '',
      help: '',
      please: '',
    },
    helpMe: "(j'ai besoin d')?aide|(pouvez-vous|peux-tu) m'aider",
    how: '(comment )?ca va|comment allez-vous',
    acknowledges: `
      oui|d'accord|parfait|genial|impeccable|nickel|c'est tout|c'est bon|ca marche|entendu
      tres bien|non|non merci`,
    joins: 'et|alors',
  },
  clauses: {
    openers: `
      que|qu'est|quoi|quand|ou (?:est|sont|en|etes|se)|comment|combien|quel(?:le)?s?|qui
      pourquoi|est-ce|est ce|avez
      vous (?:avez|etes|vendez|faites|livrez|ouvrez|fermez|acceptez|prenez|proposez)|peut
      puis-je|peux|pouvez|je (?:cherche|voudrais|veux|peux)|j'ai besoin|j'aimerais|y a
      il y a|c'est|livrez|vendez|faites|acceptez|prenez|proposez|reste|ma commande
      mon colis|a quelle|etes`,
    conjunctions: 'et|aussi|mais|puis|&|ou',
    gluedConjunction: null,
    fillers: "aussi|puis|sinon|alors|au fait|s'il vous plait",
    embeds: 'dire|savoir|demander|(?:peux|pouvez|pourriez)[- ](?:tu|vous)',
    abbreviations: 'n°|tél|mme|réf|env|av',
  },
  followUp: {
    pronouns: `
      (il|elle|ils|elles|ca|cela|c'est|celui~|celle~|le|la|les|en|y|dedans|lui)`,
    namesSubject: null,
    generic: `
      gratuit|gratuite|payant|payante|cher|chere|inclus|incluse|compris|dure`,
    there: 'alors|la-bas',
  },
  instructs: `
    (tu es|vous etes) (maintenant|desormais)|desormais (tu|vous)|a partir de maintenant (tu|vous)|mode (administrateur|developpeur|debug)|repete apres moi
    (ignore~|oublie~) … (instructions?|regles?|consignes?|tout)
    (toutes|tous) (les|vos) (commandes|clients|adresses|e-mails|emails|donnees)`,
  tells: `
    (j'ai|nous avons|on a|mon ~|ma ~) … (achete~|recu~|eu|commande~|casse~|habite)`,
  leadingGreetings: 'bonjour|bonsoir|salut',
  leadsIn: `
    (pouvez-vous|peux-tu|pourriez-vous) (me |m')?(aussi )?(dire|aider|renseigner)
    (je voudrais|j'aimerais|je voulais|je souhaite) (savoir|demander|vous demander|poser une question)|j'ai (une|deux|quelques) (petite )?questions?`,
  awaitsOwn: `
    (ou|quand|pourquoi|toujours|encore|attend~|pas|recu~|livre~|expedie~|arrive~|nouvelles)`,
  warmUp: [
    'Bonjour ! Où est ma commande 10234, elle devait arriver lundi dernier ? Êtes-vous ouverts le 24 décembre de 9 h à 17 h ? Combien coûte le vélo rouge sans noix, et en avez-vous un à moins de 50 euros pour un enfant de 6 ans ?',
    'Et les autres là-bas, comment ça va ?',
    'Il faisait très beau là-bas avec mon frère.',
  ],
  smallTalk: {
    self: (assistant, business) =>
      assistant === business
        ? `l'assistant automatique de ${business}`
        : `${assistant}, l'assistant automatique de ${business}`,
    greeting: (self) => `Bonjour ! Je suis ${self}. Comment puis-je vous aider ?`,
    who: (self) =>
      `Je suis ${self} : un programme, pas un humain. Si vous préférez parler à une personne, dites-le simplement et notre équipe prend le relais.`,
    how: 'Tout va bien, merci ! Comment puis-je vous aider ?',
    thanks: 'Avec plaisir ! Puis-je faire autre chose pour vous ?',
    farewell: 'Au revoir et bonne journée !',
    parting: 'Avec plaisir ! Au revoir et bonne journée !',
    ability:
      "Je vous renseigne sur nos produits, prix et stocks, nos horaires, la livraison, les retours et l'état de votre commande. Pour le reste, je vous passe une personne.",
    acknowledge: "Très bien. N'hésitez pas si vous avez une autre question.",
  },
  answers: {
    unknown:
      "Désolé, je ne sais pas ; je n'ai pas d'information à ce sujet. Voulez-vous que je transmette votre question à une personne de notre équipe ?",
    unknownToo: (question) =>
      `Sur « ${question} », je n'ai malheureusement pas d'information. Une personne de notre équipe peut vous aider : dois-je transmettre ?`,
    unknownRest:
      "Sur le reste de votre message, je n'ai malheureusement pas d'information. Une personne de notre équipe peut vous aider : dois-je transmettre ?",
    fault:
      'Désolé, je ne peux pas vérifier cela pour le moment. Réessayez dans un instant ou demandez une personne de notre équipe.',
    refuses:
      "Je ne suis pas ce genre d'instructions. Je vous aide volontiers pour nos produits, nos horaires et votre propre commande, ou je vous passe une personne de notre équipe.",
  },
};
