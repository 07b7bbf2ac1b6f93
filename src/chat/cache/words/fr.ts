import type { CacheWords } from './cache-words.js';

export const FRENCH: CacheWords = {
  greetings: 'bonjour( a tous)?|bonsoir|salut|coucou|hello',
  please: "s'?il (vous|te) plait|svp|stp",
  thanks: "merci( beaucoup| d'avance| bien)?",
  asks: `
    (pouvez|pourriez)(-| )vous (s'il vous plait )?me dire
    (peux|pourrais)(-| )tu (s'il te plait )?me dire
    je (voudrais|voulais|souhaite|souhaiterais|veux) (savoir|demander)
    j'aimerais savoir`,
  articles: 'le la les un une',
  has: `
    est-ce qu'il y a|y a(-| )t(-| )il|il y a
    (est-ce que )?vous avez|avez(-| )vous|(est-ce que )?tu as|as(-| )tu`,
  areYou: '(est-ce que )?vous etes|etes(-| )vous',
  is: 'est(?!-ce)|sont',
  fillers: 'est-ce que|votre|vos',
  asksTime: 'quand|a quelle heure',
  introduces: `
    je m'appelle|mon nom est|je suis (madame|monsieur|mme|m\\.)
    (mon|ma) (adresse|numero|telephone|mail|e-mail|courriel) est
    j'habite`,
};
