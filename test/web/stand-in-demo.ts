import { readFile } from 'node:fs/promises';

interface SeededBusiness {
  slug: string;
  name: string;
  locale: string;
  currency: string;
  hours: Record<string, [string, string][]>;
  products: { name: string; price: string; stock: number; description: string }[];
}

export interface DemoShop {
  slug: string;
  name: string;
  locale: string;
  currency: string;
  products: { name: string; price: string; stock: number | null; description: string }[];
  hours: { week: Record<string, { open: string; close: string }[]> };
  demo: { questions: string[] };
}

const QUESTIONS: Record<string, string[]> = {
  en: [
    'Where is my order CC-2041? aoife.byrne@example.com',
    'When do you close on Thursdays?',
    'Have you got a mug under €25?',
  ],
  ar: ['أين طلبي NB-5521؟ sara.h@example.com', 'متى تفتحون يوم الجمعة؟', 'كم سعر المعجم؟'],
  de: [
    'Wo ist mein Paket KR-30077? jonas.weber@example.com',
    'Habt ihr montags auf?',
    'Ich suche einen Helm',
  ],
};

/** The businesses that `npm start` seeds, in the format of the demo page. */
export async function seededShops(file: string): Promise<DemoShop[]> {
  const { businesses } = JSON.parse(await readFile(file, 'utf8')) as { businesses: SeededBusiness[] };
  return businesses.map(({ slug, name, locale, currency, products, hours }) => ({
    slug,
    name,
    locale,
    currency,
    products: products.map(({ name, price, stock, description }) => ({ name, price, stock, description })),
    hours: {
      week: Object.fromEntries(
        Object.entries(hours).map(([day, spans]) => [day, spans.map(([open, close]) => ({ open, close }))]),
      ),
    },
    demo: { questions: QUESTIONS[locale] ?? [] },
  }));
}

/** Fills `demo.html` the way the product's server does. */
export function demoPage(
  template: string,
  shop: DemoShop,
  shops: DemoShop[],
  embed: { publishableKey: string; apiBase: string },
): string {
  const others = shops.map(({ slug, name }) => ({ slug, name }));
  const values: Record<string, string> = {
    name: escapeHtml(shop.name),
    locale: escapeHtml(shop.locale),
    dir: shop.locale === 'ar' ? 'rtl' : 'ltr',
    publishableKey: escapeHtml(embed.publishableKey),
    apiBase: escapeHtml(embed.apiBase),
    shopJson: JSON.stringify({ ...shop, shops: others }).replaceAll('<', '\\u003c'),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
