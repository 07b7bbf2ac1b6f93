import type { OrderWords } from './order-words.js';

export const FRENCH: OrderWords = {
  statusQuestion: `
    (ou|ouu|où) (est|en est|sont|se trouve|c'est|elle est|il est|reste) … (commande|colis|paquet|livraison|achat|cmd)
    (commande|colis|paquet|livraison|cmd) … (ou|pas arrive~|pas recu~|toujours pas|en retard|bloque~|expedie~|parti~|envoye~|perdu~|arrive~|en est)
    suivi( de)?~
    (ou|quand) (est|sont|reste|restent|arrive|arrivent) (ma|mon|mes|notre|nos) ~
    (savoir|question~|renseign~|info~|nouvelles|demander|sujet|propos|appelle|ecris) … (une|ma|la|mon|un|d'une|de ma|de la) (commande|colis|livraison)
    numero de suivi
    suivre (ma|mon|une|la|le) ~
    (pas|jamais|rien) (encore |toujours )?(recu|arrive|arrivee|livre|livree|eu)( ~)?
    quand … (commande|colis|paquet) ~
    quand … (vais-je|je vais|est-ce que je) (la |le )?(recevoir|recevrai~)
    quand … (arrive-t-il|arrive-t-elle|arrive|arrivera)( ~)?
    (statut|etat|nouvelles?) (de|sur|pour) (ma|mon|la|le|l'|ma )~ (commande|colis|paquet|cmd)?
    j'?attends … (commande|colis|paquet)
    a (t-)?(elle|il|t-elle|t-il) ete (expedie|envoye|livre)~
    (est-elle|est-il|est elle|est il|c'est) (deja )?(partie?|expediee?|envoyee?)
    (adresse|coordonnees|nom) (de|sur|pour) la commande
    (statut|etat|suivi) (par|via) (e-?mail|mail|courriel|telephone)
    (verifier|savoir|connaitre|voir|consulter) … (mon|le) (statut|etat)`,
  ownOrder: `
    (ma|mon|mes|notre|nos) (commandes?|colis|paquet|achats?|cmd)
    numero de commande
    (commande|cmd) (no|n°|numero)? #? [a-z]{0,5}-?\\d~
    (toutes|liste~|montre~|affiche~|donne~) … commandes`,
  allOrders: `
    (toutes|l'ensemble de) (mes|nos) commandes
    (montre~|affiche~|liste~|donne~|voir|vois) … (mes|nos) (\\p{L}{1,14} )?commandes
    quelles commandes … (j'ai|ai-je|nous)
    (mes|nos) (autres |dernieres |anciennes |precedentes )?commandes
    historique (de|des) (mes )?commandes`,
  policy: `
    (retourner|renvoyer|rembours~|annuler|modifier|changer|passer|echanger)`,
  amends: '(annuler|modifier|changer|annulation)',
  changes: `
    (ajout|rajout|retir|supprim|remplac|echang|modifi|chang|annul|divis|separ|regroup|report|decal|suspend|corrig|enlev)(er|ez|e|re)
    emball~ … cadeau | (paquet|emballage|papier)(-| )cadeau
    (autre|mauvaise|mauvais|nouvelle|nouveau|differente) (taille|couleur|adresse|date|jour|modele|article)
    taille (au-dessus|en dessous|plus (grande|petite)) | mettre en attente
    en (plusieurs|deux|2) (colis|paquets|envois|livraisons)
    (livrer|livrez|envoyer|envoyez) (plutot|plus tard|a une autre)`,
  changed: `
    (ete|est|est-elle|a-t-elle|avez-vous|avez) … (annulee?|modifiee?|changee?|ajoutee?|corrigee?)`,
  orderNoun: 'commandes?',
  noOrder: 'trop tard pour[^?]*',
  supposed: `
    (si|quand|lorsque) (je|on|nous) (\\S+ )?(prends|prend|prenons|commande|commandais|commandons|commandions|achete|achetais|achetons)
    si j'(achete|achetais|en commande)`,
  anyOrder: '(met|prend) (une) (commande|livraison)',
  mine: ['ma'],
  aloneNoun: ['commande', 'colis'],
  happens: `
    (livree?|expediee?|envoyee?|arrivee?|recue?|annulee?|remboursee?|prete?|ou|quand|en est)`,
  followUp: `
    (quand|ou) … (arrive~|livre~|recevoir)
    (transporteur|montant|contenu|articles|suivi|total)`,
  and: ['et'],
  other: ['autre'],
  noProof: `
    (je n'?ai|je ne|j'?ai) (pas|plus|perdu|connais pas|trouve pas|sais pas)( ~)?`,
  aspects: {
    items: `
      (que|quoi|qu'est-ce que|qu'est ce que|ce que|qu'avais-je|qu'ai-je) … (commande|achete|pris)
      (qu'y a-t-il|qu'est-ce qu'il y a|qu'est ce qu'il y a|il y a quoi|y a quoi|y avait quoi|que contient|contient quoi|c'etait quoi)
      (quels?|quelles?) (articles?|produits?)
      contenu`,
    breakdown: `
      pourquoi … (total|montant|prix|commande|autant|plus cher|si cher|coute)
      (comment|de quoi) … (total|montant|prix) … (calcule|compose|compte|constitue|decompose)~
      (comment se (compose|decompose)|de quoi se compose) ~
      detail (du|de la|des) (total|montant|prix|facture|frais|commande)`,
    shipping: `
      (combien|quels?) … (coute|paye|regle|etaient|ete) … (livraison|port|expedition|envoi)
      (frais de (port|livraison|d'envoi)|livraison) (de|sur|pour) (ma|la|cette) commande
      (paye|paye pour|regle) … (livraison|frais de port|port)`,
    tax: `
      (combien|quelle?|quel) … (tva|taxes?|impots?)
      (tva|taxes?) … (commande|inclus~|payee?s?|compris~)`,
    discount: `
      (combien|quelle?|quel) … (remise|reduction|rabais|promo|code)
      (remise|reduction|rabais|code promo|bon) … (applique~|pris~|compte~|deduit~|marche|utilise~)
      (applique~|deduit~|compte) … (remise|reduction|rabais|code|bon)
      (ma|mon) (remise|reduction|rabais|bon de reduction|code)`,
    total: `
      combien … (paye|payee|depense|regle|debite|au total|en tout)
      (paye|regle|depense) combien
      c'etait combien
      (montant|total|somme)`,
    parcel: `
      (que|quoi|quand|ou|qu'est-ce qui|qu'est ce qui) … (manque~|le reste|reste a)
      le reste de ~
      (transporteur|livreur|numero de suivi|suivi|numero de colis)
      (qui|par qui|avec qui) … (livre|apporte|envoye~|expedie~|livree?)`,
    date: `
      (quand|quel jour|a quelle date|quelle date|dans combien de temps) … (arriv~|livr~|recevoir|recevr~|recois|vient|la|prete?)
      (arriv~|livree?|expediee?|prete?) … quand
      (arrive~|livree?|prete?) quand
      date de livraison
      (c'etait|c'est|ca fait|il y a) … (jours?|semaines?)( de retard)?
      (aurait|devait|auraient|devaient) … (arriver|arrive~|etre (la|livre)|livre~)
      (en retard|de retard)`,
  },
  inGeneral: `
    en (stock|rupture|promo)
    (livrez|expediez|envoyez|utilisez|avez|faites)(-| )vous|vous (livrez|expediez|envoyez|utilisez)`,
  ofTheOrder: `
    (qu'y avait-il|il y avait quoi|y avait quoi|qu'est-ce qu'il y avait)
    (ma|la|mon|le) (commande|colis|livraison)
    (j'ai|j'avais|ai-je|avais-je|on a) … (commande|achete|paye|depense|regle)
    (numero de suivi|date de livraison)`,
  asksForContact: `
    adresse de (livraison|facturation)
    (quelle?|quel|donne~|donnez~|dites|dis|envoye~|besoin) … (adresse|e-mail|email|mail|courriel|telephone|numero|nom|coordonnees) … (commande|client~|acheteur~|destinataire)
    (adresse|coordonnees|nom|telephone|e-mail|email) (du|de la|de l'|sur la|pour la|de|associee? a) (la )?(commande|client~|destinataire|acheteur)`,
  speaksForOthers: `
    (je suis|c'est|ici) … (patron~|gerant~|responsable|employe~|facteur~|livreur~|coursier~|police|avocat~|directeur|directrice|collegue|administrateur)
    (je suis) (le|la) (mari|femme|copain|copine|frere|soeur|mere|pere|fils|fille|voisin~|conjoint~|ami~) ~
    (mon|ma) (mari|femme|copain|copine|frere|soeur|mere|pere|fils|fille|voisin~|ami~) … (commande~|achete~)`,
  numberLabel: ['n[°º]', 'numero'],
  labels: `
    commande numero telephone adresse`,
  sentences: {
    statuses: {
      pending: 'a bien été reçue et est en attente de traitement',
      processing: 'est en cours de traitement',
      preparing: 'est en cours de préparation',
      partially_shipped: 'a été expédiée en partie',
      on_hold: 'est en attente',
      shipped: 'a été expédiée et est en route',
      out_for_delivery: {
        formal: 'est en cours de livraison et en route vers vous',
        informal: 'est en cours de livraison et en route vers toi',
      },
      delivered: 'a été livrée',
      cancelled: 'a été annulée',
      returned: 'a été retournée',
      partially_refunded: 'a été remboursée en partie',
      refunded: 'a été remboursée',
    },
    order: {
      formal: (number, status) => `Votre commande ${number} ${status}.`,
      informal: (number, status) => `Ta commande ${number} ${status}.`,
    },
    expected: (day) => `Arrivée prévue : ${day}.`,
    shipment: (carrier, number, url) =>
      `Transporteur : ${carrier}, numéro de suivi ${number}${url ? ` : ${url}` : ''}.`,
    late: {
      formal: (day, span) =>
        `L'arrivée était prévue le ${day} : la livraison a donc ${span} de retard. J'en suis désolé. Voulez-vous que je vous mette en relation avec une personne qui s'en occupe ?`,
      informal: (day, span) =>
        `L'arrivée était prévue le ${day} : la livraison a donc ${span} de retard. J'en suis désolé. Veux-tu que je te mette en relation avec une personne qui s'en occupe ?`,
    },
    parcel: (list, carrier, number, url) =>
      `Dans le colis avec ${carrier}, numéro de suivi ${number}${url ? ` (${url})` : ''} : ${list}.`,
    toCome: (list) => `Pas encore expédié : ${list}.`,
    lineKinds: { discount: 'remise', shipping: 'livraison', tax: 'taxe', fee: 'frais' },
    goods: 'articles',
    madeUpOf: {
      formal: (number, amount, list) =>
        `Le total de votre commande ${number} est de ${amount}. Il se compose ainsi : ${list}.`,
      informal: (number, amount, list) =>
        `Le total de ta commande ${number} est de ${amount}. Il se compose ainsi : ${list}.`,
    },
    noBreakdown: {
      formal:
        "Je ne sais pas comment il se compose. Notre équipe peut vous l'indiquer : demandez simplement une personne.",
      informal:
        "Je ne sais pas comment il se compose. Notre équipe peut te l'indiquer : demande simplement une personne.",
    },
    linesOf: {
      formal: (number, list) => `Sur votre commande ${number} : ${list}.`,
      informal: (number, list) => `Sur ta commande ${number} : ${list}.`,
    },
    noLine: {
      formal: (number, kind) => `Votre commande ${number} n'indique pas de ligne « ${kind} ».`,
      informal: (number, kind) => `Ta commande ${number} n'indique pas de ligne « ${kind} ».`,
    },
    ordersOf: {
      formal: 'Voici vos commandes, la plus récente en premier :',
      informal: 'Voici tes commandes, la plus récente en premier :',
    },
    listed: (number, day, status) => `${number} (${day}) ${status}.`,
    moreOrders: (count) => `… et ${count} de plus.`,
    noOrders: {
      formal: "Je n'ai trouvé aucune commande avec votre adresse e-mail.",
      informal: "Je n'ai trouvé aucune commande avec ton adresse e-mail.",
    },
    needsForAll: {
      formal:
        "Je peux vous montrer vos commandes. Envoyez-moi pour cela le numéro de l'une d'elles, avec l'adresse e-mail ou le numéro de téléphone de la commande. Si les deux correspondent, je vous montre toutes les commandes avec les mêmes coordonnées.",
      informal:
        "Je peux te montrer tes commandes. Envoie-moi pour cela le numéro de l'une d'elles, avec l'adresse e-mail ou le numéro de téléphone de la commande. Si les deux correspondent, je te montre toutes les commandes avec les mêmes coordonnées.",
    },
    items: (list) => `Articles : ${list}.`,
    total: (amount) => `Total : ${amount}.`,
    refunded: (amount) => `Remboursé : ${amount}.`,
    note: (text) => `Note de la boutique : « ${text} ».`,
    noteNames: (facts) => `La note indique : ${facts}.`,
    noMatch: {
      formal:
        "Je n'ai pas trouvé de commande avec ce numéro et cette adresse e-mail ou ce numéro de téléphone. Merci de vérifier les deux, tels qu'ils figurent dans votre confirmation. Notre équipe peut aussi vous aider : demandez simplement une personne.",
      informal:
        "Je n'ai pas trouvé de commande avec ce numéro et cette adresse e-mail ou ce numéro de téléphone. Merci de vérifier les deux, tels qu'ils figurent dans ta confirmation. Notre équipe peut aussi t’aider : demande simplement une personne.",
    },
    tooMany: {
      formal: (wait) =>
        `Il y a eu trop d'essais, je ne peux plus consulter de commande pour le moment. Réessayez ${wait} ou demandez une personne de notre équipe.`,
      informal: (wait) =>
        `Il y a eu trop d'essais, je ne peux plus consulter de commande pour le moment. Réessaie ${wait} ou demande une personne de notre équipe.`,
    },
    tomorrow: 'demain',
    inTime: (span) => `dans ${span}`,
    contains: {
      formal: (number, list) => `Votre commande ${number} contient ${list}.`,
      informal: (number, list) => `Ta commande ${number} contient ${list}.`,
    },
    amounts: {
      formal: (number, amount) => `Le total de votre commande ${number} est de ${amount}.`,
      informal: (number, amount) => `Le total de ta commande ${number} est de ${amount}.`,
    },
    noParcel: "Il n'y a pas encore de numéro de suivi.",
    noDate: "Je n'ai pas encore de date prévue.",
    private: 'Je ne peux pas communiquer cela.',
    proof: {
      formal:
        "Je ne parle d'une commande que si son numéro et l'adresse e-mail ou le téléphone de la commande correspondent. Si c'est la vôtre, envoyez-moi les deux.",
      informal:
        "Je ne parle d'une commande que si son numéro et l'adresse e-mail ou le téléphone de la commande correspondent. Si c'est la tienne, envoie-moi les deux.",
    },
    needsBoth: {
      formal:
        "Je regarde volontiers. Envoyez-moi votre numéro de commande, avec l'adresse e-mail ou le numéro de téléphone de la commande. Pour protéger vos données, je n'en parle que si les deux correspondent.",
      informal:
        "Je regarde volontiers. Envoie-moi ton numéro de commande, avec l'adresse e-mail ou le numéro de téléphone de la commande. Pour protéger tes données, je n'en parle que si les deux correspondent.",
    },
    needsNumber: {
      formal: 'Merci. Envoyez-moi aussi votre numéro de commande ; il figure dans votre confirmation.',
      informal: 'Merci. Envoie-moi aussi ton numéro de commande ; il figure dans ta confirmation.',
    },
    needsContact: {
      formal:
        "Merci. Envoyez-moi aussi l'adresse e-mail ou le numéro de téléphone de la commande. Pour protéger vos données, je n'en parle que si les deux correspondent.",
      informal:
        "Merci. Envoie-moi aussi l'adresse e-mail ou le numéro de téléphone de la commande. Pour protéger tes données, je n'en parle que si les deux correspondent.",
    },
    cannotProve: {
      formal:
        "Sans le numéro de commande et l'adresse e-mail ou le téléphone, je ne peux pas ouvrir de commande. Notre équipe peut vous aider : voulez-vous parler à une personne ?",
      informal:
        "Sans le numéro de commande et l'adresse e-mail ou le téléphone, je ne peux pas ouvrir de commande. Notre équipe peut t’aider : veux-tu parler à une personne ?",
    },
    amend: {
      formal:
        "Je ne peux pas modifier une commande moi-même. Pour la modifier ou l'annuler, demandez une personne : notre équipe s'en occupe.",
      informal:
        "Je ne peux pas modifier une commande moi-même. Pour la modifier ou l'annuler, demande une personne : notre équipe s'en occupe.",
    },
  },
};
