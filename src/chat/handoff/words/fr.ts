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
    (un|une|vrai|vraie|vrai~) (humain|conseiller~|agent|vraie personne|vrai conseiller|etre humain)
    (humain|conseiller|conseillere|agent|service client)( svp| stp)?
    (quelqu.?un|une personne) … (m'?aider|repondre|parler|rappeler|aide|equipe|peut)
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
  accepts: ['oui', 'oui svp', 'oui merci', "oui s'il (?:vous|te) plait", 'volontiers', "d'accord"],
  sentences: {
    asked: 'Bien sûr. Je transmets à notre équipe : une personne vous répondra ici dès que possible.',
    anger:
      'Je suis désolé. Je transmets à notre équipe pour qu’une personne s’en occupe et vous réponde ici.',
    topic:
      'Notre équipe est la mieux placée pour répondre. Je transmets votre question, une personne vous répondra ici.',
  },
};
