import { plainLine, plainText } from './plain-text.js';

describe('markup becomes text', () => {
  it.each([
    [
      'paragraphs',
      '<p>Warm &amp; light.</p><p>Made in Cork&nbsp;&ndash; by hand.</p>',
      'Warm & light.\n\nMade in Cork – by hand.',
    ],
    ['lists', '<ul><li>Two pockets</li><li>A hood</li></ul>', '- Two pockets\n- A hood'],
    ['numbered lists', '<ol><li>Open</li><li>Pour</li></ol>', '1. Open\n2. Pour'],
    ['line breaks', 'Zeile eins<br>Zeile zwei<br />Zeile drei', 'Zeile eins\nZeile zwei\nZeile drei'],
    ['headings keep their case', '<h2>Größe und Maße</h2><p>Text</p>', 'Größe und Maße\n\nText'],
    [
      'links with an address',
      '<a href="https://shop.example/care">Care</a>',
      'Care (https://shop.example/care)',
    ],
    [
      'links that are their address',
      '<a href="https://shop.example">https://shop.example</a>',
      'https://shop.example',
    ],
    ['links within the shop', '<p>See <a href="/pages/sizes">our sizes</a>.</p>', 'See our sizes.'],
    [
      'tables of two columns',
      '<table><tr><th>Size</th><th>Chest</th></tr><tr><td>M</td><td>96 cm</td></tr></table>',
      'Size: Chest\nM: 96 cm',
    ],
    ['wider tables', '<table><tr><td>M</td><td>96</td><td>70</td></tr></table>', 'M | 96 | 70'],
    ['scripts and styles', '<style>p{color:red}</style><p>Text</p><script>alert(1)</script>', 'Text'],
    ['unclosed tags', '<p>Un sac<p>Deux sacs<strong>!', 'Un sac\n\nDeux sacs!'],
    ['Arabic', '<p dir="rtl">قميص قطني<br>مقاس كبير</p>', 'قميص قطني\nمقاس كبير'],
    ['entities alone', 'Salt &amp; pepper &#8211; 2 &euro;', 'Salt & pepper – 2 €'],
    ['Markdown lists and strong words', '**Soft** wool\n* warm\n* light', 'Soft wool\n- warm\n- light'],
    [
      'entities beside each other',
      '&lt;&euro;&#8211;&nbsp;&unknown;&#x1F600;&NotEqualTilde;&#124;|~~;',
      '<€– &unknown;😀≂̸||~~;',
    ],
    [
      'Markdown tables without bars at the ends, and what follows them',
      'Size | Chest\n---|---\nM | 96 cm\nL | 100 cm\n\n* 5 | 6',
      'Size: Chest\nM: 96 cm\nL: 100 cm\n\n- 5 | 6',
    ],
    [
      'long Markdown tables',
      `a | b\n---|---\n${'M | 9\n'.repeat(150)}`,
      `a: b\n${'M: 9\n'.repeat(150)}`.trim(),
    ],
    ['Markdown images', '# A\n![a mug!](/mug.png "Mug") and [![x](a)', 'A\nand ['],
    ['Markdown tables', '| Size | Chest |\n|---|---|\n| M | 96 cm |', 'Size: Chest\nM: 96 cm'],
    [
      'Markdown headings and links',
      '## Care\nSee [our page](https://shop.example/care)',
      'Care\nSee our page (https://shop.example/care)',
    ],
  ])('%s', (_, source, text) => {
    expect(plainText(source)).toBe(text);
  });

  it.each([
    'We <3 wool',
    'Weighs < 2 kg and > 1 kg; a<b and b>c',
    'Size <S> to <XL>',
    'Price: 5 * 4 * 3 cm',
    'M&Ms and AT&T; R&D',
    '- one\n- two\n\n1. first',
    'snake_case_name and 2 ** 3',
    'C# and F# | G#',
    'Öffnungszeiten: Mo–Fr\n  9–17 Uhr',
  ])('leaves %j as it is', (text) => {
    expect(plainText(text)).toBe(text);
  });

  it('makes one line of a name', () => {
    expect(plainLine('Salt &amp; Pepper <br> Set')).toBe('Salt & Pepper Set');
  });

  it('shows tags that the text speaks of', () => {
    expect(plainText('<p>Use &lt;b&gt; for bold</p>')).toBe('Use <b> for bold');
  });
});

const HUNDRED_KB = 100_000;
const distinct = (unit: (at: number) => string): string =>
  Array.from({ length: 10_000 }, (_, at) => unit(at)).join('');
const repeated = (unit: string): string => unit.repeat(Math.floor(HUNDRED_KB / unit.length));

describe('hostile markup costs nothing', () => {
  it.each([
    ['nested tags', '<div>'.repeat(2_700) + 'x'],
    ...[
      '<b>',
      '<ul><li>',
      '<table><tr><td>',
      '<p>a</p>',
      '<br>',
      '<',
      '</',
      '&amp;',
      '&',
      '<!--',
      '<![CDATA[',
    ].map((unit): [string, string] => [unit, repeated(unit)]),
    ...['**', '| - ', '[a](', '![', '`', '# ', '_ _', '*a ', '\n|', '|-|\n', '> '].map(
      (unit): [string, string] => [unit, repeated(unit)],
    ),
    ['an endless tag', `<p ${repeated('a')}`],
    ['endless attributes', `<p ${repeated('a=1 ')}>`],
    ['closed wrongly', repeated('<b></i>')],
    ['blanks', `<p>${repeated(' ')}</p>`],
    ['empty lines', `<p>a</p>${repeated('\n')}`],
    ...['![', '|a-\n', '|-|\n', '**a '].map((unit): [string, string] => [
      `Markdown with ${unit}`,
      `# a\n${repeated(unit)}`,
    ]),
    ['many different signs', distinct((at) => `&#${at + 200};`)],
    ['many names of no sign', distinct((at) => `&a${at.toString(36)};`)],
    ['many different signs in tags', '<p>'.repeat(2_100) + distinct((at) => `&#${at + 200};`)],
  ])('%s', (_, text) => {
    plainText(text);
    const { user } = process.cpuUsage();
    plainText(text);
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(150);
  });

  it('keeps the text in deep nesting', () => {
    expect(plainText(`${'<div>'.repeat(2_700)}Wool${'</div>'.repeat(2_700)}`)).toBe('Wool');
  });
});
