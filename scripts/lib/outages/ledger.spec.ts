import { isClean, lineOf, totalsOf, type Kept } from './ledger.mjs';

const VISITOR = 'v';

interface Story {
  /** Client ids in the order of writing; a `?` behind one got no acknowledgement. */
  wrote: string[];
  kept: Partial<Kept>[];
  /** What the visitor reads, oldest first: client ids, and `A` for an answer. */
  reads: string[];
}

function totals({ wrote, kept, reads }: Story) {
  const entries = wrote.map((id) => ({ clientId: id.replace('?', ''), isAcknowledged: !id.endsWith('?') }));
  const rows = kept.map((row, at) => ({
    ...{ visitor_id: VISITOR, client_id: 'a', seq: 2 * at + 1, turns: 1, answers: 1, answer_seq: 2 * at + 2 },
    ...{ is_over: true, is_with_team: false },
    ...row,
  }));
  const seen = reads.map((id) => (id === 'A' ? { from: 'assistant' } : { from: 'visitor', clientId: id }));
  return totalsOf([{ visitorId: VISITOR, entries }], rows, [seen]);
}

const GOOD = { sent: 2, acknowledged: 2, answered: 2, doubled: 0, lost: 0, handedOver: 0, disordered: 0 };
const BOTH = [{ client_id: 'a' }, { client_id: 'b' }];

describe('the ledger', () => {
  test('is even when all is there once, and answered in order', () => {
    const found = totals({ wrote: ['a', 'b'], kept: BOTH, reads: ['a', 'A', 'b', 'A'] });
    expect(found).toEqual(GOOD);
    expect(isClean(found)).toBe(true);
    expect(lineOf('Calm', found)).toBe('Calm: 2 sent / 2 acknowledged / 2 answered / 0 doubled / 0 lost');
  });

  test('counts one answer for messages that were gathered', () => {
    const kept = [
      { client_id: 'a', seq: 1, answer_seq: 3 },
      { client_id: 'b', seq: 2, answer_seq: 3 },
    ];
    expect(totals({ wrote: ['a', 'b'], kept, reads: ['a', 'b', 'A'] })).toEqual(GOOD);
  });

  const WRONG: [string, Story, object][] = [
    ['not stored', { wrote: ['a', 'b'], kept: [{}], reads: ['a', 'A'] }, { lost: 1 }],
    [
      'stored, but not shown',
      { wrote: ['a', 'b'], kept: BOTH, reads: ['a', 'A', 'A'] },
      { lost: 1, answered: 2 },
    ],
    [
      'not answered',
      { wrote: ['a'], kept: [{ answers: 0, answer_seq: null }], reads: ['a'] },
      { lost: 1, answered: 0 },
    ],
    [
      'not acknowledged, stored, and not answered',
      { wrote: ['a?'], kept: [{ answers: 0, answer_seq: null }], reads: ['a'] },
      { lost: 1, acknowledged: 0 },
    ],
    ['with an answer that is not shown', { wrote: ['a'], kept: [{}], reads: ['a'] }, { lost: 1 }],
    ['stored twice', { wrote: ['a'], kept: [{}, {}], reads: ['a', 'A', 'a', 'A'] }, { doubled: 2 }],
    ['in two turns', { wrote: ['a'], kept: [{ turns: 2 }], reads: ['a', 'A'] }, { doubled: 1 }],
    ['answered twice', { wrote: ['a'], kept: [{ answers: 2 }], reads: ['a', 'A', 'A'] }, { doubled: 1 }],
    [
      'in another order',
      { wrote: ['b', 'a'], kept: BOTH, reads: ['a', 'A', 'b', 'A'] },
      { disordered: 2, lost: 0 },
    ],
    [
      'answered in another order',
      {
        wrote: ['a', 'b'],
        kept: [{ answer_seq: 4 }, { client_id: 'b', answer_seq: 3.5 }],
        reads: ['a', 'b', 'A', 'A'],
      },
      { disordered: 1, lost: 0 },
    ],
  ];
  test.each(WRONG)('tells a message that is %s', (_, story, expected) => {
    const found = totals(story);
    expect(found).toMatchObject(expected);
    expect(isClean(found)).toBe(false);
  });

  test('names what a person has instead, which is not lost', () => {
    const kept = [{ answers: 0, answer_seq: null, is_with_team: true }];
    const found = totals({ wrote: ['a'], kept, reads: ['a'] });
    expect(found).toMatchObject({ answered: 0, lost: 0, handedOver: 1 });
    expect(lineOf('Chat away', found)).toMatch(/\(1 handed over\)$/);
  });

  test('allows a message that nobody acknowledged to be absent', () => {
    expect(isClean(totals({ wrote: ['a', 'b?'], kept: [{}], reads: ['a', 'A'] }))).toBe(true);
  });
});
