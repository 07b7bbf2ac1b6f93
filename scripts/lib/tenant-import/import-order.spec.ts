import { inOrder } from './import-order.mjs';

const key = (child: string, parent: string, isNullable = false) => ({
  ...{ child, parent, isNullable },
  columns: [`${parent}_id`],
});

describe('the order in which tables are written', () => {
  it('has parents before children, also of keys that may be empty', () => {
    const keys = [key('products', 'sources', true), key('marks', 'products'), key('other', 'outside')];
    expect(inOrder(['marks', 'products', 'sources', 'other'], keys)).toEqual({
      order: ['sources', 'products', 'marks', 'other'],
      later: [],
    });
  });

  it('breaks a cycle at a key that may be empty, which is set later', () => {
    const [question, answer] = [key('turns', 'messages'), key('messages', 'turns', true)];
    expect(inOrder(['turns', 'messages'], [question, answer])).toEqual({
      order: ['messages', 'turns'],
      later: [answer],
    });
  });

  it('is none when no key of a cycle may be empty', () => {
    expect(() => inOrder(['a', 'b'], [key('a', 'b'), key('b', 'a')])).toThrow('form a cycle');
  });
});
