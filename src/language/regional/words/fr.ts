import type { RegionalWords } from './regional-words.js';

/** Quebec, Switzerland, Belgium; and what is written as it is spoken. */
export const FRENCH: RegionalWords = {
  everyday: `
    avez-vous = avez-vous-tu | z'avez | vous avez-tu | avez vous-tu | z'auriez | vous auriez-tu | t'as-tu | as-tu | vous avez tu
    est-ce que c'est = c'est-tu | c'est tu | cé-tu | cest tu | c'tu
    est-ce que = c'est-ti que | estce que | esque | eske | c'est-y que
    y a-t-il = y'a-tu | ya-tu | y a-tu | ya tu | y'as-tu | y a tu
    puis-je = j'peux-tu | je peux-tu | j'peux tu | je peux tu | j'peux | chu capable de
    pouvez-vous = pouvez-vous-tu | vous pouvez-tu | pouvez vous tu
    je = chu
    je suis = chu | chui | j'suis | ch'suis
    je ne sais pas = chais pas | j'sais pas
    je voudrais = j'voudrais | jvoudrais | je voudrais-tu | j'aurais envie d | jaimerais | j'veux | chveux | jveux
    je cherche = j'cherche | jcherche | ch'cherche | je magasine
    j'ai besoin = jai besoin | j'aurais de besoin
    combien = combin | cmb
    quand = qd
    où est = ousqu'est | ousque c'est | c'est où | ou sque | où qu'est | où c'est qu'est
    quelle heure = quelle heure-tu
    ici = icitte
    là-bas = là-bas-là
    maintenant = asteure | à c't'heure | astheure
    pas = pantoute | po
    beaucoup = bcp | ben gros | en masse
    bonjour = bon matin
    d'accord = c'est beau | ok d'abord
    qu'est-ce que = kesk | kesse | qu'ossé | quessé | keske | kés
    avec = aek
    quelqu'un = qqun | kelkun | qq1 | quelqu'1
    quelque chose = qqch | qqchose
    pourquoi = pk | pkoi | prkoi`,
  shopping: `
    prix = prx
    combien coûte = c'est combien | combien ça fait | ça coûte-tu combien | combien que ça coûte | ça revient à combien | c'est combien pour | combien vous demandez pour
    ouvert = ouvert-tu
    êtes-vous ouverts = êtes-vous ouverts-tu | vous êtes-tu ouverts | vous êtes tu ouverts | êtes vous ouvert-tu | vous ouvrez-tu
    fermez-vous = vous fermez-tu
    à quelle heure fermez-vous = à quelle heure que vous fermez | vous fermez à quelle heure | fermez-vous à quelle heure
    fin de semaine = fds
    week-end = fin de semaine | wk
    ce soir = à soir | à souère | c'soir
    midi = sur l'heure du midi
    livraison = shipping
    livrez-vous = vous livrez-tu | livrez-vous-tu | vous livrez tu
    commande = cde
    colis = pkg
    en stock = en inventaire | en magasin
    rembourser = ravoir mon argent | revoir mon argent
    rembourse = redonne l'argent
    quatre-vingt-dix = nonante
    soixante-dix = septante
    quatre-vingts = huitante
    pas cher = pas chère | cheap`,
};
