import { UNSURE } from '../../src/assistant/confidence.js';
import { SURE } from '../../src/assistant/scores.js';
import { PRODUCT_SENTENCES } from '../../src/catalog/assistant/products/words/words.js';
import { SMALL_TALK } from '../../src/chat/responders/builtin/words/patterns.js';
import { detectLanguage } from '../../src/language/detection/detect-language.js';
import { speechOf } from '../../src/language/speech.js';
import { ORDER_SENTENCES } from '../../src/orders/assistant/words/patterns.js';
import { UNSURE_SENTENCES } from '../../src/assistant/words/words.js';
import type { Language } from '../../src/language/language.js';
import type { Case, Cases } from './kinds-cases.js';
import { asked, CANCELLING_SHOPS, cited } from './kinds-shop.js';
import { talk } from './order-desk.js';

const PRICE = /42[.,]00|٤٢/u;

function each(
  cases: readonly Case[],
  kind: string,
  check: (language: Language, texts: readonly string[]) => Promise<void>,
): void {
  for (const [language, ...texts] of cases)
    it(`${language} ${kind}: ${texts.join(' | ')}`, () => check(language, texts));
}

/** Runs every example of one half. */
export function checkKinds(cases: Cases): void {
  each(cases.changes, 'changes', async (language, texts) => {
    const answer = await asked(language, texts);
    const { amend } = ORDER_SENTENCES[speechOf(language)];
    expect(answer.text).toContain(amend);
    expect(answer.text).toContain('47118');
    expect(answer.text).not.toMatch(PRICE);
    expect(cited(answer, 'product')).toEqual([]);
    expect(answer.memory).toMatchObject({ offered: true });
    expect(answer.handoff).toBeNull();
    expect(answer.confidence).toBeLessThan(UNSURE);
  });

  each(cases.coveredChanges, 'changes, covered', async (language, texts) => {
    const answer = await talk(CANCELLING_SHOPS[language], texts);
    const { amend } = ORDER_SENTENCES[speechOf(language)];
    expect(answer.text).toContain(amend);
    expect(cited(answer, 'order')).toEqual(['47118']);
    expect(cited(answer, 'article')).toHaveLength(1);
    expect(answer.confidence).toBeGreaterThan(UNSURE);
  });

  each(cases.restocks, 'restocks', async (language, texts) => {
    const answer = await asked(language, texts);
    const { restockUnknown, soldOut } = PRODUCT_SENTENCES[speechOf(language)];
    expect(cited(answer, 'product')).toHaveLength(1);
    expect(answer.text).toContain(soldOut);
    expect(answer.text).toContain(restockUnknown);
    expect(answer.memory).toMatchObject({ offered: true });
    expect(answer.confidence).toBeLessThan(SURE);
  });

  each(cases.statedRestocks, 'restocks, stated', async (language, texts) => {
    const answer = await asked(language, texts);
    const { restockUnknown } = PRODUCT_SENTENCES[speechOf(language)];
    expect(cited(answer, 'product')).toHaveLength(1);
    expect(answer.text).toContain('12');
    expect(answer.text).not.toContain(restockUnknown);
    expect(answer.confidence).toBeGreaterThan(UNSURE);
  });

  each(cases.comparatives, 'compares with nothing', async (language, texts) => {
    const answer = await asked(language, texts);
    expect(answer.text).not.toContain('•');
    expect(cited(answer, 'product')).toEqual([]);
  });

  each(cases.vague, 'asks once', async (language, texts) => {
    const answer = await asked(language, texts);
    const asks = UNSURE_SENTENCES[speechOf(language)].didYouMean('§').split('§')[0] ?? '';
    expect(answer.text.split(asks).length - 1).toBeLessThanOrEqual(1);
    const proposed = answer.text.slice(answer.text.indexOf(asks)).match(/“/gu) ?? [];
    expect(proposed.length).toBeLessThanOrEqual(3);
  });

  it.each(cases.figures)('%s figures in names: %s', async (language, text, name) => {
    const answer = await asked(language, [text]);
    expect(cited(answer, 'product')).toEqual([expect.stringMatching(name)]);
    expect(answer.confidence).toBeGreaterThanOrEqual(SURE);
  });

  each(cases.properties, 'unstated', async (language, texts) => {
    const answer = await asked(language, texts);
    expect(cited(answer, 'product')).toHaveLength(1);
    const { noMoreDetails } = PRODUCT_SENTENCES[speechOf(language)];
    const { notStated } = UNSURE_SENTENCES[speechOf(language)];
    expect([noMoreDetails, notStated].some((said) => answer.text.includes(said))).toBe(true);
    expect(answer.confidence).toBeLessThan(SURE);
  });

  it.each(cases.notes)('%s note: %s', async (language, text, day) => {
    const answer = await asked(language, [text]);
    expect(cited(answer, 'order')).toHaveLength(1);
    expect(answer.text).toMatch(day);
  });

  each(cases.thanks, 'thanks', async (language, texts) => {
    const { text } = await asked(language, texts);
    expect(text).toBe(SMALL_TALK[speechOf(language)].thanks);
  });

  each(cases.whoAreYou, 'who', async (language, texts) => {
    const { text } = await asked(language, texts);
    const [lead = '', rest = ''] = SMALL_TALK[speechOf(language)].who('§').split('§');
    expect(text.startsWith(lead) && text.endsWith(rest)).toBe(true);
  });

  it.each(cases.short)('short: %s is %s', (text, language) => {
    expect(detectLanguage(text, { conversation: null, visitorLocale: null, tenantLocale: 'en' })).toBe(
      language,
    );
  });
}
