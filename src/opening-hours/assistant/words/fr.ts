import { reasonIn, WORD, type HoursWords } from './hours-words.js';

/** Objects of "open" other than the shop or a day. */
const NO_SHOP_OR_DAY = '(?! boutique| magasin| lundi| mardi| mercredi| jeudi| vendredi| samedi| dimanche)';

const OPENS =
  '(ferme|fermes|ouvre|commence|finit|termine|debute|ferment|ouvrent|' + 'ouvert|ouverte|est|sont)';

const IS_OPEN = '(ferme|fermes|fermee?s?|ouvre|ouvert~|ferment|ouvrent|' + 'commence|finit|termine|debute)';

const THE = "(la |le |l'|les |votre |vos )";

export const FRENCH: HoursWords = {
  asks: {
    noun: `
      (horaires?|heures? d'?\\s?(ouvertures?|ouvrables)|heures? de (fermeture|bureau))
      (jours? d'?ouverture|heure d'?ouverture)`,
    open: `
      (ouvert(e|es|s)?|ouvre[sz]?|ouvrent|ouvrir|ouvriez|ouverture|ouvrer|ouver|ouvrerez|ouvrirez)`,
    closed: '(ferme(e|es|s|z|r|nt)?|fermeture|fermerez)',
    other: `
      ouvrir (un|une|le|la|mon|ma)${NO_SHOP_OR_DAY}
      (j'ai|on a|nous avons|ai) (deja |juste )?ouvert (un|une|le|la|les|mon|ma|mes)${NO_SHOP_OR_DAY}
      (ai|as|a|avons|avez|ont|avais|avait) (meme |encore |pas |jamais |deja |juste |a peine ){1,3}ouvert(e|s|es)?(?! (le|la|les|aujourd|demain|ce))
      compte ouvert
      (deja|ete|a ete|emballage|paquet|boite|article|produit|colis) ouvert(e|s)?
      (fermer (mon|un|le) compte|fermeture eclair|ferme bien)`,
    when: `
      quand
      (kel|kelle|quel|qel|qelle|quelle|qle|kell|ql) (h|heures?|eure)
      (quelle heure|a quelle heure|quel(le)?s? (sont|heures?|jours?)|c'?est quoi|kan|kand)
      d'?quelle heure`,
    untilWhen: `
      (ferm~([-\\s]vous)? (\\S+ ){0,3}plus (tot|tard)|d(e|'|es)\\s?quelle heure a quelle heure)
      (jusqu'?\\s?a?\\s?(quelle heure|quand|quelle)|jusque quand|jusk'?a quel(le)? heure)
      jusqua quelle heure`,
    fromWhen: `
      (a partir de (quelle heure|quand)|des quelle heure|de quelle heure|de quand)`,
    openState: `
      (etes|es|est|sont|serez|sera|soyez|etes-vous|est-ce que vous etes|restez)( \\S+){0,4} ouvert(e|es|s)?
      (ouvert(e|es|s)? (quand|de quelle)|jours? (ouvrez|etes|d'ouverture))`,
    closedState: `
      (etes|est|sont|es)(-vous)? (\\S+ ){0,3}ferme(e|es|s)?
      ferme(s|es|e)? quand`,
    whichDays: `
      (quels? (jours?|soirs?)|(ouvr~|ouverts?) (plus )?(tard|tot)|nocturnes?)`,
    reopen: `
      (rouvr~|reouvr~|reouverture|de nouveau ouvert(s|e)?|prochaine ouverture)`,
    pause: `
      (pause|fermes?|fermez|ouvert~)( \\S+){0,3} (dejeuner|midi|repas)
      (pause( de midi| meridienne| dej)?|entre midi et (deux|2|14\\s?h|quatorze)|a l'heure du dejeuner)
      (coupure|sans interruption|entre le (dejeuner|midi) et le (diner|soir))
      (non[-\\s]?stop|en continu|journee continue|toute la journee)`,
    otherDay: `
      (je|on|nous) (\\S+ ){0,4}toute la journee
      (tient|tiennent|dure|durent|tenir|durer) (\\S+ ){0,4}(toute la journee|en continu)`,
    meal: '(le|a) midi',
    absent: `
      (peux|peut|pourrai|pourrais|pourra|pourrons|pouvons) (pas|plus) (\\S+ )?(venir|passer|etre la)|empeche`,
    houseCall: `
      quelqu.un (peut|pourrait|pour|qui|de chez vous) (\\S+ ){0,3}(venir|vient|passer|passe)
      envo(yer|yez|ie|ient) quelqu.un|vous (vous )?deplace[zr]
      vous (pouvez |pourriez )?(venir|venez|passer|passez) (\\S+ )?(chez (moi|nous)|a (domicile|la maison))`,
    exceptions: `
      (jours? feries?|feries?|vacances|conges?|fermetures? (exceptionnelles?|annuelles?)|ponts?)
      quels? jours? (etes-vous |est-ce que vous etes |vous etes )?ferme~
      (quels? jours? (fermez|vous fermez)|jours? de fermeture|fetes( de fin d'annee)?)`,
    visit: `
      (passer|passe|passerai|passons|venir|viens|vienne|viendrai|visiter|retirer|recuperer)
      (rendre visite|debarquer?|debarques?|aller vous voir|pointer|(me|nous) ramener)
      ((faire|fais|fait) un (saut|tour|detour)|aller chez vous|arriver a temps)
      ((ai|aurai|aurais)(-je)? (encore )?le temps|trouver(ai)? (quelqu.un|porte close)|debouler)`,
    wants:
      '(cherche|cherchons|recherche)|besoin d~|il (me|nous) (faut|faudrait|fallait)|avez[-\\s]vous (des|un|une|du|de la)|vous (avez|auriez) (des|un|une|du)',
    present: `
      (etes|es|est|serez|y a|y a-t-il)(-| )?(vous |il |t-il )?(\\S+ ){0,3}(la|present(s|e)?)
      (etes|es|est|serez|y a|y a-t-il)(-| )?(ce que vous etes |tu )?(\\S+ ){0,3}(la|present(s|e)?)
      (etes|es|est|serez|y a|y a-t-il)(-| )?(vous |il |t-il |ce que vous etes |tu )?(\\S+ ){0,3}joignables?
      (etes|es|est|serez|y a|y a-t-il)(-| )?(vous |il |t-il |ce que vous etes )?(\\S+ ){0,3}disponibles?
      (etes|es|est|serez|y a|y a-t-il)(-| )?(tu )?(\\S+ ){0,3}disponibles?
      (etes|es|est|serez|y a|y a-t-il)(-| )?(vous |il |t-il |ce que vous etes |tu )?(\\S+ ){0,3}sur place
      (etes|es|est|serez|y a|y a-t-il)(-| )?(vous |il |t-il |ce que vous etes |tu )?(\\S+ ){0,3}quelqu'un
      (quelqu'un (au magasin|sur place|la)|(travaillez(-vous)?|bossez)(?! (avec|pour)))`,
    tooLate: '(trop (tard|tot)|porte close)',
    still: '(encore|toujours)',
    already: 'deja',
    topic: `
      (commandes?|commander|colis|livr~|expedi~|cours|ateliers?|stages?|evenements?|retours?|retourn~)
      (rembours~|repar~|arriver?a?|recevoir|recevrai|en stock|suivi|rendez-vous|rdv|garantie|facture)
      (soldes?|reserv~|tables?|billets?|prix|coute~|combien|annul~)`,
    follow: "^(et|ou|sinon|mais|qu'en est-il|ok et)",
  },
  subjects: `
    ${OPENS}(-t-(il|elle))? ${THE}${WORD}
    ${THE}${WORD} (est |sont |reste |·+ )*${IS_OPEN}
    horaires? (de la |du |de l'|des |de votre |de vos )${WORD}`,
  ownThings: `
    magasin boutique commerce echoppe maison etablissement equipe portes porte jour jours horaires horaire
    heure heures matin soir midi fete fetes ferie feries vous la week ouverture ouvertures fermeture
    dimanches samedis toujours ouvert ferme`,
  venues: `
    bureau atelier restaurant cafe bar salon librairie boulangerie pharmacie galerie`,
  early: 'tot',
  company: '(enfants?|chiens?|bebes?|poussettes?|fauteuil roulant)',
  conditions: `
    (ca|cela|c'est|il y a|y a) (\\S+ ){0,3}(problemes?|souci)
    (a|ont|aura|de) (bientot |seulement |juste |presque |que )?\\d{1,2} ans`,
  roundTheClock: `
    24\\s?(h|heures)( sur 24)?
    toute la nuit`,
  continuous: '(coupure|en continu|sans interruption|journee continue|toute la journee)',
  fillers: "(et|aussi|le|la|les|l'|du|de|pour|a|au|sinon|ou)",
  plainReasons: `
    jour le la les de du des l d ferme fermeture ferie pour cause et en exceptionnelle horaires`,
  sentences: {
    yes: 'Oui, ',
    no: 'Non, ',
    and: ' et ',
    comma: ', ',
    semicolon: ' ; ',
    to: '–',
    locale: 'fr',
    today: (day) => `aujourd’hui (${day})`,
    tomorrow: (day) => `demain (${day})`,
    yesterday: (day) => `hier (${day})`,
    nightOf: (day) => `dans la nuit du ${day}`,
    on: (day) => `le ${day}`,
    every: (weekday) => `le ${weekday}`,
    interval: (open, close) => `de ${open} à ${close}`,
    aroundTheClock: '24 heures sur 24',
    closed: 'fermé',
    open: (day, hours) => `${day}, nous sommes ouverts ${hours}.`,
    closedOn: (day, reason) => `${day}, nous sommes fermés${reasonIn(reason)}.`,
    opensAt: (day, time) => `${day}, nous ouvrons à ${time}.`,
    closesAt: (day, time) => `${day}, nous fermons à ${time}.`,
    afterMidnight: ' (après minuit)',
    breakAt: (breaks) => `il y a une pause ${breaks}.`,
    noBreak: 'nous sommes ouverts en continu.',
    breaks: (list) => `nous faisons une pause : ${list}.`,
    openAt: (day, time, until) => `${day} à ${time}, nous sommes ouverts${until}.`,
    until: (time) => `jusqu’à ${time}`,
    closedAt: (day, time) => `${day} à ${time}, nous sommes fermés.`,
    pausedAt: (day, time) => `${day} à ${time}, nous sommes fermés pour la pause.`,
    opensAgain: (day, time) => `Nous rouvrons ${day} à ${time}.`,
    openNow: 'nous sommes ouverts en ce moment',
    closedNow: 'nous sommes fermés en ce moment.',
    closesThen: (day, time) => `jusqu’à ${time} ${day}`,
    notThen: (day, hours) =>
      `nous sommes fermés à ce moment de la journée : ${day}, nous sommes ouverts ${hours}.`,
    week: (list) => `Nos horaires d’ouverture : ${list}.`,
    exceptions: (list) => `Jours particuliers : ${list}.`,
    noExceptions: 'Aucune fermeture ni aucun horaire particulier n’est indiqué pour les temps à venir.',
    closedDays: (list) => `Nous sommes régulièrement fermés le ${list}.`,
    openEveryDay: 'Nous n’avons pas de jour de fermeture régulier.',
    asUsual: 'Aucun horaire particulier n’est indiqué pour ce jour-là.',
    moon: 'La date dépend de l’observation de la lune.',
    thoseHours: (hours) => `Horaires : ${hours}.`,
    specialHours: (reason) => `Ce sont des horaires particuliers (${reason}).`,
    opensAgainAt: (time) => `Nous rouvrons à ${time}.`,
    except: (list) => `Exception : ${list}.`,
    onlyOn: (list) => `à cette heure-là, nous sommes ouverts le ${list}.`,
    neverThen: 'à cette heure-là, nous sommes fermés tous les jours de la semaine.',
    alwaysOpen: 'Nous sommes ouverts 24 heures sur 24, tous les jours.',
    neverOpen: 'Nous sommes actuellement fermés tous les jours de la semaine.',
    whichDay: 'De quel jour s’agit-il ? Merci de m’indiquer la date.',
    partlyAt: (day, span, hours) => `${day} ${span}, nous ne sommes ouverts qu’en partie : ${hours}.`,
    closedFor: (from, to, reason) => `nous sommes fermés du ${from} au ${to}${reasonIn(reason)}.`,
    asUsualOn: (days) => `Aucun horaire particulier n’est enregistré pour : ${days}.`,
    noneBetween: (from, to) =>
      `Aucune fermeture ni aucun horaire particulier n’est enregistré du ${from} au ${to}.`,
    seasonNow: (to, reason) => `Ces horaires sont valables jusqu’au ${to}${reasonIn(reason)}.`,
    seasonAhead: (from, to, reason, week) =>
      `Du ${from} au ${to}, d’autres horaires s’appliquent${reasonIn(reason)} : ${week}.`,
    unknown: 'Je suis désolé, je ne connais pas les horaires : ils ne sont pas encore indiqués.',
  },
};
