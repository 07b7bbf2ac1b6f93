import { clauseOf } from '../../../assistant/clause.js';
import { describeCorpus, type Corpus } from '../../../../test/support/corpus.js';
import { aspectOf } from '../aspects.js';
import { asksAboutOrder } from '../reading.js';
import { AMENDS, ASKS_FOR_CONTACT } from './patterns.js';

/**
 * The meaning: 'order' for an order of the visitor, the aspect asked for, 'amends' for a change, 'contact' for an
 * address, which must not be given; '' for other subjects.
 */
const CORPUS: Corpus<string> = {
  en: [
    ['where is my parcel', 'order'],
    ['has my order shipped', 'order'],
    ['still waiting for my delivery', 'order'],
    ['any news on my order', 'order'],
    ['when will my package arrive', 'order date'],
    ['what is in my order', 'order items'],
    ['what did I order', 'items'],
    ['how much did I pay', 'total'],
    ['the total please', 'total'],
    ['who is delivering it', 'parcel'],
    ['please cancel my order', 'order amends'],
    ['what is the e-mail on the order', 'contact'],
    ['which carrier do you use', ''],
    ['is the lamp in stock', ''],
  ],
  de: [
    ['wo ist mein Paket', 'order'],
    ['wurde meine Bestellung verschickt', 'order'],
    ['ich warte noch auf meine Lieferung', 'order'],
    ['was ist mit meiner Bestellung', 'order'],
    ['wann kommt meine Bestellung an', 'order date'],
    ['was ist in meiner Bestellung', 'order items'],
    ['was habe ich bestellt', 'items'],
    ['wie viel habe ich bezahlt', 'total'],
    ['wer liefert es', 'parcel'],
    ['bitte stornieren Sie meine Bestellung', 'order amends'],
    ['welche Adresse steht auf der Bestellung', 'contact'],
    ['ist die Lampe auf Lager', ''],
    ['wie teuer ist die Lampe', ''],
  ],
  fr: [
    ['où est mon colis', 'order'],
    ['ma commande est-elle expédiée', 'order'],
    ["j'attends toujours ma commande", 'order'],
    ['des nouvelles de ma commande', 'order'],
    ['quand arrive ma commande', 'order date'],
    ["qu'y a-t-il dans ma commande", 'order items'],
    ["qu'est-ce que j'ai commandé", 'items'],
    ["combien j'ai payé", 'total'],
    ['quel transporteur', 'parcel'],
    ['je veux annuler ma commande', 'order amends'],
    ["quelle est l'adresse de la commande", 'contact'],
    ['la lampe est-elle en stock', ''],
    ['combien coûte la lampe', ''],
  ],
  es: [
    ['dónde está mi pedido', 'order'],
    ['ya enviaron mi pedido', 'order'],
    ['sigo esperando mi paquete', 'order'],
    ['alguna novedad de mi pedido', 'order'],
    ['cuándo llega mi pedido', 'order date'],
    ['qué hay en mi pedido', 'order items'],
    ['qué pedí', 'items'],
    ['cuánto pagué', 'total'],
    ['qué transportista', 'parcel'],
    ['quiero cancelar mi pedido', 'order amends'],
    ['cuál es la dirección del pedido', 'contact'],
    ['está la lámpara en stock', ''],
    ['cuánto cuesta la lámpara', ''],
  ],
  ar: [
    ['وين طلبي', 'order'],
    ['طلبي انشحن', 'order'],
    ['لسه ما وصل طلبي', 'order'],
    ['شو صار بطلبي', 'order'],
    ['متى يوصل طلبي', 'order date'],
    ['شو محتويات طلبي', 'order items'],
    ['شو طلبت', 'items'],
    ['كم دفعت', 'total'],
    ['مين شركة الشحن', 'parcel'],
    ['ابغى الغي طلبي', 'order amends'],
    ['شو عنوان صاحب الطلب', 'contact'],
    ['هل المصباح متوفر', ''],
    ['كم سعر المصباح', ''],
  ],
};

describeCorpus(CORPUS, (said, language) => {
  const clause = clauseOf(said, language);
  if (ASKS_FOR_CONTACT.test(clause.folded)) return 'contact';
  const labels = [
    asksAboutOrder(clause) ? 'order' : null,
    aspectOf(clause),
    AMENDS.test(clause.folded) ? 'amends' : null,
  ];
  return labels.filter((label) => label !== null).join(' ');
});
