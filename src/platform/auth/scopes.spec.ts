import { covers, GRANTS, isGrant, SCOPE_NAMES } from './scopes.js';

describe('scopes', () => {
  it.each(SCOPE_NAMES)('%s is covered by itself, its area and the star, and by nothing else', (scope) => {
    const area = `${scope.split(':')[0]}:*`;
    const opening = GRANTS.filter((grant) => covers([grant], scope));
    expect(opening.sort()).toEqual([scope, area, '*'].sort());
  });

  it('wildcards are covered only by equal or wider wildcards', () => {
    expect(covers(['orders:read', 'orders:write'], 'orders:*')).toBe(false);
    expect(covers(['orders:*'], 'orders:*')).toBe(true);
    expect(covers(['*'], 'orders:*')).toBe(true);
    expect(covers(SCOPE_NAMES, '*')).toBe(false);
    expect(
      covers(
        GRANTS.filter((grant) => grant !== '*'),
        '*',
      ),
    ).toBe(false);
  });

  it('no scopes cover nothing', () => {
    expect(SCOPE_NAMES.filter((scope) => covers([], scope))).toEqual([]);
  });

  it.each([
    '',
    'orders',
    'orders:',
    ':read',
    'orders:delete',
    'Orders:read',
    '**',
    'orders:**',
    'toString',
    ' *',
  ])('"%s" is no grant and opens nothing', (text) => {
    expect(isGrant(text)).toBe(false);
    expect(SCOPE_NAMES.filter((scope) => covers([text], scope))).toEqual([]);
  });
});
