import type { Language } from '../../src/language/language.js';
import type { OrderLineKind } from '../../src/orders/order-line.js';
import type { OrderStatus } from '../../src/orders/order-lookup.port.js';

/** Name, quantity, price of one. */
type SoldItem = readonly [name: string, quantity: number, price: string];
/** Name, price, stock, attributes. */
export type SoldProduct = readonly [
  name: string,
  price: string,
  stock: number | null,
  attributes: Record<string, string>,
];

export interface SoldOrder {
  number: string;
  status: OrderStatus;
  total: string;
  expectedAt: string | null;
  items: readonly SoldItem[];
  lines?: readonly (readonly [kind: OrderLineKind, name: string, amount: string])[];
  shipments?: readonly (readonly [carrier: string, number: string, url: string | null])[];
}

export interface Business {
  name: string;
  assistant: string;
  website: string;
  email: string;
  phone: string;
  timezone: string;
  currency: string;
  country: string;
  orders: readonly SoldOrder[];
  products: readonly SoldProduct[];
  articles: readonly (readonly [question: string, answer: string])[];
  week: Readonly<Record<string, string>>;
  closures: readonly (readonly [from: string, to: string, reason: string, hours: string])[];
}

const EUR = { currency: 'EUR' };

/** One business for each language. */
export const BUSINESSES: Readonly<Record<Language, Business>> = {
  en: {
    ...EUR,
    ...{ name: 'Copper & Crumb', assistant: 'Robin', timezone: 'Europe/Dublin', country: 'IE' },
    website: 'https://coppercrumb.example',
    email: 'hello@coppercrumb.example',
    phone: '+353 1 496 0123',
    orders: [
      {
        ...{ number: 'CC-2041', status: 'shipped', total: '74.50', expectedAt: '2026-11-25' },
        items: [
          ['Copper Kettle 1.7 l', 1, '49.00'],
          ['Cotton Tea Towel', 2, '8.00'],
        ],
        lines: [
          ['shipping', 'Delivery', '4.50'],
          ['fee', 'Gift wrap', '5.00'],
        ],
        shipments: [['An Post', 'CE123456785IE', 'https://www.anpost.example/track/CE123456785IE']],
      },
      {
        ...{ number: 'CC-1987', status: 'delivered', total: '39.90', expectedAt: '2026-11-10' },
        items: [['Cast Iron Teapot', 1, '39.90']],
        shipments: [['DPD', '15501234567890', null]],
      },
    ],
    products: [
      [
        'Copper Kettle 1.7 l',
        '49.00',
        7,
        { Capacity: '1.7 l', Weight: '1.2 kg', Power: '2200 W', Warranty: '2 years' },
      ],
      ['Cast Iron Teapot', '39.90', 0, { Capacity: '0.8 l', Weight: '1.6 kg' }],
      ['Cotton Tea Towel', '8.00', null, { Size: '50 x 70 cm' }],
    ],
    articles: [
      [
        'What does delivery cost?',
        'Delivery within Ireland costs €4.50 and takes 2 to 3 working days. Orders over €60 are delivered free. We ship to the UK for €9.95 in 4–6 working days.',
      ],
      [
        'Can I return something?',
        'You can return unused items within 30 days. Returns within Ireland are free. We refund the price within five working days of receiving the parcel.',
      ],
      ['Are there discounts?', 'Students get 10 % off with a valid card.'],
    ],
    week: {
      ...{
        mon: '09:00-18:00',
        tue: '09:00-18:00',
        wed: '09:00-18:00',
        thu: '09:00-18:00',
        fri: '09:00-18:00',
      },
      sat: '10:00-17:00',
    },
    closures: [
      ['2026-12-24', '2026-12-24', 'Christmas Eve', '09:00-13:00'],
      ['2026-12-25', '2026-12-26', 'Christmas', ''],
    ],
  },
  de: {
    ...EUR,
    ...{ name: 'Werkraum Holz', assistant: 'Mia', timezone: 'Europe/Berlin', country: 'DE' },
    website: 'https://werkraum-holz.example',
    email: 'info@werkraum-holz.example',
    phone: '+49 30 901820',
    orders: [
      {
        ...{ number: '100482', status: 'processing', total: '1249.00', expectedAt: '2026-12-03' },
        items: [
          ['Eichentisch Linde 180 cm', 1, '1099.00'],
          ['Pflegeöl Natur 500 ml', 3, '20.00'],
        ],
        lines: [['shipping', 'Speditionsversand', '90.00']],
      },
      {
        ...{ number: '100391', status: 'refunded', total: '89.00', expectedAt: null },
        items: [['Hocker Birke', 1, '89.00']],
      },
    ],
    products: [
      ['Eichentisch Linde 180 cm', '1099.00', 2, { Maße: '180 × 90 × 75 cm', Gewicht: '48 kg' }],
      ['Hocker Birke', '89.00', 14, { Belastbarkeit: 'bis 120 kg', Höhe: '45 cm' }],
      ['Pflegeöl Natur 500 ml', '20.00', 31, {}],
      ['Regal Kiefer', '149.00', 0, {}],
    ],
    articles: [
      [
        'Was kostet der Versand?',
        'Kleine Artikel kommen in 3 bis 5 Werktagen und kosten 5,90 € Versand. Möbel liefert die Spedition für 90 € innerhalb von zwei Wochen.',
      ],
      [
        'Kann ich etwas zurückgeben?',
        'Sie können innerhalb von 14 Tagen zurückgeben. Die Rücksendung von Möbeln kostet 45 €.',
      ],
      ['Gibt es Garantie?', 'Auf alle Möbel geben wir 5 Jahre Garantie.'],
      ['Wie kann ich bezahlen?', 'Bei Vorkasse erhalten Sie 2 % Skonto.'],
    ],
    week: {
      tue: '10:00-19:00',
      wed: '10:00-19:00',
      thu: '10:00-19:00',
      fri: '10:00-19:00',
      sat: '10:00-16:00',
    },
    closures: [['2026-12-24', '2027-01-02', 'Betriebsferien', '']],
  },
  fr: {
    ...EUR,
    ...{ name: 'Maison Tilleul', assistant: 'Lou', timezone: 'Europe/Paris', country: 'FR' },
    website: 'https://maison-tilleul.example',
    email: 'bonjour@maison-tilleul.example',
    phone: '+33 1 42 68 53 00',
    orders: [
      {
        ...{ number: 'MT-7731', status: 'out_for_delivery', total: '57.80', expectedAt: '2026-11-23' },
        items: [
          ['Bougie Figuier 200 g', 2, '18.90'],
          ['Savon Lavande', 4, '3.50'],
        ],
        lines: [['shipping', 'Livraison', '6.00']],
        shipments: [['Chronopost', 'XY987654321FR', 'https://www.chronopost.example/suivi/XY987654321FR']],
      },
      {
        ...{ number: 'MT-7690', status: 'cancelled', total: '24.00', expectedAt: null },
        items: [['Diffuseur Cèdre', 1, '24.00']],
      },
    ],
    products: [
      ['Bougie Figuier 200 g', '18.90', 12, { Combustion: '40 heures', Poids: '200 g' }],
      ['Diffuseur Cèdre', '24.00', 3, { Contenance: '100 ml' }],
      ['Savon Lavande', '3.50', 0, { Poids: '125 g' }],
    ],
    articles: [
      [
        'Combien coûte la livraison ?',
        "La livraison en France coûte 6 € et prend 48 heures. Elle est offerte dès 70 € d'achat.",
      ],
      [
        'Puis-je retourner un article ?',
        'Vous avez 30 jours pour retourner un article. Les frais de retour sont de 4,50 €.',
      ],
      [
        'Proposez-vous des ateliers ?',
        'Nos ateliers durent 1 h 30 et coûtent 45 € par personne, pour 8 personnes au plus.',
      ],
    ],
    week: {
      ...{
        mon: '10:00-19:30',
        tue: '10:00-19:30',
        wed: '10:00-19:30',
        thu: '10:00-19:30',
        fri: '10:00-19:30',
      },
      sat: '10:00-19:30',
    },
    closures: [
      ['2026-12-24', '2026-12-24', 'Réveillon', '10:00-17:00'],
      ['2026-12-25', '2026-12-25', 'Noël', ''],
    ],
  },
  es: {
    ...EUR,
    ...{ name: 'Ferretería Molino', assistant: 'Paz', timezone: 'Europe/Madrid', country: 'ES' },
    website: 'https://ferreteria-molino.example',
    email: 'hola@ferreteria-molino.example',
    phone: '+34 915 21 04 00',
    orders: [
      {
        ...{ number: '5567', status: 'partially_shipped', total: '183.40', expectedAt: '2026-11-27' },
        items: [
          ['Taladro Bosque 18 V', 1, '129.00'],
          ['Juego de brocas 25 piezas', 2, '19.90'],
          ['Guantes de trabajo', 1, '9.60'],
        ],
        lines: [['shipping', 'Envío', '5.00']],
        shipments: [['SEUR', '0412345678901', null]],
      },
    ],
    products: [
      ['Taladro Bosque 18 V', '129.00', 5, { Peso: '1,4 kg', Batería: '2 Ah', Garantía: '3 años' }],
      ['Juego de brocas 25 piezas', '19.90', 40, {}],
      ['Sierra de calar 650 W', '74.50', 0, {}],
    ],
    articles: [
      [
        '¿Cuánto cuesta el envío?',
        'El envío a la península cuesta 5 € y tarda 24 o 48 horas. A Baleares cuesta 12 €.',
      ],
      [
        '¿Puedo devolver un producto?',
        'Tiene 15 días para devolver un producto. Reembolsamos en un plazo de 7 días.',
      ],
      ['¿Alquilan herramientas?', 'Alquilamos herramientas desde 15 € al día; la fianza es de 100 €.'],
    ],
    week: {
      ...{ mon: '09:00-14:00 16:30-20:00', tue: '09:00-14:00 16:30-20:00', wed: '09:00-14:00 16:30-20:00' },
      ...{ thu: '09:00-14:00 16:30-20:00', fri: '09:00-14:00 16:30-20:00', sat: '09:30-14:00' },
    },
    closures: [['2026-12-08', '2026-12-08', 'Inmaculada', '']],
  },
  ar: {
    ...{ name: 'متجر الياسمين', assistant: 'سلمى', timezone: 'Asia/Amman', country: 'JO', currency: 'JOD' },
    website: 'https://yasmin.example',
    email: 'salam@yasmin.example',
    phone: '+962 6 500 4321',
    orders: [
      {
        ...{ number: 'YA-310', status: 'on_hold', total: '42.750', expectedAt: '2026-11-26' },
        items: [
          ['زيت زيتون بكر 1 لتر', 3, '9.500'],
          ['صابون الغار', 5, '2.250'],
        ],
        lines: [['shipping', 'التوصيل', '3.000']],
      },
      {
        ...{ number: 'YA-288', status: 'returned', total: '18.000', expectedAt: null },
        items: [['طقم فناجين قهوة', 1, '18.000']],
      },
    ],
    products: [
      ['زيت زيتون بكر 1 لتر', '9.500', 20, {}],
      ['صابون الغار', '2.250', 0, { الوزن: '150 غرام' }],
      ['طقم فناجين قهوة', '18.000', 4, { القطع: '6 قطع' }],
    ],
    articles: [
      [
        'كم سعر التوصيل؟',
        'التوصيل داخل عمان بثلاثة دنانير ويستغرق يومين. التوصيل مجاني للطلبات فوق 50 ديناراً.',
      ],
      ['هل يمكنني الإرجاع؟', 'يمكنك الإرجاع خلال 14 يوماً من الاستلام.'],
      ['كيف أدفع؟', 'نقبل الدفع نقداً عند الاستلام والبطاقات.'],
    ],
    week: {
      ...{
        sat: '10:00-22:00',
        sun: '10:00-22:00',
        mon: '10:00-22:00',
        tue: '10:00-22:00',
        wed: '10:00-22:00',
      },
      ...{ thu: '10:00-22:00', fri: '16:00-23:00' },
    },
    closures: [],
  },
};
