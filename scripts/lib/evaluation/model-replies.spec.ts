import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskedTurn } from '../../../test/eval/offline.js';
import { readReplies, toldReply } from './model-replies.mjs';

const judgement = { id: 'q1', kind: 'hours', language: 'en', right: true, confidence: 0.9, offered: null };
const question = { id: 'q1', business: 'shop', kind: 'hours', ask: ['When?'] };
const asked = { model: 'm', mode: 'auto', set: 'more' } as const;

function turn(trace: object | undefined): AskedTurn {
  const events = [
    { type: 'started', responder: 'model' },
    { type: 'started', responder: 'builtin' },
  ];
  return { answer: { text: 'At nine.' }, events, milliseconds: 12.4, ...(trace && { trace }) } as never;
}

describe('what is written of an answer', () => {
  it('names who has answered in the end, and the calls that were refused', () => {
    const trace = {
      ...{ rounds: [{ text: 'At ten.' }], heldBack: [{ kind: 'time' }], prompt: null },
      calls: [
        { name: 'opening_hours', input: {}, refusal: null },
        { name: 'opening_hours', input: { day: '' }, refusal: 'invalid /day' },
      ],
    };
    expect(toldReply(asked, { question, turns: [turn(trace)] }, judgement)).toMatchObject({
      ...{ ...asked, ...judgement, business: 'shop' },
      turns: [
        {
          ...{ ask: 'When?', answer: 'At nine.', milliseconds: 12, responder: 'builtin', cost: null },
          ...{ rounds: trace.rounds, heldBack: trace.heldBack },
          refused: [{ name: 'opening_hours', input: { day: '' }, refusal: 'invalid /day' }],
        },
      ],
    });
  });

  it('is complete for a turn without a trace', () => {
    const [told] = toldReply(asked, { question, turns: [turn(undefined)] }, judgement).turns;
    expect(told).toMatchObject({ rounds: [], heldBack: [] });
  });
});

describe('a run that is continued', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'replies-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const written = (text: string): string => {
    const file = join(folder, 'turns.jsonl');
    writeFileSync(file, text);
    return file;
  };
  const reply = toldReply(asked, { question, turns: [turn(undefined)] }, judgement);

  it('has what was written, without a line that has no end', () => {
    const line = JSON.stringify(reply);
    expect(readReplies(written(`${line}\n${line.slice(0, 40)}`), 'm')).toEqual([reply]);
  });

  it('begins anew without a file', () => {
    expect(readReplies(join(folder, 'none.jsonl'), 'm')).toEqual([]);
  });

  it('is refused for another model', () => {
    const file = written(`${JSON.stringify(reply)}\n`);
    expect(() => readReplies(file, 'other')).toThrow('has answers of m, not of other');
  });
});
