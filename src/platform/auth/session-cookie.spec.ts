import type { Request } from 'express';
import { noSessionCookie, requireOwnSite, sessionCookie, sessionToken } from './session-cookie.js';

const TOKEN = 'aB3_-'.padEnd(43, 'x');
const OTHER = 'y'.repeat(43);

describe('the cookie of a session', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    [`__Host-fd_session=${TOKEN}`, TOKEN],
    [`theme=dark; __Host-fd_session=${TOKEN};  lang=ar`, TOKEN],
    [`fd_session=${TOKEN}`, undefined],
    [`x__Host-fd_session=${TOKEN}`, undefined],
    [`__host-fd_session=${TOKEN}`, undefined],
    [`__Host-fd_session=${TOKEN}; __Host-fd_session=${OTHER}`, undefined],
    [`__Host-fd_session=${TOKEN}x`, undefined],
    [`__Host-fd_session="${TOKEN}"`, undefined],
    ['__Host-fd_session=', undefined],
  ])('of %j is %j', (header, token) => {
    expect(sessionToken(header)).toBe(token);
  });

  it('is for this host alone, over HTTPS, out of reach of scripts and of other sites’ requests', () => {
    for (const cookie of [sessionCookie(TOKEN, 60), noSessionCookie()])
      expect(cookie).toMatch(/; Max-Age=\d+; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect(sessionToken(sessionCookie(TOKEN, 60))).toBe(TOKEN);
  });
});

describe('the site that a request comes from', () => {
  const enter = (method: string, headers: Record<string, string>) => () =>
    requireOwnSite({
      method,
      protocol: 'https',
      headers: { host: 'desk.example', ...headers },
    } as unknown as Request);

  const OWN = 'https://desk.example';

  it.each<[string, Record<string, string>]>([
    ['POST', { 'sec-fetch-site': 'same-origin' }],
    ['DELETE', { 'sec-fetch-site': 'same-origin', origin: OWN }],
    ['POST', { origin: OWN }],
    ['GET', {}],
    ['GET', { 'sec-fetch-site': 'none' }],
    ['GET', { 'sec-fetch-site': 'same-origin' }],
  ])('%s with %j is our own', (method, headers) => {
    expect(enter(method, headers)).not.toThrow();
  });

  it.each<[string, Record<string, string>]>([
    ['POST', {}],
    ['POST', { 'sec-fetch-site': 'none' }],
    ['POST', { 'sec-fetch-site': 'same-site', origin: OWN }],
    ['POST', { 'sec-fetch-site': 'cross-site', origin: OWN }],
    ['POST', { 'sec-fetch-site': 'something-new' }],
    ['PATCH', { origin: 'null' }],
    ['PUT', { origin: 'http://desk.example' }],
    ['PUT', { origin: 'https://desk.example:8443' }],
    ['DELETE', { origin: 'https://desk.example.evil.example' }],
    ['GET', { 'sec-fetch-site': 'cross-site' }],
    ['GET', { 'sec-fetch-site': 'same-site' }],
  ])('%s with %j is another’s', (method, headers) => {
    expect(enter(method, headers)).toThrow(expect.objectContaining({ code: 'cross_site' }) as Error);
  });
});
