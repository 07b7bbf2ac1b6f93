import { canonicalTag } from './language-tag.js';

describe('canonicalTag', () => {
  it.each([
    ['de', 'de'],
    ['de_DE', 'de-DE'],
    ['fr_CA', 'fr-CA'],
    ['DE-at', 'de-AT'],
    ['de_DE.UTF-8', 'de-DE'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['apc-SY', 'apc-SY'],
    ['es-419', 'es-419'],
  ])('%s is %s', (text, tag) => expect(canonicalTag(text)).toBe(tag));

  it.each([
    'english',
    'xx',
    'Deutsch',
    '*',
    'x-default',
    '',
    'de-QQ',
    'de-ZZ',
    'und',
    'e',
    'a'.repeat(36),
    'C',
  ])('%s names no language', (text) => expect(canonicalTag(text)).toBeNull());
});
