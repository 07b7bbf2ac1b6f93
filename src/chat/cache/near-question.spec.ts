import { SHOP } from '../../../test/stand-ins/model-desk.js';
import type { Language } from '../../language/language.js';
import { nearKey, type ReadCall } from './near-question.js';

const HOURS = { name: 'opening_hours', dependsOnNow: true };
const ARTICLES = { name: 'article_search' };
const FRIDAY = { aspect: 'is_open', days: [{ from: '2026-12-04', repeats: true }], expects: 'open' };
const VOUCHERS = { query: 'gift cards for classes', ids: ['a1'], evidence: { basis: 'record' } };

interface Asked {
  text: string;
  calls: ReadCall[];
  language?: Language;
  scope?: unknown[];
  tenant?: typeof SHOP;
}

const hashOf = ({ text, calls, language = 'en', scope = [3, SHOP, 'en'], tenant = SHOP }: Asked) =>
  nearKey({ scope, tenant, text, language }, calls)?.hash ?? null;

const friday = (text: string, input: object = FRIDAY): Asked => ({ text, calls: [{ tool: HOURS, input }] });
const vouchers = (text: string, input: object = VOUCHERS): Asked => ({
  text,
  calls: [{ tool: ARTICLES, input }],
});

describe('questions that are read alike', () => {
  it('share a key when their telling words are the same', () => {
    const key = hashOf(friday('When are you open on Friday?'));
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(hashOf(friday('are you open friday please'))).toBe(key);
    const other = { ...VOUCHERS, query: 'any gift cards for classes', evidence: { basis: 'question' } };
    expect(hashOf(vouchers('Do you have gift cards for classes?'))).toBe(
      hashOf(vouchers('Are there any gift cards for classes?', other)),
    );
  });

  it.each<[string, object]>([
    ['day', { ...FRIDAY, days: [{ from: '2026-12-11', repeats: true }] }],
    ['aspect', { ...FRIDAY, aspect: 'closes' }],
    ['answer that it expects', { ...FRIDAY, expects: 'closed' }],
    ['time', { ...FRIDAY, time: '17:00' }],
  ])('share none when they are read with another %s', (_what, input) => {
    expect(hashOf(friday('are you open friday', input))).not.toBe(hashOf(friday('Are you open on Friday?')));
  });

  it('share none with other sources, another tool, or one call more', () => {
    const text = 'Do you have gift cards for classes?';
    const call = { tool: ARTICLES, input: VOUCHERS };
    const keys = [
      [call],
      [{ tool: ARTICLES, input: { ...VOUCHERS, ids: ['a2'] } }],
      [{ tool: { name: 'product_search' }, input: VOUCHERS }],
      [call, { tool: HOURS, input: FRIDAY }],
    ].map((calls) => hashOf({ text, calls }));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain(null);
  });

  it('share none of another business, language or setting', () => {
    const asked = vouchers('Do you have gift cards for classes?');
    const other = '5d3f0c1e-0000-7000-8000-000000000002';
    const tenant = { ...SHOP, id: other };
    expect(
      nearKey({ scope: [3, SHOP, 'en'], tenant, text: asked.text, language: 'en' }, asked.calls),
    ).toMatchObject({
      tenantId: other,
    });
    expect(hashOf({ ...asked, scope: [3, tenant, 'en'], tenant })).not.toBe(hashOf(asked));
    expect(hashOf({ ...asked, scope: [3, SHOP, 'de'] })).not.toBe(hashOf(asked));
  });

  it.each<[string, ReadCall[], string]>([
    ['nothing was read', [], 'Do you have gift cards for classes?'],
    [
      'it is about an order',
      [{ tool: { name: 'orders', ownsVisitorData: true }, input: {} }],
      'Where is my red mug?',
    ],
    [
      'a person was called',
      [{ tool: { name: 'handoff', endsConversation: true }, input: {} }],
      'A red mug broke',
    ],
    ['one word tells it', [{ tool: ARTICLES, input: VOUCHERS }], 'Your parking?'],
  ])('have none when %s', (_why, calls, text) => {
    expect(hashOf({ text, calls })).toBeNull();
  });

  it('keep "when" apart where no time is read', () => {
    const [one, other] = ['When do you have gift cards?', 'Do you have gift cards?'];
    expect(hashOf(vouchers(one))).not.toBe(hashOf(vouchers(other)));
  });
});
