import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

const run = promisify(execFile);

let stage: Stage;
let shop: TestBusiness;

/** What `npm run load` prints for a fixture. @throws when a row was refused */
async function load(fixture: string): Promise<string> {
  const file = join('test/fixtures/exports', fixture);
  const key = shop.api.key ?? '';
  const args = ['scripts/load-export.mjs', file, '--url', stage.frontdesk.url, '--key', key];
  const { stdout } = await run(process.execPath, args);
  return stdout;
}

async function expectAnswers(questions: readonly (readonly [string, RegExp, RegExp?])[]): Promise<void> {
  for (const [question, right, wrong] of questions) {
    const { text } = await ask(shop.api, await startConversation(shop.api), question);
    expect([question, text]).toEqual([question, expect.stringMatching(right)]);
    expect(text).not.toMatch(wrong ?? /<\w+>|&\w+;/);
  }
}

beforeAll(async () => {
  stage = await Stage.shared();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
});
afterAll(() => stage.close());

describe('an export is loaded without a refused row, and asked about:', () => {
  test('Shopify products, old', async () => {
    expect(await load('shopify-products-old.csv')).toContain(
      '23 created, 0 updated, 0 unchanged, 0 refused, 5 warnings',
    );
    expect(await load('shopify-products-old.csv')).toContain('0 created, 0 updated, 23 unchanged, 0 refused');
    await expectAnswers([
      [
        'do you have the harbour rain jacket?',
        /Harbour Rain Jacket: from .89\.00; in stock in Navy \(S, M\) and Yellow \(M\); Navy \(L\) and Yellow \(L\) are sold out/,
      ],
      ['is the harbour rain jacket available in L?', /sold out|out of stock/],
      ['harbour rain jacket in yellow, M?', /\(M, Yellow\): .94\.00, in stock, only 2 left/],
      ['do you have the pebble boots in size 45?', /not made in 45/],
      ['how much is the seaweed soap?', /6\.50[\s\S]*Olive: 70 %/],
      ['what does the sewing workshop cost?', /45\.00/, /in stock|out of stock/],
      ['how much is the oak candle?', /from .14\.00/],
      ['do you have an old lantern?', /^(?![\s\S]*35\.00)/],
      ['how much is the tide wool hat?', /24\.00[\s\S]*lambswool/],
      ['what jackets do you have?', /Harbour Rain Jacket: from/],
    ]);
  });

  test('Shopify products, new', async () => {
    expect(await load('shopify-products-new.csv')).toContain('20 created, 0 updated, 0 unchanged, 0 refused');
    await expectAnswers([
      ['how much is the house espresso?', /House Espresso: from .9\.90/],
      ['house espresso 1 kg, whole bean?', /34\.00, in stock/],
      ['do you have the stoneware cup in olive?', /\(Olive\)[\s\S]*out of stock/],
    ]);
  });

  test('WooCommerce products, in English and in German', async () => {
    expect(await load('woo-products-en.csv')).toMatch(/22 created, 0 updated, 0 unchanged, 0 refused/);
    expect(await load('woo-products-de.csv')).toMatch(/20 created, 0 updated, 0 unchanged, 0 refused/);
    await expectAnswers([
      ['do you have the linen shirt in M, white?', /\(M, White\): .59\.00, out of stock/],
      ['how much is the herb salt?', /6\.90[\s\S]*Thyme: 4 %/],
      ['Haben Sie die Filzpantoffeln in Größe 38?', /\(Grau, 38\): 49,90 €, leider ausverkauft/],
      ['Was kostet der Waldhonig?', /ab 6,50/],
      ['how much is the hand trowel?', /17\.50/],
    ]);
  });

  test('orders of Shopify and WooCommerce', async () => {
    expect(await load('shopify-orders.csv')).toContain('21 created, 0 updated, 0 unchanged, 0 refused');
    expect(await load('woo-orders.csv')).toContain('20 created, 0 updated, 0 unchanged, 0 refused');
    await expectAnswers([
      ['where is my order 1001? anna@example.org', /1001[\s\S]*Harbour Rain Jacket/],
      ['order 7002, kim2@example.org', /7002/],
      ['where is my order 1001? bo@example.com', /^(?![\s\S]*Harbour)/],
    ]);
  });
});
