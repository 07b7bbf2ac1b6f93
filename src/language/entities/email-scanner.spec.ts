import { findEmails, readingsOfEmail } from './email-scanner.js';

const NEIL = 'neil@shop.example';

function emailsIn(text: string): string[] {
  return findEmails(text).map(({ email }) => email);
}

describe('e-mail addresses in a text', () => {
  it.each([
    ['neil@shop.example', NEIL],
    ['order 2002 neil@shop.example', NEIL],
    ['my address is Neil@Shop.Example.', NEIL],
    ['neil@shop.example, order 2002', NEIL],
    ['neil@shop.example!', NEIL],
    ['is it neil@shop.example?', NEIL],
    ['neil@shop.example;2002', NEIL],
    ['neil@shop.example...', NEIL],
    ['بريدي neil@shop.example، شكرا', NEIL],
    ['neil@shop.example؟', NEIL],
    ['メールはneil@shop.exampleです。', NEIL],
    ['我的邮箱是neil@shop.example。', NEIL],
    ['邮箱：neil@shop.example，订单2002', NEIL],
    ['بريديneil@shop.example', NEIL],
    ['neil@shop.exampleشكرا', NEIL],
    ['בneil@shop.example', NEIL],
    ['mailto:neil@shop.example', NEIL],
    ['mailto:neil@shop.example?subject=Order', NEIL],
    ['<neil@shop.example>', NEIL],
    ['Neil <neil@shop.example>', NEIL],
    ['(neil@shop.example)', NEIL],
    ['[neil@shop.example]', NEIL],
    ['"neil@shop.example"', NEIL],
    ["'neil@shop.example'", NEIL],
    ['„neil@shop.example“', NEIL],
    ['«neil@shop.example»', NEIL],
    ['‘neil@shop.example’', NEIL],
    ['`neil@shop.example`', NEIL],
    ['**neil@shop.example**', NEIL],
    ['_neil@shop.example_', NEIL],
    ['{neil@shop.example}', NEIL],
    ["neil@shop.example's order", NEIL],
    ['📧neil@shop.example📦', NEIL],
    ['→ neil@shop.example', NEIL],
    ['• neil@shop.example', NEIL],
    ['\u202Aneil@shop.example\u202C', NEIL],
    ['بريدي\u200Fneil@shop.example', NEIL],
    ['2002\nneil@shop.example\n', NEIL],
    ['neil@shop.example<br>', NEIL],
    ['neil @ shop.example', NEIL],
    ['neil (at) shop (dot) example', NEIL],
    ['neil[at]shop[punkt]example', NEIL],
    ['"neil"@shop.example', NEIL],
    ["o'neil@shop.example", "o'neil@shop.example"],
    ['o’neil@shop.example', "o'neil@shop.example"],
    ["'o'neil@shop.example'", "o'neil@shop.example"],
    ['xneil@shop.example', 'xneil@shop.example'],
    ['müneil@shop.example', 'müneil@shop.example'],
    ['mu\u0308neil@shop.example', 'müneil@shop.example'],
    ['foo/neil@shop.example', 'foo/neil@shop.example'],
    ['foo=neil@shop.example', 'foo=neil@shop.example'],
    ['neil+shop@shop.example', 'neil+shop@shop.example'],
    ['-neil@shop.example', '-neil@shop.example'],
    ["'neil@shop.example", "'neil@shop.example"],
    ['иneil@shop.example', 'иneil@shop.example'],
    ['€neil@shop.example', '€neil@shop.example'],
    ['neil@shop.examplex', 'neil@shop.examplex'],
    ['neil@shop.example.org', 'neil@shop.example.org'],
    ['neil@shop.exampleü', 'neil@shop.exampleü'],
    ['"neil smith"@shop.example', '"neil smith"@shop.example'],
    ['نيل@shop.example', 'نيل@shop.example'],
    ['jo@xn--mnchen-3ya.example', 'jo@münchen.example'],
  ])('“%s”', (text, email) => {
    const [found, ...others] = findEmails(text);
    expect(others).toEqual([]);
    expect(found?.readings).toContain(email);
    if (email !== NEIL) expect(found?.readings).not.toContain(NEIL);
  });

  it.each([
    'foo@neil@shop.example',
    'neil@shop.example@evil.example',
    'foo\\neil@shop.example',
    '.neil@shop.example',
    'foo..neil@shop.example',
    'x\u200Bneil@shop.example',
    'ne\u200Bil@shop.example',
    'foo!\uFEFFneil@shop.example',
    `foo!${'\uFEFF'.repeat(12)}neil@shop.example`,
    'neil\uFEFF@shop.example',
    'ne\u00ADil@shop.example',
    'neil\uFE0F@shop.example',
    'foo‑neil@shop.example',
    'foo–neil@shop.example',
    'foo＿neil@shop.example',
    'foo．neil@shop.example',
    'foo·neil@shop.example',
    '"foo"neil@shop.example',
    'neil@shop.example-',
    'neil@shop.example_x',
    'neil@shop.example/x',
    'neil@shop.example+x',
    'neil@shop.example\u200Bx',
    'neil@shop.example‑x',
    "neil@shop.example'x",
    'neil@shop',
    'neil@shop。example',
    'neil@1.2.3.4',
    `${'a'.repeat(60)}.neil@shop.example`,
    `${'a'.repeat(400)}.neil@shop.example`,
    `neil@shop.example.${'a.'.repeat(200)}org`,
  ])('“%s”: none, rather than a part', (text) => expect(emailsIn(text)).toEqual([]));

  it('gives both readings of an address with letters of another script attached', () => {
    expect(readingsOfEmail('بريديneil@shop.example')).toEqual(['بريديneil@shop.example', NEIL]);
    expect(readingsOfEmail('neil@shop.exampleです')).toEqual(['neil@shop.exampleです', NEIL]);
    expect(readingsOfEmail('٩٩neil@shop.example')).toEqual(['٩٩neil@shop.example']);
    expect(readingsOfEmail('neil@shop.example jo@shop.example')).toEqual([]);
  });

  it('gives their positions', () => {
    const text = 'بريديneil@shop.exampleشكرا and (jo@shop.example). Open?';
    expect(findEmails(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      NEIL,
      'jo@shop.example',
    ]);
    const two = 'neil@shop.exampleとjo@shop.example';
    expect(findEmails(two).map(({ start, end }) => two.slice(start, end))).toEqual([NEIL, 'jo@shop.example']);
  });
});
