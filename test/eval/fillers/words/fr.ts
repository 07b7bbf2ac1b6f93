import type { FillerWords } from './filler-words.js';

export const FRENCH: FillerWords = {
  things:
    'tréteau | pèse-lettre | beurrier | serre-livres | cale-porte | pluviomètre | pupitre à musique | porte-clés mural | cercle à gâteau | ' +
    'sablier de cuisine | lance d’arrosage | étendoir | moulin à épices | pince à cravate | chausse-pied | tabouret pliant | lampion | ' +
    'horloge murale | sac à linge | mangeoire | roulette à pâte | trousse à outils | étau | moulinet | terrine à semis | ' +
    'cerf-volant | seau à glace | rabot | tambour à broder | échiquier | métronome | pelle à neige | planche à repasser | ' +
    'composteur | rouleau à pâtisserie | patère | compas | carillon à vent | poivrier | sacoche de selle | sardine de tente | ' +
    'dévidoir | porte-serviettes | range-couverts | brumisateur | sonnette | dessous de verre en ardoise | réchaud | brique de yoga | massue de jonglage',
  looks:
    'hêtre | noyer | liège | acier brossé | émaillé | fonte | bambou | terre cuite | verre recyclé | toile cirée | ' +
    'feutre de laine | chêne | cuivre | noir mat | vert mousse | blanc cassé | bleu nuit | rayé | peint à la main | thermolaqué',
  uses:
    'Pour les cuisines étroites et les petits appartements. | Pour l’usage quotidien à l’atelier. | Un cadeau pour qui aime l’ordre. | ' +
    'Pour débutants et pour écoles. | Stable sur un sol inégal. | Se plie à plat et tient dans un sac à dos. | ' +
    'Pour les balcons peu ensoleillés. | Contient jusqu’à douze pièces. | Pour gauchers et droitiers. | ' +
    'Assez silencieux pour la nuit. | Utilisé par boulangers et pâtissiers. | Pour les longues soirées dehors.',
  notes:
    'Essuyer avec un chiffon humide. | Ne va pas au lave-vaisselle. | Deux vis de rechange sont fournies. | Livré dans un tube en carton. | ' +
    'À huiler deux fois par an. | Le couvercle se vend à part. | Fabriqué dans un atelier familial. | Chaque pièce est un peu différente. | ' +
    'Avec une boucle pour l’accrocher. | Monté en cinq minutes. | Sécher avant de ranger. | Le manche se remplace.',
  services:
    'la gravure | le montage à domicile | l’affûtage | la location à la journée | une nouvelle peinture | le gardiennage d’hiver | ' +
    'un ajustement | un manche de rechange | un atelier | le nettoyage',
  question: 'Proposez-vous {service} pour l’article {thing} ?',
  answer: 'Oui, {service} pour l’article {thing} prend {days} jours et coûte {price}.',
};
