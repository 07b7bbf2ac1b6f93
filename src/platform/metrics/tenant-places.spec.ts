import { TenantPlaces } from './tenant-places.js';

const MINUTE = 60_000;

describe('the businesses with series of their own', () => {
  let now: number;
  let left: string[];
  let places: TenantPlaces;

  beforeEach(() => {
    now = 0;
    left = [];
    places = new TenantPlaces(
      (tenant) => left.push(tenant),
      () => now,
    );
    places.places = 2;
  });

  function use(tenant: string, times: number): string {
    let name = '';
    for (let time = 0; time < times; time += 1) name = places.nameOf(tenant);
    return name;
  }

  it('are the first ones while there is room, all others together', () => {
    expect(['a', 'b', 'c', 'a', 'c'].map((tenant) => places.nameOf(tenant))).toEqual([
      ...['a', 'b', 'other', 'a', 'other'],
    ]);
  });

  it('change once a minute when another one is used clearly more, and the series of who left ends', () => {
    use('a', 10);
    use('b', 2);
    expect(use('c', 100)).toBe('other');
    now = MINUTE;
    expect(use('c', 1)).toBe('c');
    expect(left).toEqual(['b']);
    expect([use('b', 1), use('a', 1)]).toEqual(['other', 'a']);
  });

  it('do not take turns when two are used alike', () => {
    use('a', 100);
    use('b', 20);
    use('c', 24);
    now = MINUTE;
    expect(use('c', 1)).toBe('other');
    expect(left).toEqual([]);
  });

  it('of long ago make room', () => {
    use('a', 1_000);
    use('b', 1_000);
    for (let minute = 1; minute <= 120; minute += 1) {
      now = minute * MINUTE;
      use('c', 5);
    }
    expect(use('c', 1)).toBe('c');
  });

  it('are never more than the places, however many businesses there are', () => {
    const names = new Set<string>();
    for (let n = 0; n < 30_000; n += 1) {
      now += 10;
      names.add(places.nameOf(`tenant ${n}`));
    }
    const open = [...names].filter((name) => name !== 'other' && !left.includes(name));
    expect(open.length).toBeLessThanOrEqual(2);
  });

  it('are none without places', () => {
    places.places = 0;
    expect(use('a', 3)).toBe('other');
  });
});
