import { runAsTenant } from '../platform/context/request-context.js';
import { SealedBoxes } from '../platform/crypto/sealed-boxes.js';
import { ExportLinks, type LinkParts } from './export-links.js';

const ID = '019aa7d3-3333-7000-8000-a1b2c3d4e5f6';
const MINUTE_MS = 60_000;

describe('links to archives', () => {
  let now = 0;
  const boxes = (appSecret: string) =>
    new SealedBoxes({ appSecret } as ConstructorParameters<typeof SealedBoxes>[0]);
  const clock = { now: () => new Date(now) };
  const links = new ExportLinks(boxes('s'.repeat(32)), clock);
  const as = <T>(tenant: string, work: () => T) =>
    runAsTenant(tenant, { requestId: 'r', correlationId: 'c' }, work);

  beforeEach(() => (now = Date.parse('2026-12-01T09:00:00Z')));

  function made(from = links): LinkParts {
    const { searchParams } = new URL(as('a', () => from.make(ID)).path, 'http://localhost');
    return { until: searchParams.get('until') ?? '', signature: searchParams.get('signature') ?? '' };
  }

  function code(link: Partial<LinkParts>, { tenant = 'a', id = ID } = {}): string {
    try {
      as(tenant, () => links.check(id, link));
      return 'opens';
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  it('open for fifteen minutes, and then say that they are over', () => {
    const link = made();
    expect(code(link)).toBe('opens');
    now += 15 * MINUTE_MS - 1;
    expect(code(link)).toBe('opens');
    now += 1;
    expect(code(link)).toBe('export_link_expired');
  });

  it('are refused by name when a part is missing', () => {
    const { until, signature } = made();
    expect(code({ until })).toBe('invalid');
    expect(code({ signature })).toBe('invalid');
  });

  it('open nothing for another tenant, another export, another end or another secret', () => {
    const link = made();
    expect(code(link, { tenant: 'b' })).toBe('not_found');
    expect(code(link, { id: ID.replace('3333', '3334') })).toBe('not_found');
    expect(code({ ...link, until: '2026-12-01T09:16:00.000Z' })).toBe('not_found');
    expect(
      code({ ...link, signature: link.signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }),
    ).toBe('not_found');
    expect(code(made(new ExportLinks(boxes('t'.repeat(32)), clock)))).toBe('not_found');
  });
});
