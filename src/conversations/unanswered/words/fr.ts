import type { GroupingWords } from './grouping-words.js';

export const FRENCH: GroupingWords = {
  asides: `
    est[\\s-]ce qu(e|')|s'il (vous|te) plait|dites[\\s-]moi|pouvez[\\s-]vous me dire|pourriez[\\s-]vous me dire
    (je|nous) (voudrais|voudrions|veux|voulons|souhaite|souhaiterais|aimerais) (bien )?(savoir|demander|connaitre)
    (puis[\\s-]je|peut[\\s-]on|on peut|je peux) (acheter|commander|obtenir|me procurer)
    y a[\\s-]t[\\s-]il|il y a|y a|chez vous|t[\\s-](il|elle|on)|merci (d'avance|beaucoup)|une (petite )?question`,
  price: `combien (coute|coutent|vaut|valent|est|sont|ca coute|faut il|pour) | combien$ | (a )?quels? (est |sont )?(le |les )?(prix|tarifs?|couts?)
    coute|coutent|prix|tarifs?|c'est combien`,
  when: 'quand|(a |vers )?quelle heure|quels? jours?|a partir de quand|quelle date',
  where: 'ou(?= (puis|peut|est|sont|se|on|je|pouvons|trouve|acheter|etes))|dans quel endroit|a quel endroit',
  must: 'dois|doit|doivent|devons|obligatoire|obligatoires|oblige|obliges|faut|necessaire',
  not: 'pas|sans|jamais|aucune?|ni|non',
  from: 'depuis|des(?= \\d)|a partir',
  before: "avant|jusqu'?|jusque",
  after: 'apres',
  empty: `le la les un une des du de au aux a en dans sur pour par avec et est sont suis es etes etait elle il ils
    elles on je tu te vous nous votre vos notre nos mon ma mes ton ta tes son sa ses ce cet cette ces ca que qu
    qui quel quelle quels quelles si puis peux peut peuvent pouvez pouvons pourriez pourrais pourrait pourrait
    proposez propose proposent avez avons ont ai as aviez vendez vend vendent vendons disponible disponibles
    bonjour bonsoir salut merci svp stp dire savoir y ne aussi alors donc bien encore actuellement maintenant
    question voudrais voudrait aimerais`,
  titles: '(m|mr|mme|mlle|monsieur|madame|mademoiselle|dr|docteur)\\.?',
};
