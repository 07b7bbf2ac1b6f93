import { prettyLine } from './pretty-line.js';

const TENANT = '01a2089c-0000-7000-8000-000000000001';
const REQUEST = '01a2089d-0000-7000-8000-000000000002';

function plain(entry: Record<string, unknown>): string {
  // oxlint-disable-next-line no-control-regex -- the terminal's own
  return prettyLine(entry, 'msg').replace(/\u001b\[\d+m/g, '');
}

describe('a line for a terminal', () => {
  it('names the business and the request', () => {
    const entry = {
      msg: 'GET /v1/orders 200',
      ms: 3,
      tenant: TENANT,
      requestId: REQUEST,
      correlationId: REQUEST,
    };
    expect(plain(entry)).toBe(`GET /v1/orders 200 3 ms  tenant=${TENANT} request=${REQUEST}`);
  });

  it('names the client’s correlation id when there is one', () => {
    const entry = {
      msg: 'turn.answer done',
      ms: 173,
      tenant: TENANT,
      requestId: REQUEST,
      correlationId: 'walk-1',
    };
    expect(plain(entry)).toBe(
      `turn.answer done 173 ms  tenant=${TENANT} request=${REQUEST} correlation=walk-1`,
    );
  });

  it('of an admin or nobody has no business, and outside of a request no ids', () => {
    expect(plain({ msg: 'GET / 200', ms: 1, tenant: null, requestId: REQUEST, correlationId: REQUEST })).toBe(
      `GET / 200 1 ms  request=${REQUEST}`,
    );
    expect(plain({ msg: 'Listening on port 3000' })).toBe('Listening on port 3000');
  });
});
