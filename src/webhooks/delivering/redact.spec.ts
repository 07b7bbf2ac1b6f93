import { keptBody, keptHeaders, keptUrl, withoutSecrets } from './redact.js';

describe('what is kept of an answer', () => {
  it.each([
    ['{"api_key": "k-123", "ok": true}', '{"api_key": "***", "ok": true}'],
    ['password=hunter2&x=1', 'password=***&x=1'],
    ['Authorization: Bearer abc.def-123', 'Authorization: ***'],
    ['whsec_q3Vd0dYl8sVbXn2m4k6pR7t9wZ1aC3eG5iK7mO9qS1u=', '***'],
    ['key fd_live_0123456789abcdef is wrong', 'key *** is wrong'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', '***'],
    ['No ada.b+c@mail.example here', 'No *** here'],
    ['Call +49 170 1234567 or (089) 123-4567', 'Call *** or (***'],
    ['Order 1042 is shipped', 'Order 1042 is shipped'],
  ])('has no secret and no address: %s', (text, kept) => expect(withoutSecrets(text)).toBe(kept));

  it('is its beginning, of characters that a terminal may show', () => {
    expect(keptBody(Buffer.from(''), 65_536)).toBeNull();
    expect(keptBody(Buffer.from('ok\u0000\u001b[2J'), 65_536)).toBe('ok  [2J');
    expect(keptBody(Buffer.alloc(2_000, 'a'), 65_536)).toBe(`${'a'.repeat(1_000)}…`);
    expect(keptBody(Buffer.from([0xff, 0xfe, 0x61]), 65_536)).toBe('  a');
  });

  it('has some headers, without cookies, and a redirect without its query', () => {
    const headers = new Headers({
      ...{ 'set-cookie': 'a=1', 'x-secret': '1', server: 'nginx' },
      location: 'https://x.example/a?token=1',
    });
    expect(keptHeaders(headers)).toEqual({ server: 'nginx', location: 'https://x.example/a?***' });
    expect(keptUrl('https://x.example/a?b=c?d')).toBe('https://x.example/a?***');
  });

  it('is looked through once for each kind of secret', () => {
    const replace = jest.spyOn(String.prototype, 'replace');
    keptBody(Buffer.from('token=abc '.repeat(200)), 65_536);
    const patterns = replace.mock.calls.map(([pattern]) => (pattern as RegExp).source);
    replace.mockRestore();
    expect(patterns.length).toBeGreaterThan(5);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it('takes linear time, whatever a receiver answers', () => {
    const started = performance.now();
    for (const sign of ['a', '1 ', '@', 'eyJ', 'token=', 'a@', '+1(', 'Bearer ', 'secret'])
      keptBody(Buffer.from(sign.repeat(4_000)), 65_536);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
