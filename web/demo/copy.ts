/** The page's own words, by language. `{name}` is a product's name, `{n}` a number. */
const en = {
  skip: 'Skip to the products',
  switch: 'Demo shops',
  demo: 'Demo shops',
  menu: 'Page',
  products: 'From the shop',
  hours: 'Opening hours',
  chat: 'Ask us',
  ask: 'Ask about a day',
  try: 'Try asking',
  intro:
    'Where is my order, is it in stock, are you open on Saturday? Ask, and get the answer at once, from our own orders, shelves and opening hours.',
  visit: 'Come by and have a look. Not sure about a holiday? The chat knows.',
  closed: 'Closed',
  inStock: 'In stock',
  few: 'Only {n} left',
  soldOut: 'Sold out',
  about: 'A demonstration shop: the products, orders and hours are examples.',
  embed: 'The chat comes with one line:',
  askAbout: 'Ask about it',
  question: 'Is the {name} in stock?',
};

export type Copy = typeof en;

const de: Copy = {
  skip: 'Zu den Produkten springen',
  switch: 'Demo-Läden',
  demo: 'Demo-Läden',
  menu: 'Seite',
  products: 'Aus dem Laden',
  hours: 'Öffnungszeiten',
  chat: 'Fragen Sie uns',
  ask: 'Nach einem Tag fragen',
  try: 'Fragen Sie zum Beispiel',
  intro:
    'Wo ist meine Bestellung, ist es auf Lager, haben Sie samstags geöffnet? Einfach fragen: Die Antwort kommt sofort, aus unseren Bestellungen, Regalen und Öffnungszeiten.',
  visit: 'Kommen Sie vorbei. Unsicher wegen eines Feiertags? Der Chat weiß es.',
  closed: 'Geschlossen',
  inStock: 'Auf Lager',
  few: 'Nur noch {n}',
  soldOut: 'Ausverkauft',
  about: 'Ein Laden zur Vorführung: Produkte, Bestellungen und Zeiten sind Beispiele.',
  embed: 'Der Chat kommt mit einer Zeile:',
  askAbout: 'Danach fragen',
  question: 'Ist {name} auf Lager?',
};

const ar: Copy = {
  skip: 'انتقل إلى المنتجات',
  switch: 'متاجر العرض',
  demo: 'متاجر العرض',
  menu: 'الصفحة',
  products: 'من رفوفنا',
  hours: 'مواعيد العمل',
  chat: 'اسألنا',
  ask: 'اسأل عن يوم',
  try: 'جرّب أن تسأل',
  intro:
    'أين طلبي؟ هل الكتاب متوفر؟ متى تفتحون يوم الجمعة؟ اسأل وستصلك الإجابة فورًا من طلباتنا ورفوفنا ومواعيدنا.',
  visit: 'تفضل بزيارتنا. لست متأكدًا من يوم عطلة؟ المحادثة تعرف.',
  closed: 'مغلق',
  inStock: 'متوفر',
  few: 'بقي {n} فقط',
  soldOut: 'نفدت الكمية',
  about: 'متجر للعرض: المنتجات والطلبات والمواعيد أمثلة.',
  embed: 'تُضاف المحادثة بسطر واحد:',
  askAbout: 'اسأل عنه',
  question: 'هل {name} متوفر؟',
};

const LANGUAGES: Record<string, Copy> = { en, de, ar };

export function copyFor(locale: string): Copy {
  return LANGUAGES[locale.split('-')[0] ?? ''] ?? en;
}

/** The demo shops' own headlines and still lifes; any other shop shows its name and its first products. */
const FRONTS: Record<string, { tagline: string; still: string[] }> = {
  'cedar-clay': { tagline: 'Stoneware, cedar and slow mornings.', still: ['mug', 'vase', 'bowl'] },
  'noor-books': { tagline: 'كتبٌ تُضيء الطريق', still: ['tales', 'book', 'dictionary'] },
  kiezrad: { tagline: 'Gute Räder. Jeden Tag.', still: ['bike', 'helmet'] },
};

export function taglineFor(slug: string, name: string): string {
  return FRONTS[slug]?.tagline ?? name;
}

/** Names of drawings. */
export function stillFor(slug: string): string[] | undefined {
  return FRONTS[slug]?.still;
}
