import type { QuestionWords } from './question-words.js';

/** French words that say little about the subject of a question. */
export const FR: QuestionWords = {
  stop: `tous toutes montrez montre montrer le la les l un une des du de d au aux et ou mais si que qu qui quoi dont ce cet cette ces c ca cela ceci
    est es sont suis etes sommes etre etait ete a ai as avez avons ont avoir j je me m mon ma mes moi tu te
    t ton ta tes toi il elle on nous notre nos vous votre vos ils elles leur leurs se s son sa ses y en ne n
    pas plus tres trop bien aussi encore toujours deja peu peut peux pouvez puis pourrais pourriez pourrait
    faire fait faites font dans par pour avec sans sur sous chez vers quand ou comment combien pourquoi quel
    quelle quels quelles bonjour bonsoir salut bjr slt merci svp stp plait oui non quelque chose quelques
    cherche cherchons recherche voudrais voudrait veux voulez souhaite aimerais besoin faut trouver trouve
    stock dispo disponible disponibles disponibilite prix cout coute coutent tarif tarifs vaut vendez vend
    vendre acheter proposez propose conseillez savoir dire dites possible est-ce qu'est-ce question
    renseignement info infos maintenant actuellement boutique magasin reste restent convient adapte adaptee
    va`,
  light: `cadeau cadeaux mere pere maman papa ami amie femme mari soeur frere mamie papi fils fille copine copain
    aime adore anniversaire noel voyage semaine semaines jour jours mois an ans heure heures minutes temps
    deux trois quatre article articles produit produits piece bon bonne nouveau nouvelle petit petite grand
    grande mieux meilleur cher chere apres avant`,
  talk: `accord afin aller allez alors apporter appelle apres arrive arriver assez attendre aucun aucune aujourd
    aura aurait auriez autant autre autres avait avant avoir beaucoup bref cas cause celle celui cet chacun
    chaque chose choses comme commence commencer compris connais contre coup cours cote dedans demande
    demander demain depuis dernier derniere devant devoir dois doit donc donner donne dont droit effet elles
    encore enfin ensuite entre envie essayer etaient etant eux exactement faisait falloir famille fin fois
    font force grace hier ici idee ils importe jamais juste laisser laisse lequel laquelle lors lui
    maintenant mal manger meme mettre mets mis moment monde monsieur naitre nouveau nul obtenir on ouais
    parce pareil parle parler part partie partir pas passe passer peine pendant pense penser personne petits
    peut peux plaire plaisir plupart plutot point pose possible pouvoir prendre prend prends presque prevoir
    pris probleme propre quand que quelqu quelque quelqu'un rapide regarder rendre rester rien sais sait
    savez selon semble sens sera serait seul si simple sinon sorte sortir souvent suffit suite suivant sur
    surtout tant tard tel telle tellement temps tenir tient tiens tot toujours tous tout toute toutes trouve
    truc tient utiliser venir vers veut viens vient vite voici voila voir vois vraiment vrai venant`,
  linking: 'de la le les des du un une et',
};
