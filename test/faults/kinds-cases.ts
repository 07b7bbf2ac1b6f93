import type { Language } from '../../src/language/language.js';

/** A language, and the messages of one conversation in it. */
export type Case = readonly [language: Language, ...texts: string[]];

/** Examples of the kinds of faults of this folder's `kinds.spec.ts`. */
export interface Cases {
  /** A change of a proven order, on which the shop has no article. */
  changes: readonly Case[];
  /** The same, with an article that covers it. */
  coveredChanges: readonly Case[];
  /** A product that is sold out, without a day. */
  restocks: readonly Case[];
  /** One whose text states the day. */
  statedRestocks: readonly Case[];
  /** Compares with nothing. */
  comparatives: readonly Case[];
  /** Several clauses of which none is sure. */
  vague: readonly Case[];
  /** A name in figures or in words, and the product's SKU name part. */
  figures: readonly (readonly [language: Language, text: string, name: RegExp])[];
  /** A property that no text of the product states. */
  properties: readonly Case[];
  /** A returned order with a note in another language, and its day in the visitor's. */
  notes: readonly (readonly [language: Language, text: string, day: RegExp])[];
  thanks: readonly Case[];
  whoAreYou: readonly Case[];
  /** Short texts, at an English shop. */
  short: readonly (readonly [text: string, language: Language])[];
}

const PROOF = '47118, ann@example.com';

export const SEEN: Cases = {
  changes: [
    ['en', `Please add a second lamp to order ${PROOF}`],
    ['en', `Could you gift wrap it? Order ${PROOF}`],
    ['de', `Bitte packt in die Bestellung ${PROOF} noch ein Paar Socken dazu`],
    ['de', `Könnt ihr die Bestellung ${PROOF} in zwei Pakete aufteilen?`],
    ['fr', `Pouvez-vous ajouter une lampe à ma commande ${PROOF} ?`],
    ['fr', `Je voudrais une autre taille, commande ${PROOF}`],
    ['es', `¿Pueden añadir unos calcetines al pedido ${PROOF}?`],
    ['es', `Quiero otra dirección de entrega para el pedido ${PROOF}`],
    ['ar', `ممكن تضيفوا مصباح ثاني للطلب ${PROOF}`],
  ],
  coveredChanges: [
    ['en', `I want to cancel my order ${PROOF}`],
    ['de', `Ich will die Bestellung ${PROOF} stornieren`],
    ['fr', `Je veux annuler ma commande ${PROOF}`],
    ['es', `Quiero cancelar mi pedido ${PROOF}`],
    ['ar', `اريد الغاء طلبي ${PROOF}`],
  ],
  restocks: [
    ['en', 'When will the table lamp Moon be back in stock?'],
    ['de', 'Wann ist die Tischlampe Mond wieder lieferbar?'],
    ['fr', 'Quand la lampe de table Lune sera-t-elle de retour en stock ?'],
    ['es', '¿Cuándo vuelve a haber la lámpara de mesa Luna?'],
    ['ar', 'متى يتوفر مصباح طاولة قمر من جديد؟'],
  ],
  statedRestocks: [
    ['en', 'when do you get more of the kettle Alba'],
    ['de', 'wann kommt der Wasserkessel Alba wieder rein?'],
    ['fr', 'quand la bouilloire Alba est-elle de nouveau disponible ?'],
  ],
  comparatives: [
    ['en', 'is it more expensive'],
    ['de', 'ist das teurer'],
    ['fr', "c'est plus cher ou pas"],
    ['es', 'cuesta más'],
    ['ar', 'هل هذا اغلى'],
  ],
  vague: [
    ['en', 'is there a paper lamp with bluetooth? and do you do invoice splitting for clubs?'],
    ['de', 'gibt es eine Papierlampe mit Bluetooth? und geht Rechnungssplitting für Vereine?'],
    ['fr', 'vous avez une lampe papier bluetooth ? et une facture partagée pour les clubs ?'],
  ],
  figures: [
    ['en', 'do you have the 2 piece suit?', /suit/u],
    ['en', 'a 3-seater sofa', /sofa/u],
    ['de', 'habt ihr Socken im 6er Pack?', /Socken/u],
    ['de', '3-Sitzer Sofa', /Sofa/u],
    ['fr', 'avez-vous le tailleur 2 pièces ?', /Tailleur/u],
    ['es', '¿tienen el traje de 2 piezas?', /Traje/u],
    ['ar', 'عندكم كنبة 3 مقاعد؟', /كنبة/u],
  ],
  properties: [
    ['en', 'Does the rail set Alpina work with 110 V?'],
    ['en', 'How much is the rail set Alpina?', 'and does my H0 engine run on it?'],
    ['de', 'Ist das Gleisset Alpina aus Kunststoff oder Holz?'],
    ['de', 'Was kostet das Gleisset Alpina?', 'und läuft meine H0 Lok darauf?'],
    ['fr', 'Le coffret de rails Alpina est-il en bois ou en plastique ?'],
    ['es', '¿El juego de vías Alpina funciona con pilas?'],
    ['ar', 'هل طقم سكة ألبينا من الخشب أو البلاستيك؟'],
  ],
  notes: [
    ['en', 'When do I get my money back? Order 47119, ann@example.com', /4 December/u],
    ['fr', 'Quand suis-je remboursé ? commande 47119, ann@example.com', /4 décembre/u],
    ['de', 'Wann bekomme ich mein Geld zurück? Bestellung 47120, ann@example.com', /4\. Dezember/u],
    ['ar', 'متى يرجع المبلغ؟ طلب 47119, ann@example.com', /4 ديسمبر/u],
  ],
  thanks: [
    ['en', 'ta very much'],
    ['de', 'merci vielmal'],
    ['de', 'dankschee'],
    ['fr', 'merci ben'],
    ['es', 'mil gracias'],
    ['ar', 'yislamo kteer'],
    ['ar', 'shukran jazilan'],
  ],
  whoAreYou: [
    ['ar', 'inta robot walla bani adam?'],
    ['de', 'bisch du en Roboter oder en Mensch?'],
    ['en', 'are ye a bot or a person'],
    ['es', 'eres un robot o una persona'],
    ['fr', "t'es un robot ou un humain"],
  ],
  short: [
    ['dog lead, no leather', 'en'],
    ['hoodie no logo', 'en'],
    ['lamp, no glass', 'en'],
    ['no tengo tiempo', 'es'],
    ['perro sin collar', 'es'],
  ],
};

export const UNSEEN: Cases = {
  changes: [
    ['en', `Can you hold my order until next week? ${PROOF}`],
    ['en', `Wrong colour chosen, please swap to green. Order number ${PROOF}`],
    ['de', `Kann die Bestellung ${PROOF} erst am Freitag geliefert werden?`],
    ['de', `Bitte eine Größe kleiner, Bestellung ${PROOF}`],
    ['fr', `Merci de retirer les chaussettes de la commande ${PROOF}`],
    ['fr', `Peut-on emballer en cadeau la commande ${PROOF} ?`],
    ['es', `Por favor, quiten la lámpara del pedido ${PROOF}`],
    ['es', `¿Me lo pueden envolver para regalo? Pedido ${PROOF}`],
    ['ar', `اريد اغير العنوان للطلب ${PROOF}`],
    ['ar', `ارجوكم اجلوا توصيل الطلب ${PROOF}`],
  ],
  coveredChanges: [
    ['de', `Bestellung ${PROOF} bitte stornieren!`],
    ['fr', `annulation de la commande ${PROOF} svp`],
    ['es', `anulen el pedido ${PROOF}, por favor`],
  ],
  restocks: [
    ['en', 'will you be getting more table lamps Moon?'],
    ['en', 'table lamp Moon: when is it available again'],
    ['de', 'Kommt die Tischlampe Mond nochmal rein?'],
    ['fr', 'la lampe de table Lune sera réapprovisionnée quand ?'],
    ['es', '¿Cuándo reponen la lámpara de mesa Luna?'],
    ['ar', 'متى يرجع مصباح طاولة قمر؟'],
  ],
  statedRestocks: [
    ['en', 'is the kettle Alba coming back?'],
    ['es', '¿cuándo vuelve a estar disponible el hervidor Alba?'],
    ['ar', 'متى ترجع غلاية ألبا؟'],
  ],
  comparatives: [
    ['en', 'does that cost more or what'],
    ['de', 'wird es dann teurer?'],
    ['fr', 'ça devient plus cher ?'],
    ['es', 'sale más caro así'],
    ['ar', 'بيصير اغلى ولا لا'],
  ],
  vague: [
    ['en', 'any lamp for diving? also can I pay in monthly rates by invoice with crypto?'],
    ['es', '¿hay una lámpara para bucear? ¿y se puede pagar la factura con criptomonedas?'],
    ['ar', 'عندكم مصباح للغوص؟ وهل ممكن ادفع الفاتورة بالعملات الرقمية؟'],
  ],
  figures: [
    ['en', 'socks six pack', /Socks/u],
    ['en', 'is the 3 seater Oslo available?', /sofa/u],
    ['de', 'der 2-teilige Anzug', /Anzug/u],
    ['fr', 'le canapé 3 places', /Canapé/u],
    ['fr', 'chaussettes, lot de six', /Chaussettes/u],
    ['es', 'calcetines paquete de seis', /Calcetines/u],
    ['es', 'sofá de 3 plazas', /Sofá/u],
    ['ar', 'جوارب عبوة ستة ازواج', /جوارب/u],
  ],
  properties: [
    ['en', 'Is the three-seater sofa Oslo fireproof?'],
    ['en', 'Tell me about the rail set Alpina', 'can I use it outdoors?'],
    ['de', 'Kann man das Sofa Oslo in der Maschine waschen?'],
    ['de', 'Was kostet das Gleisset Alpina?', 'passt es zu Spur N?'],
    ['fr', 'Combien coûte le coffret de rails Alpina ?', 'et il marche sur secteur ?'],
    ['es', '¿Cuánto cuesta el juego de vías Alpina?', '¿y es de madera?'],
    ['ar', 'هل كنبة أوسلو مقاومة للماء؟'],
  ],
  notes: [
    ['es', '¿Cuándo me devuelven el dinero? Pedido 47119, ann@example.com', /4 de diciembre/u],
    ['es', 'Pedido 47120, ann@example.com, ¿y el reembolso?', /4 de diciembre/u],
    ['en', 'refund for order 47121, ann@example.com?', /4 December/u],
    ['de', 'Erstattung? Bestellung 47121, ann@example.com', /4\. Dezember/u],
  ],
  thanks: [
    ['en', 'cheers mate'],
    ['en', 'thanks a mill'],
    ['de', 'vergelts Gott'],
    ['fr', 'merci bien gros'],
    ['es', 'muchas grax'],
    ['ar', 'merci ktir'],
    ['ar', 'yeslamo'],
    ['ar', 'تسلم ايديك يا غالي'],
  ],
  whoAreYou: [
    ['ar', 'ana b7ki ma3 robot aw shakhs?'],
    ['ar', 'انت بوت ولا انسان'],
    ['de', 'red i mit am Mensch oder am Bot?'],
    ['es', 'oye, platico con un robot o con alguien'],
    ['fr', 'je jase avec un robot ou une personne'],
  ],
  short: [
    ['coat, no hood', 'en'],
    ['rug no fringe', 'en'],
    ['soap no perfume', 'en'],
    ['me no like wool', 'en'],
    ['abrigo sin capucha', 'es'],
    ['no me llega', 'es'],
  ],
};
