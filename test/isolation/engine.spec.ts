import { attacks, clearAway, prepare, runCheck } from '../../scripts/lib/isolation/engine.mjs';
import { curl } from '../../scripts/lib/isolation/findings.mjs';
import { Marker } from '../../scripts/lib/isolation/markers.mjs';
import { median, rankDistance } from '../../scripts/lib/isolation/statistics.mjs';
import { Watch } from '../../scripts/lib/isolation/watch.mjs';
import { LeakyServer, type Fault } from './leaky-server.js';

interface Found {
  check: string;
  title: string;
  expected: string;
  got: string;
}

/** The findings of one check, or of several, on a server with one fault. */
function findingsOn(fault: Fault, ...numbers: string[]): Promise<Found[]> {
  return findings(fault, numbers, false);
}

async function findings(fault: Fault, numbers: string[], hasSockets: boolean): Promise<Found[]> {
  const server = await LeakyServer.start(fault);
  try {
    const world = await prepare(server.url, server.adminKey);
    world.hasSockets = hasSockets;
    const found: Found[] = [...world.setUp.findings];
    for (const attack of attacks(numbers)) {
      const check = await runCheck(world, attack);
      found.push(...check.findings);
    }
    await clearAway(world);
    return found;
  } finally {
    await server.stop();
  }
}

describe('the engine', () => {
  it('finds nothing with any check on a correct server', async () => {
    expect(await findingsOn('none')).toEqual([]);
  });

  it('reports sockets that it cannot reach, unless it was told that there are none', async () => {
    const titles = (await findings('none', ['28'], true)).map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['not attacked: sockets by websocket', 'not attacked: sockets by polling']),
    );
  });

  it.each<[Fault, string, string]>([
    ['words of the other in a 404', '21', 'nothing of tenant B'],
    ['words of the other in a header', '21', 'nothing of tenant B'],
    ['words of the other in base64', '21', 'nothing of tenant B'],
    ['404 but changed', '21', 'unchanged'],
    ['404 but deleted', '21', 'unchanged'],
    ['other words for an id that exists', '21', 'the answer to an unknown one'],
    ['database error in a 404', '21', 'no word about the inside'],
    ['cursor that knows ids', '22', 'the answer to an unknown one'],
    ['filter that knows ids', '22', 'the answer to an unknown one'],
    ['child under any parent', '23', 'status 404'],
    ['search over all tenants', '16', 'nothing of tenant B'],
    ['words of everybody in a stream', '1', 'nothing of tenant'],
    ['mixed up under load', '1', 'nothing of tenant'],
    ['slow for an id that exists', '12', 'no difference in time'],
    ['visitors see each other', '33', 'nothing of tenant A/2'],
    ['open to all', '37', 'status 401'],
    ['widget key opens all', '37', 'status 401 or 403'],
    ['scopes not looked at', '38', '403 that names'],
    ['keys mint any scope', '39', 'status 403 or 422'],
    ['widget key opens all', '39', 'status 401 or 403'],
    ['tokens not verified', '47', 'status 401'],
    ['two credentials', '47', 'status 400 or 401'],
    ['cookies for every origin', '50', 'no Access-Control-Allow-Credentials'],
    ['look-alike origins', '50', 'status 401 or 403'],
    ['global unique value', '10', 'the answer to an unknown one'],
    ['fields of anybody stored', '40', 'refused or without effect'],
    ['id chosen by the client', '41', 'unchanged'],
    ['deleted is still found', '24', 'status 404'],
    ['cascade to other tenants', '9', 'unchanged'],
  ])('finds “%s” by check %s', async (fault, number, expected) => {
    const found = await findingsOn(fault, number);
    expect(found.map((each) => each.expected)).toContainEqual(expect.stringContaining(expected));
  });

  it('reports a database’s messages under check 13, whichever check received them', async () => {
    const found = await findingsOn('database error in a 404', '21');
    expect(found.filter(({ check }) => check === '13')).not.toEqual([]);
  });

  it('names what it cannot attack', async () => {
    const found = await findingsOn('body that cannot be filled', '21');
    expect(found.map(({ title }) => title)).toContain('not attacked: POST /v1/riddles');
  });

  it('lists the checks when asked for an unknown one', () => {
    expect(() => attacks(['21', '999'])).toThrow('There is no check 999. The checks are 21, 22');
  });
});

describe('the watch', () => {
  const marker = new Marker();
  const watch = new Watch();
  watch.own(marker, 'B');
  const id = '01920000-0000-7000-8000-00000000abcd';
  watch.learn(JSON.stringify({ id }), 'B');
  const token = marker.token();
  const grouped = String(marker.number).replace(/(\d{3})(\d{3})(\d{3})/, '$1,$2,$3');

  it.each([
    ['as it is', `…${token}…`],
    ['in capitals', token.toUpperCase()],
    [
      'escaped by JSON',
      [...token].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
    ['escaped by a URL', [...token].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')],
    ['in base64', Buffer.from(`{"a":"${token}"}`).toString('base64')],
    ['in base64 for URLs', Buffer.from(`{"ÿþ":"${token}"}`).toString('base64url')],
    ['a number', `total ${marker.number}.00`],
    ['a number in groups', `total ${grouped}.00`],
    ['an id', `"${id}"`],
    ['an id in capitals', id.toUpperCase()],
    ['an id without hyphens', id.replaceAll('-', '')],
  ])('knows B’s words %s', (_, text) => {
    expect(watch.tokensIn(text)).toEqual([expect.objectContaining({ owner: 'B' })]);
  });

  it('does not see what is not there', () => {
    expect(watch.tokensIn(`${new Marker().token()} 987 ${marker.nearly().token()}`)).toEqual([]);
  });
});

describe('figures and reports', () => {
  it('takes the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });

  it('tells apart what lies apart, and nothing else', () => {
    const even = Array.from({ length: 100 }, (_, index) => index % 10);
    expect(Math.abs(rankDistance(even, even))).toBeLessThan(0.01);
    expect(
      rankDistance(
        even.map((value) => value + 5),
        even,
      ),
    ).toBeGreaterThan(6);
  });

  it('shows a request without its secrets', () => {
    const credential = {
      owner: 'A',
      kind: 'tenant',
      label: 'A’s secret key',
      token: 'fd_live_secretsecret',
      origin: null,
    };
    const request = {
      method: 'PATCH',
      path: '/v1/x?key=fd_live_aaaaaaaaaa',
      body: { key: 'fd_live_otherother', word: "it's" },
    };
    const line = curl({ url: 'http://h', credential, request, answer: null as never });
    expect(line).toContain('-H "Authorization: Bearer $A_S_SECRET_KEY"');
    expect(line).toContain("it'\\''s");
    expect(line).not.toMatch(/fd_live/);
  });
});
