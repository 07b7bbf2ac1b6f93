import type { TopicWords } from './topic-words.js';

export const FRENCH: TopicWords = {
  emergencies: `
    (il|elle|chien|chienne|chat|chatte|lapin|cheval|oiseau|enfant|bebe|fils|fille|mari|femme|mere|pere|ami|amie) saigne
    (vomit~|crache~|tousse~|urine~) … sang
    (du )?sang … (vomi~|urines?|selles|partout|arrete pas)
    (saigne|saignement) … (beaucoup|abondamment|pas|tete|oeil)
    (n'arrive|arrive|n'arrivent|peine|du mal|peut|peux)( plus| pas)? (a )?respirer
    respire (plus|pas|mal|bizarrement|difficilement|tres vite|avec difficulte)
    (bebe|enfant|fils|fille|chien~|chiot|chat|chatte|chaton|il|elle) … (a|vient d'|s'est) (avale~|etouffe~)
    (m'|me |s'|se )(etouffe|etrangle|suis etouffe|suis etrangle)~
    (il|elle|chien~|chat|chatte|animal|bebe|enfant|fils|fille|mere|pere|mari|femme) … (bouge|repond|reagit) plus
    (inconscient~|evanoui~|perdu connaissance|convuls~|crise d'epilepsie|s'etouffe|s'etrangle|empoisonn~|intoxiqu~|intoxication|overdose|surdose|suicid~|crise cardiaque|avc|douleur~ (a|dans) la poitrine|electrocut~|choc anaphylactique|anaphyla~)
    (avale~|bu|mange~|ingere~|leche~|gobe~) … (encre|peinture|parfum|colle|shampo~|savon|vernis|bille~|perle~|pile~|aimant~|javel|poison|mort aux rats|detergent|produit (menager|chimique|toxique)|antigel|aiguille|medicament~|comprime~|cachet~|essence|acide|anti-?limaces)
    (chien~|chiot|chat|chatte|chaton|lapin|animal|il|elle) … (a|avale) … (mange~|avale~|bouffe~) … (chocolat|raisins?|oignons?|lys|verre)
    (odeur|sent|fuite) … (de gaz|le gaz|gaz)
    (en feu|pris feu|prend feu|de la fumee (sort|qui sort)|explose)
    (me|se) (tuer|faire du mal|suicider|supprimer)
    (veux|vais) mourir
    (visage|langue|gorge|levres) … (gonfle~|enfle~)
    (dans|plein) (l'|les |mes |son |ses )(oeil|yeux) … (brul~|acide|javel|produit)
    (ambulance|samu|pompiers)`,
  unwanted: '(sans|pas de|aucun|ni) (poison~|javel|produit~ chimique~|acide|pesticide~)',
  delicate: `
    (allergi~|allergene~|coeliaque~|intoleran~|anaphyla~)
    (enceinte~|grossesse|allait~|diabeti~|epilep~|asthmati~|hypertension|pacemaker) … (peut|peux|puis|sans danger|risque~|autorise~|convient|adapte~|prendre|utiliser|manger|dangereux)
    (peut|peux|puis-je|sans danger|risque~|convient|adapte~|dangereux|compatible) … (enceinte~|grossesse|allait~|diabeti~|epilep~|pacemaker|hypertension)
    (dose|doses|dosage|posologie|effets? (secondaire|indesirable)s?|contre-?\\s?indication~|interaction~ medicament~)
    (combien|peut|peux|puis-je|faut) … (prendre|donner|associer|combiner) … (medicament~|comprime~|antibiotique~|anticoagulant~|ibuprofene|paracetamol|aspirine|insuline|cortisone|gouttes|gelules)
    (avec|en meme temps que|compatible avec|pendant) (mon |mes |un |des |son |le )?(traitement|medicament~|antibiotique~|anticoagulant~|ibuprofene|paracetamol|aspirine|insuline|cortisone)
    (soigne~|guerit|guerir|traite) … (cancer|depression|diabete|eczema|arthrose|tumeur|infection)
    (avocat~|justice|tribunal|porter plainte|mise en demeure|poursuivre|poursuites?|action en justice|repression des fraudes|dgccrf|mediateur|que choisir|defense des consommateurs|huissier)
    (vais|aller|appeler|signaler|contacter) … (police|gendarmerie|presse|autorites)
    (dommages et interets|dedommag~ … blessure|responsabilite civile|indemnis~)
    (blesse~|blessure) … (par|avec|a cause|en utilisant) (votre|vos|le|la|ce)`,
  trouble: `
    (est|sont|etait|etaient|ete|ai|as|a|avons|avez|ont) (~ )?(arrivee?s?|recue?s?|livree?s?|envoyee?s?|deballee?s?) … (cassee?s?|abimee?s?|dechiree?s?|brisee?s?|endommagee?s?|defectueu(x|se|ses)|fendue?s?|felee?s?|percee?s?|cabossee?s?|ebrechee?s?|en morceaux|en miettes|moisie?s?|perimee?s?|pourrie?s?|inutilisables?)
    (cassee?s?|abimee?s?|dechiree?s?|brisee?s?|endommagee?s?|defectueu(x|se|ses)|fendue?s?) (a l'arrivee|a la livraison|a la reception|a reception|a l'ouverture|en arrivant)
    (ai|as|a|avons|avez|ont) (recu|livre|envoye) … (mauvais|mauvaise|mauvaises|faux|fausse) ~
    (ai|as|a|avons|avez|ont) (recu|livre|envoye) … (autre chose|pas ce que)
    (manque|manquait|manquent) … dans (ma|mon|la|le|notre) (commande|colis|paquet|livraison|carton)
    dans (ma|mon|la|le|notre) (commande|colis|paquet|livraison|carton) … (manque|manquait|manquent)
    pas ce que (j'ai|j'avais|nous avons|on a) commande`,
  supposed:
    'si (elle|il|ca|cela|un|une|le|la|les|mon|ma|ils|elles|quelque chose|jamais)|au cas ou|en cas|que se passe|que faire quand|combien',
  conditions: 'asthm~|epilep~|diabet~|enceinte~|allait~|pacemaker|migraine~|eczema|maladie cardiaque',
  safe: `
    sans danger|sans risque~|dangereu~|risque~|nocif~|convient|adapte~|supporte~
    (je peux|puis-je|peut-on|peux-je|elle peut|il peut)`,
};
