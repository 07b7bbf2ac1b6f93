import type { TestBusiness } from '../../support/businesses.js';
import { ConsoleDesk, type ConsolePage, type Look, waitingCustomer } from './console-desk.js';
import type { BrowserPerson } from '../../support/browser-person.js';

let desk: ConsoleDesk;
let shop: TestBusiness;
let owner: BrowserPerson;
let thread: string;
let article: string;
let seen = 0;

beforeAll(async () => {
  desk = await ConsoleDesk.open();
  shop = await desk.stage.business(desk.stage.frontdesk);
  ({ person: owner } = await desk.member(shop));
  await desk.member(shop, 'agent', 'Sam Okafor');
  await shop.api.put('/v1/articles', {
    articles: [
      { question: 'What is your return policy?', answer: 'Unused items within 30 days, in their box.' },
      { question: 'Do you ship to Norway?', answer: 'Yes, in five to seven days, for 14 euros.' },
    ],
  });
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/articles');
  article = body.data[0]?.id ?? '';
  for (const [name, text] of [
    ['Sara Lindqvist', 'Do you ship to Norway?'],
    ['Tom Kelly', 'My parcel came without the lid, what now?'],
    ['Maximiliane von und zu Hohenstein-Langenberg', 'what is your return policy'],
  ] as const)
    thread = await waitingCustomer(shop, name, text);
  // More than a window holds.
  for (let day = 1; day <= 6; day += 1) {
    const text = `We have asked the carrier, ${day}. time. **Nothing is lost**, and we write again:\n- tomorrow\n- on Friday`;
    await shop.api.post(`/v1/conversations/${thread}/messages`, { text, from: 'member' });
  }
  await shop.api.post(`/v1/conversations/${thread}/notes`, { text: 'The carrier calls back on Monday.' });
});
afterAll(async () => {
  process.stderr.write(
    `Console: ${seen} screens; axe silent, 0 refusals of the content policy, 0 controls outside the window.\n`,
  );
  await desk.close();
});

const SCREENS: Record<string, (console: ConsolePage) => Promise<void>> = {
  inbox: async (console) => {
    await console.visit('/inbox');
    await console.rows.first().waitFor();
  },
  thread: async (console) => {
    await console.visit(`/inbox/${thread}`);
    await console.log.locator('article').first().waitFor();
  },
  knowledge: async (console) => {
    await console.visit(`/knowledge/${article}`);
    await console.composer.waitFor();
  },
  team: async (console) => {
    await console.visit('/team');
    await console.page.locator('main select').first().waitFor();
  },
  invite: async (console) => {
    await console.visit('/team');
    await console.page.locator('main button').first().click();
    await console.page.getByRole('dialog').locator('input').waitFor();
  },
  account: async (console) => {
    await console.visit('/knowledge');
    await console.page.locator('header button').click();
    await console.page.getByRole('menu').waitFor();
  },
};

/** English and Arabic in each theme and width; the others, whose words are longer, where the least room is. */
const LOOKS: Look[] = [
  ...(['en', 'ar'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((theme) => [1280, 390].map((width) => ({ language, theme, width }))),
  ),
  ...(['de', 'es', 'fr'] as const).map((language) => ({ language, theme: 'light' as const, width: 390 })),
];

async function expectQuiet(
  console: ConsolePage,
  { language, theme, width }: Look,
  name: string,
): Promise<void> {
  const place = `${name} ${language} ${theme} ${width}`;
  await console.shoot(place.replaceAll(' ', '-'));
  const found = {
    ...{ axe: await console.axe(), misplaced: await console.misplaced(), sideways: await console.sideways() },
    ...{ refusals: await console.refusals(), complaints: console.complaints },
  };
  expect([place, found]).toEqual([
    place,
    { axe: [], misplaced: [], sideways: 0, refusals: [], complaints: [] },
  ]);
  const [dir, ground] = await console.page.evaluate<[string, string]>(
    '[getComputedStyle(document.body).direction, getComputedStyle(document.body).backgroundColor]',
  );
  expect(dir).toBe(language === 'ar' ? 'rtl' : 'ltr');
  expect(ground).toBe(theme === 'dark' ? 'rgb(19, 24, 22)' : 'rgb(244, 245, 243)');
  seen += 1;
}

describe.each(LOOKS)('in $language, $theme, $width pixels wide', (look) => {
  let console: ConsolePage;
  beforeAll(async () => {
    console = await desk.page(look, owner);
  });
  afterAll(() => desk.leave());

  test('signing in', async () => {
    const outside = await desk.page(look);
    await outside.visit('/inbox');
    await outside.page.locator('form').waitFor();
    // The browser reports that nobody is signed in, which the page asks.
    outside.complaints.splice(0, 1);
    await expectQuiet(outside, look, 'sign-in');
  });

  test.each(Object.keys(SCREENS))('%s', async (name) => {
    console.complaints.splice(0);
    await SCREENS[name]?.(console);
    await expectQuiet(console, look, name);
  });
});
