import type { SampleBusiness } from '../eval/offline.js';
import { shopWith } from './order-desk.js';

/** A garden centre with a café of its own hours, goods in sizes and for persons, and prices in articles. */
export const GARDEN: SampleBusiness = shopWith([], {
  name: 'Linden Garden Centre',
  articles: [
    { question: 'Café', answer: 'The café is open Wednesday to Sunday from 11:00 to 16:30.', locale: 'en' },
    { question: 'Das Palmenhaus', answer: 'Das Palmenhaus schließt schon um 15:45 Uhr.', locale: 'de' },
    { question: 'Gift wrapping', answer: 'A box and a ribbon cost €4.50.', locale: 'en' },
    { question: 'Geschenkverpackung', answer: 'Schachtel und Band kosten 4,50 €.', locale: 'de' },
    { question: 'Emballage cadeau', answer: 'Boîte et ruban pour 4,50 €.', locale: 'fr' },
    { question: 'Envoltorio de regalo', answer: 'Caja y lazo por 4,50 €.', locale: 'es' },
    { question: 'تغليف الهدايا', answer: 'علبة وشريط مقابل 4.50 يورو.', locale: 'ar' },
    { question: 'Big tune-up of mowers', answer: 'From 1 December 20 % off the big tune-up.', locale: 'en' },
    { question: 'Tune-ups of mowers', answer: 'Small tune-up: €59. Big tune-up: €129.', locale: 'en' },
    { question: 'Do you test pond water?', answer: 'Yes, free of charge.', locale: 'en' },
    { question: 'Testet ihr Teichwasser?', answer: 'Ja, kostenlos.', locale: 'de' },
    {
      question: 'Quelles plantes pendant la grossesse ?',
      answer: 'Évitez le laurier-rose ; les fougères ne posent pas de problème.',
      locale: 'fr',
    },
    { question: 'My plants arrived damaged', answer: 'Send us a photo within 48 hours.', locale: 'en' },
  ],
  products: [
    { sku: 'T2', name: 'Tent Heron 2 persons', price: '240.00', stock: 3, attributes: { Weight: '2.1 kg' } },
    { sku: 'T4', name: 'Tent Heron 4 persons', price: '349.00', stock: 2, attributes: { Weight: '4.6 kg' } },
    { sku: 'H1', name: 'Helmet Kestrel S', price: '60.00', stock: 3, attributes: { Head: '51–55 cm' } },
    { sku: 'H2', name: 'Helmet Kestrel M', price: '60.00', stock: 0, attributes: { Head: '56–58 cm' } },
    { sku: 'H3', name: 'Helmet Kestrel L', price: '60.00', stock: 4, attributes: { Head: '59–62 cm' } },
    { sku: 'F1', name: 'Monstera', price: '26.00', stock: 5, description: 'For bright rooms.' },
    { sku: 'F2', name: 'Watering can', price: '9.50', stock: 5, description: 'Of zinc.' },
    { sku: 'O1', name: 'Hair oil Rosemary 100 ml', price: '14.00', stock: 5, description: 'For dry hair.' },
  ],
});
