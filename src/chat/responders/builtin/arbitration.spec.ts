import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { ToolContext } from '../../../assistant/chat-tool.js';
import { clauseOf } from '../../../assistant/clause.js';
import type { Reading, SkilledTool } from '../../../assistant/skill.js';
import { withMeaning, type Candidate } from './arbitration.js';

const CONTEXT = {} as ToolContext;
const CLAUSE = clauseOf('would you give me something for my old rod', 'en');

/** A tool with what it reads by meaning. */
function tool(name: string, meant?: (own: Reading<unknown> | null) => Reading<unknown> | null): SkilledTool {
  const readMeaning = meant && (async (_: unknown, own: Reading<unknown> | null) => meant(own));
  return { name, ...(readMeaning && { readMeaning }) } as SkilledTool;
}

function read(by: SkilledTool | null, score: number): Candidate {
  return { clause: CLAUSE, tool: by, reading: { score, input: 'words' }, faulty: false };
}

describe('withMeaning', () => {
  beforeEach(() => jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('takes the surest of all readings', async () => {
    const own = tool('own', (reading) => reading && { ...reading, confidence: 0.4 });
    const other = tool('other', () => ({ score: 0.7, input: 'meaning', confidence: 0.6 }));
    const unsure = tool('unsure', () => ({ score: 0.9, input: 'less', confidence: 0.3 }));
    const best = await withMeaning(read(own, 0.8), [unsure, other, own], CONTEXT);
    expect(best).toMatchObject({ tool: other, reading: { input: 'meaning' } });
  });

  it('keeps a reading that is sure without any number', async () => {
    const own = tool('own', (reading) => reading);
    const other = tool('other', () => ({ score: 0.7, input: 'meaning', confidence: 0.8 }));
    for (const tools of [
      [own, other],
      [other, own],
    ])
      expect(await withMeaning(read(own, 0.8), tools, CONTEXT)).toMatchObject({ tool: own });
  });

  it('asks no other tool where its own leaves the reading as it is, so that nothing is embedded', async () => {
    const own = tool('own', (reading) => reading);
    const asked = jest.fn(() => null);
    const candidate = read(own, 0.8);
    expect(await withMeaning(candidate, [tool('other', asked), own], CONTEXT)).toBe(candidate);
    expect(asked).not.toHaveBeenCalled();
  });

  it('asks nobody about what a tool without search has read', async () => {
    const asked = jest.fn(() => null);
    const orders = tool('orders');
    const candidate = read(orders, 0.9);
    expect(await withMeaning(candidate, [orders, tool('search', asked)], CONTEXT)).toBe(candidate);
    expect(asked).not.toHaveBeenCalled();
  });

  it('answers what nobody has read, or proposes, and prefers an answer', async () => {
    const proposal = tool('proposal', () => ({ score: 0.1, input: 'none', suggestions: ['A'] }));
    const answer = tool('answer', () => ({ score: 0.6, input: 'meaning', confidence: 0.3 }));
    const found = await withMeaning(read(null, 0), [proposal, answer], CONTEXT);
    expect(found.tool).toBe(answer);
    const proposed = await withMeaning(read(null, 0), [proposal], CONTEXT);
    expect(proposed.reading.suggestions).toEqual(['A']);
  });

  it('leaves the reading by words when a tool fails', async () => {
    const own = tool('own', () => {
      throw new Error('away');
    });
    const candidate = read(own, 0.8);
    expect(await withMeaning(candidate, [own], CONTEXT)).toBe(candidate);
  });
});
