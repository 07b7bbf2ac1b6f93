import type { BuiltinWords } from './builtin-words.js';

export const FRENCH: BuiltinWords = {
  courtesies: {
    greetings: `
      bonjour|bonsoir|salut|coucou|bjr|slt|cc
      bon matin|allo|allo allo|hello|hey|rebonjour|bonne apres-midi|bonjour bonjour|salutations|re`,
    addressed: 'a tous|tout le monde|a vous',
    thanksBefore: 'merci',
    thanks: `
      merci
      merci (?:bcp|bien|ben|infiniment|mille fois)|mille mercis?|grand merci|bien merci|merci merci|je vous remercie|mci|mrc|un gros merci`,
    thanksAfter: `
      infiniment|pour tout|beaucoup|bien|pour votre aide
      chef|mon ami|mon grand|ma belle|les amis|bcp|a vous|a toi|mille fois|d'avance|pour (?:la|votre) (?:reponse|info|rapidite)|vraiment|encore|ben gros|gros`,
    praise:
      'vous etes tu es toujours tous toute equipe service aide gentil gentille gentils gentillesse adorable adorables sympa sympas super genial geniaux parfait parfaite top excellent excellente tres vraiment trop si bien comme accueil votre vos au les meilleurs formidable beaucoup tout',
    farewells: `
      bonne (?:fin de journee|fin de soiree|apres-midi|semaine|continuation|fds|fin de semaine|route|nuitee)|bon (?:week-end|weekend|we|dimanche|appetit)|bye( bye)?|a demain|a tantot|a la revoyure|ciao|tchao|belle (?:journee|soiree)|adieu|salut la
      bonne nuit|au revoir|a plus( tard)?|a la prochaine|a bientot|bonne (journee|soiree)`,
    nudges: 'allo|et|alors|hein|hm+|bon|euh',
    who: `
      (qui (es-tu|etes-vous|es tu|etes vous|tu es|vous etes)|(t'?es|tu es|vous etes) qui)
      (es-tu|etes-vous|es tu|etes vous|tu es|t'es|t es|vous etes|suis-je) (vraiment |bien |juste |encore )?(un |une )?(vrai |vraie |veritable )?(robot|bot|chatbot|humain|humaine|machine|ia|personne|ordinateur|programme)
      (parle|parler|ecris|discute|cause|tchatte)( bien| vraiment)? (a|avec) (un |une )(vrai |vraie )?(robot|bot|chatbot|machine|ia|ordinateur)
      (est-ce que |est ce que )(je|j')\\s?(parle|ecris|discute|cause) (bien )?(a|avec) (un |une )(vrai |vraie )?(humain|humaine|personne)
      c'?est (un |une )?(vrai |vraie )?(robot|bot|chatbot|machine|ia|humain|humaine)( (ou|qui|ici)( ~){0,4})?[^\\p{L}]*$
      (robot|bot|chatbot|machine|ia|ordinateur) ou (bien )?(un |une )?(vrai |vraie |veritable |etre )?(humain|humaine|personne|quelqu'un|gens)
      (humain|humaine|personne|quelqu'un) ou (bien )?(juste )?(un |une )?(robot|bot|chatbot|machine|ia|ordinateur)`,
    ability: `
      que (peux-tu|pouvez-vous|sais-tu) faire
      que (?:savez|pouvez)[-\\s]vous( faire)?( pour moi)?
      qu'est-ce que (?:tu peux|vous pouvez|tu sais|vous savez)( faire)?( pour moi)?
      (?:a quoi|tu) (?:sers-tu|servez-vous|tu sers|sers a quoi|vous servez)
      (?:que|qu'est-ce que) (?:puis-je|je peux) (?:vous |te )?demander
      comment (?:ca|cela) (?:marche|fonctionne)( ici)?`,
    needHelp: {
      i: "j'",
      need: '',
      help: '',
      please: '',
    },
    helpMe: "(j'ai besoin d')?aide|(pouvez-vous|peux-tu) m'aider",
    how: '(comment )?ca va|comment allez-vous',
    acknowledges: `
      (?:je|on) (?:vais|va) (?:y |encore |en |me )?(?:reflechir|voir|parler|discuter|tater|laisser tenter)(?: encore| un peu| a ca| avec \\p{L}{2,20} \\p{L}{2,20}| a (?:mon|ma) \\p{L}{2,20}| un moment| ca| tout ca){0,3}
      (?:j'y|je) (?:reflechis|pense|vois|verrai|reflechirai|penserai)(?: encore| un peu| a ca| ca| avec \\p{L}{2,20} \\p{L}{2,20}){0,3}
      (?:je|on) (?:vous|te) (?:redis|dis|tiens|recontacte|rappelle|redit)(?: ca| au courant| plus tard| demain){0,3}
      je (?:reviens|reviendrai) (?:vers (?:vous|toi)|plus tard|demain)(?: plus tard| si besoin){0,2}
      ok|okay|oki|super|top|cool|correct|c'est beau|c'est correct|pas de (?:souci|probleme)|laisse(?:z)? tomber|tant pis|je vois|compris|ah d'accord|ah ok|bien|bon|genial|excellent|interessant|mdr|haha|je vais (?:reflechir|voir)|c'est note|c'est parfait|ca me va|ben coudonc|tiguidou|ah bon|voila|exactement
      oui|d'accord|parfait|genial|impeccable|nickel|c'est tout|c'est bon|ca marche|entendu
      tres bien|non|non merci`,
    joins: 'et alors',
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
    alternatives: 'ou|ou bien',
    contrasts:
      "mais|cependant|pourtant|sauf que|malheureusement|par contre|d'avance|par avance|toujours pas|pas encore|merci de (~ )?\\p{L}{2,20}(er|ir|re)|il me faut|j'ai besoin|je (veux|voudrais|souhaite)",
    gluedConjunction: null,
    fillers: "aussi|puis|sinon|alors|au fait|s'il vous plait",
    turns:
      "au fait|(?:tant|pendant) que (?:j'y suis|j'y pense|je vous (?:ai|tiens))|a propos(?! d[eu'])|autre (?:chose|question)",
    embeds: 'dire|savoir|demander|(?:peux|pouvez|pourriez)(?:-| )(?:tu|vous)',
    runOn: `
      (?:combien|quand|ou|a quelle heure|jusqu'a quelle heure|comment|pourquoi|quels?|quelles?) (?:coute\\p{L}{0,2}|est|sont|avez|etes|fermez|ouvrez|livrez|puis|peut|faut|ferme|ouvre|se trouve\\p{L}{0,2}|dure)
      avez[-\\s]vous|etes[-\\s]vous|est-ce que|est ce que|puis-je|livrez[-\\s]vous|vendez[-\\s]vous|faites[-\\s]vous|acceptez[-\\s]vous|prenez[-\\s]vous|peut-on|y a-t-il|c'est combien|ou (?:est|sont|en est) (?:ma|mon|votre|la|le)|vous (?:livrez|avez|vendez|acceptez|prenez|fermez|ouvrez)|vous etes (?:ouverte?s?|fermee?s?)`,
    interrogatives: "(?:jusqu'a|a|vers|des) quelle heure|jusqu'a quand",
    leadsOn:
      "heure|heures|combien|temps|jour|jours|quel|quelle|quels|quelles|le|la|les|un|une|des|du|de|mon|ma|mes|votre|vos|et|ou|mais|si|quand|que|qui|depuis|jusqu'a|avant|apres|a|au|aux|en|dans|pour|par|avec|sur|comme|parce|aussi|puis|donc|savoir|dire|pas|ne|jusque",
    abbreviations: 'n°|tél|mme|réf|env|av',
  },
  followUp: {
    pronouns: `
      (il|elle|ils|elles|ca|cela|c'est|celui~|celle~|le|la|les|en|y|dedans|lui)`,
    namesSubject: null,
    generic: `
      gratuit gratuite payant payante cher chere inclus incluse compris dure`,
    there: 'alors|la-bas',
  },
  instructs: `
    (tu es|vous etes) (maintenant|desormais)|desormais (tu|vous)|a partir de maintenant (tu|vous)|mode (administrateur|developpeur|debug)|repete apres moi
    (ignore~|oublie~) (toutes |tous |tes |vos |les |ces |tout |de |precedentes |anterieures |donc ){0,5}(instructions?|regles?|consignes?|directives?)
    (ignore~|oublie~) tout
    (montre~|affiche~|donne~|liste~|envoie~|envoyez|revele~|imprime~|exporte~|dis) (-?moi |nous |moi |ici ){0,3}(toutes|tous|l'ensemble d~) (les |vos |tes |autres |des |de |e?s ){0,4}(commandes|clients|adresses|e-mails|emails|donnees|mots de passe|numeros|noms)`,
  tells: `
    (marche|fonctionne|va|vont|est|sont|etai(t|ent)) (\\S+ ){0,2}(nickel|super|genial~|parfait~|au top|magnifiques?|impeccables?|delicieu~)
    (j'adore|on adore|nous adorons)
    (j'ai|nous avons|on a|mon ~|ma ~) … (achete~|recu~|eu|commande~|casse~|habite)
    (je|on|nous) (sais|sait|savons|crois|croyais|pense|pensais|suppose)(?! (pas|si|plus))
    d'habitude … je (crois|pense)`,
  leadingGreetings: 'bonjour|bonsoir|salut',
  leadsIn: `
    (on peut|peut-on|pouvez-vous|pourriez-vous|peux-tu|vous pouvez|pourrait-on|puis-je) (me |le |la |y |ca |cela ){0,3}(verifier|regarder|voir|controler|clarifier|confirmer)( ca| cela| ceci| svp| s'il vous plait| pour moi| ensemble){0,3}
    j'espere … (bien|forme)
    (dites|dis|redites)[-\\s]?moi( svp| donc| un peu){0,2}
    (juste |encore |simplement )?(une |petite |une petite |une derniere ){0,2}question( rapide| svp| pour vous){0,2}
    (c'est|est-ce|ce serait|serait-ce) (que c'est )?(possible|bon|correct|ok|d'accord)( pour vous)?
    (vous |tu )?(savez|sais|sauriez)([-\\s]vous|[-\\s]tu)?( ca| cela| si c'est possible)?
    (excusez|excuse|pardon|desole|pardonnez)([-\\s]?moi)?( de (vous )?(deranger|derange)| du derangement| pour le derangement)?
    (une |aucune |des )?(idee|idees)( la-dessus)?
    (qu'en|que) (pensez|dites)[-\\s]vous( en)?
    (vous (pensez|croyez)|(pensez|croyez)[-\\s]vous|a votre avis)
    (merci de|svp) (me )?(repondre|dire|confirmer|aider|renseigner)
    je (me )?(demande|demandais|renseigne)( juste)?
    (je vous |je t')explique
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
    greeting: {
      formal: (self) => `Bonjour ! Je suis ${self}. Comment puis-je vous aider ?`,
      informal: (self) => `Bonjour ! Je suis ${self}. Comment puis-je t’aider ?`,
    },
    who: {
      formal: (self) =>
        `Je suis ${self} : un programme, pas un humain. Si vous préférez parler à une personne, dites-le simplement et notre équipe prend le relais.`,
      informal: (self) =>
        `Je suis ${self} : un programme, pas un humain. Si tu préfères parler à une personne, dis-le simplement et notre équipe prend le relais.`,
    },
    how: {
      formal: 'Tout va bien, merci ! Comment puis-je vous aider ?',
      informal: 'Tout va bien, merci ! Comment puis-je t’aider ?',
    },
    thanks: {
      formal: 'Avec plaisir ! Puis-je faire autre chose pour vous ?',
      informal: 'Avec plaisir ! Puis-je faire autre chose pour toi ?',
    },
    farewell: 'Au revoir et bonne journée !',
    parting: 'Avec plaisir ! Au revoir et bonne journée !',
    ability: {
      formal:
        "Je vous renseigne sur nos produits, prix et stocks, nos horaires, la livraison, les retours et l'état de votre commande. Pour le reste, je vous passe une personne.",
      informal:
        "Je te renseigne sur nos produits, prix et stocks, nos horaires, la livraison, les retours et l'état de ta commande. Pour le reste, je te passe une personne.",
    },
    listening: {
      formal: 'Je vous écoute. Que souhaitez-vous savoir ?',
      informal: 'Je t’écoute. Que souhaites-tu savoir ?',
    },
    sorry: {
      formal: 'Je suis désolé. Voulez-vous que je transmette à une personne de notre équipe ?',
      informal: 'Je suis désolé. Veux-tu que je transmette à une personne de notre équipe ?',
    },
    acknowledge: {
      formal: "Très bien. N'hésitez pas si vous avez une autre question.",
      informal: "Très bien. N'hésite pas si tu as une autre question.",
    },
  },
  answers: {
    unknown: {
      formal:
        "Désolé, je ne sais pas ; je n'ai pas d'information à ce sujet. Voulez-vous que je transmette votre question à une personne de notre équipe ?",
      informal:
        "Désolé, je ne sais pas ; je n'ai pas d'information à ce sujet. Veux-tu que je transmette ta question à une personne de notre équipe ?",
    },
    unknownToo: {
      formal: (question) =>
        `Sur « ${question} », je n'ai malheureusement pas d'information. Une personne de notre équipe peut vous aider : dois-je transmettre ?`,
      informal: (question) =>
        `Sur « ${question} », je n'ai malheureusement pas d'information. Une personne de notre équipe peut t’aider : dois-je transmettre ?`,
    },
    unknownRest: {
      formal:
        "Sur le reste de votre message, je n'ai malheureusement pas d'information. Une personne de notre équipe peut vous aider : dois-je transmettre ?",
      informal:
        "Sur le reste de ton message, je n'ai malheureusement pas d'information. Une personne de notre équipe peut t’aider : dois-je transmettre ?",
    },
    fault: {
      formal:
        'Désolé, je ne peux pas vérifier cela pour le moment. Réessayez dans un instant ou demandez une personne de notre équipe.',
      informal:
        'Désolé, je ne peux pas vérifier cela pour le moment. Réessaie dans un instant ou demande une personne de notre équipe.',
    },
    refuses: {
      formal:
        "Je ne suis pas ce genre d'instructions. Je vous aide volontiers pour nos produits, nos horaires et votre propre commande, ou je vous passe une personne de notre équipe.",
      informal:
        "Je ne suis pas ce genre d'instructions. Je t’aide volontiers pour nos produits, nos horaires et ta propre commande, ou je te passe une personne de notre équipe.",
    },
  },
};
