import { headingsOf } from './headings.js';

describe('the headings of a text with markup', () => {
  it.each([
    [
      '# Returns\n\nText\n\n### Sale **goods** ###\nText\n\n**Watches**\nText with **bold** words',
      ['Returns', 'Sale goods', 'Watches'],
    ],
    [
      '<h2 class="x">Returns &amp; more</h2><p>Text</p><H3><span>Sale</span> goods</H3><dl><dt>Watches</dt><dd>Text</dd></dl>',
      ['Returns & more', 'Sale goods', 'Watches'],
    ],
  ])('%s', (sent, expected) => {
    expect([...(headingsOf(sent) ?? [])]).toEqual(expected);
  });

  it.each(['Returns\n\nText', '<p>Text</p>', '- **Bold** item', ''])('none of %j', (sent) => {
    expect(headingsOf(sent)).toBeNull();
  });
});
