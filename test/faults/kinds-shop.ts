import type { Answer } from '../../src/chat/chat-engine.port.js';
import type { Language } from '../../src/language/language.js';
import type { SampleBusiness } from '../eval/offline.js';
import { shopWith, talk } from './order-desk.js';

/** What the shop of one language calls its goods, and what their texts say. */
interface Goods {
  /** Sold out, and no text says until when. */
  lamp: string;
  /** In stock, of the same kind. */
  otherLamp: string;
  /** Sold out, with the day in its text. */
  kettle: string;
  kettleText: string;
  suit: string;
  pack: string;
  sofa: string;
  /** Of which no text says what it is made of, or what it runs on. */
  train: string;
  trainText: string;
  cancelling: { question: string; answer: string };
  paying: { question: string; answer: string };
}

const GOODS: Record<Language, Goods> = {
  en: {
    lamp: 'Table lamp Moon',
    otherLamp: 'Floor lamp Reed',
    kettle: 'Kettle Alba',
    kettleText: 'One litre. Back in stock on 12 December.',
    suit: 'Two-piece suit Nora',
    pack: 'Socks, 6-pack',
    sofa: 'Three-seater sofa Oslo',
    train: 'Rail set Alpina',
    trainText: 'Ten rails and two signals.',
    cancelling: {
      question: 'Can I cancel my order?',
      answer: 'You can cancel an order free of charge until it is shipped, by e-mail.',
    },
    paying: { question: 'Can I pay by invoice?', answer: 'Invoice is possible from the second order on.' },
  },
  de: {
    lamp: 'Tischlampe Mond',
    otherLamp: 'Stehlampe Schilf',
    kettle: 'Wasserkessel Alba',
    kettleText: 'Ein Liter. Wieder lieferbar ab 12. Dezember.',
    suit: 'Zweiteiliger Anzug Nora',
    pack: 'Socken im Sechserpack',
    sofa: 'Dreisitzer Sofa Oslo',
    train: 'Gleisset Alpina',
    trainText: 'Zehn Gleise und zwei Signale.',
    cancelling: {
      question: 'Kann ich meine Bestellung stornieren?',
      answer: 'Eine Bestellung lässt sich bis zum Versand kostenlos per E-Mail stornieren.',
    },
    paying: {
      question: 'Kann ich auf Rechnung zahlen?',
      answer: 'Rechnung ist ab der zweiten Bestellung möglich.',
    },
  },
  fr: {
    lamp: 'Lampe de table Lune',
    otherLamp: 'Lampadaire Roseau',
    kettle: 'Bouilloire Alba',
    kettleText: 'Un litre. De nouveau disponible le 12 décembre.',
    suit: 'Tailleur deux pièces Nora',
    pack: 'Chaussettes, lot de 6',
    sofa: 'Canapé trois places Oslo',
    train: 'Coffret de rails Alpina',
    trainText: 'Dix rails et deux signaux.',
    cancelling: {
      question: 'Puis-je annuler ma commande ?',
      answer: "Une commande peut être annulée sans frais par e-mail jusqu'à son expédition.",
    },
    paying: {
      question: 'Puis-je payer sur facture ?',
      answer: 'La facture est possible dès la deuxième commande.',
    },
  },
  es: {
    lamp: 'Lámpara de mesa Luna',
    otherLamp: 'Lámpara de pie Junco',
    kettle: 'Hervidor Alba',
    kettleText: 'Un litro. Disponible de nuevo el 12 de diciembre.',
    suit: 'Traje de dos piezas Nora',
    pack: 'Calcetines, paquete de 6',
    sofa: 'Sofá de tres plazas Oslo',
    train: 'Juego de vías Alpina',
    trainText: 'Diez vías y dos señales.',
    cancelling: {
      question: '¿Puedo cancelar mi pedido?',
      answer: 'Un pedido se puede cancelar gratis por correo hasta que se envía.',
    },
    paying: {
      question: '¿Puedo pagar con factura?',
      answer: 'La factura es posible desde el segundo pedido.',
    },
  },
  ar: {
    lamp: 'مصباح طاولة قمر',
    otherLamp: 'مصباح أرضي قصب',
    kettle: 'غلاية ألبا',
    kettleText: 'لتر واحد. متوفرة مجدداً في 12 ديسمبر.',
    suit: 'بدلة قطعتين نورا',
    pack: 'جوارب، عبوة 6 أزواج',
    sofa: 'كنبة ثلاثة مقاعد أوسلو',
    train: 'طقم سكة ألبينا',
    trainText: 'عشر سكك وإشارتان.',
    cancelling: {
      question: 'هل يمكنني إلغاء طلبي؟',
      answer: 'يمكن إلغاء الطلب مجاناً بالبريد الإلكتروني حتى شحنه.',
    },
    paying: { question: 'هل يمكن الدفع بالفاتورة؟', answer: 'الفاتورة ممكنة ابتداء من الطلب الثاني.' },
  },
};

/** Without an article about changes of orders. */
export const SHOPS = Object.fromEntries(
  Object.entries(GOODS).map(([language, goods]) => [language, shopOf(language, goods)]),
) as Record<Language, SampleBusiness>;

/** With one about cancelling. */
export const CANCELLING_SHOPS = Object.fromEntries(
  Object.entries(GOODS).map(([language, goods]) => [
    language,
    { ...shopOf(language, goods), articles: [goods.paying, goods.cancelling] },
  ]),
) as Record<Language, SampleBusiness>;

function shopOf(locale: string, goods: Goods): SampleBusiness {
  const orders = [
    { number: '47118', status: 'processing' as const, items: [['LAMP', 1]] as [string, number][] },
    { number: '47119', status: 'returned' as const, note: 'Erstattung folgt bis 4. Dezember, 42,00 €.' },
    { number: '47120', status: 'returned' as const, note: 'Your refund arrives by 4 December.' },
    { number: '47121', status: 'returned' as const, note: 'Remboursement au plus tard le 4 décembre.' },
  ];
  return shopWith(orders, {
    locale,
    articles: [goods.paying],
    products: [
      { sku: 'LAMP', name: goods.lamp, price: '59.00', stock: 0, description: '' },
      { sku: 'REED', name: goods.otherLamp, price: '129.00', stock: 4, description: '' },
      { sku: 'KETTLE', name: goods.kettle, price: '35.00', stock: 0, description: goods.kettleText },
      { sku: 'SUIT', name: goods.suit, price: '199.00', stock: 3, description: '' },
      { sku: 'PACK', name: goods.pack, price: '12.00', stock: 30, description: '' },
      { sku: 'SOFA', name: goods.sofa, price: '890.00', stock: 2, description: '' },
      { sku: 'TRAIN', name: goods.train, price: '79.00', stock: 6, description: goods.trainText },
    ],
  });
}

/** The answer to the last message at the shop of that language. */
export function asked(language: Language, texts: readonly string[]): Promise<Answer> {
  return talk(SHOPS[language], texts);
}

/** Names of the products, articles or orders that the answer cites. */
export function cited({ citations }: Answer, wanted: 'product' | 'article' | 'order'): string[] {
  return citations.filter(({ kind }) => kind === wanted).map(({ title }) => title);
}
