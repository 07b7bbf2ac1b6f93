import fc from 'fast-check';
import { backoffMs } from '../../web/shared/backoff.js';
import { accentOf, contrast } from '../../web/widget/color.js';
import { Conversation } from '../../web/widget/conversation.js';
import { EventStreamParser } from '../../web/shared/event-stream.js';
import { Dates } from '../../web/widget/locale/dates.js';
import type { ConversationEvent, Message } from '../../web/widget/protocol.js';
import { readRichText, safeUrl } from '../../web/shared/rich-text.js';
import { cpuMsOf } from '../support/cpu-time.js';

function message(id: string, from: Message['from'], text: string, at: number): Message {
  const createdAt = new Date(at).toISOString();
  const rest = { citations: [], tools: [], handoff: null, confidence: null, suggestions: [] };
  return { id, conversationId: 'c', from, text, createdAt, status: 'complete', ...rest };
}

describe('EventStreamParser', () => {
  const stream =
    ':\n\nid: 1\nevent: text.delta\ndata: {"text":"é\u{1f600}"}\n\nid: 2\r\nevent: a\r\ndata: x\r\ndata: y\r\n\r\n: beat\n\ndata: z\n\n';
  const events = [
    { id: '1', event: 'text.delta', data: '{"text":"é\u{1f600}"}' },
    { id: '2', event: 'a', data: 'x\ny' },
    { id: '2', event: 'message', data: 'z' },
  ];

  test('gives the same events however the stream is split', () => {
    const cuts = fc.array(fc.nat(stream.length), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, (points) => {
        const parser = new EventStreamParser();
        const at = [0, ...points.sort((a, b) => a - b), stream.length];
        const seen = at.slice(1).flatMap((end, index) => parser.push(stream.slice(at[index], end)));
        expect(seen).toEqual(events);
      }),
    );
  });

  test('does not emit an incomplete event', () => {
    expect(new EventStreamParser().push('id: 9\ndata: half')).toEqual([]);
  });
});

describe('Conversation', () => {
  const question = message('m1', 'visitor', 'Hi', 1);
  const answer = message('m2', 'assistant', 'Hello there', 2);
  const turn: ConversationEvent[] = [
    { type: 'message.created', message: question },
    { type: 'turn.started', turnId: 't', messageId: 'm1', responder: 'builtin' },
    { type: 'text.delta', turnId: 't', text: 'Hello ' },
    { type: 'text.delta', turnId: 't', text: 'there' },
    { type: 'message.completed', turnId: 't', message: answer },
  ];

  test('replays from any point, with or without history, end in the same two messages', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(turn.length), fc.nat(turn.length), (history, until, from) => {
        const conversation = new Conversation();
        turn.slice(0, until).forEach((event) => conversation.apply(event));
        if (history) conversation.merge([answer, question]);
        turn.slice(Math.min(from, until)).forEach((event) => conversation.apply(event));
        expect(conversation.messages).toEqual([question, answer]);
        expect(conversation.answering).toBe(false);
      }),
    );
  });

  test('a replayed turn that history has answered already shows no draft', () => {
    const conversation = new Conversation();
    conversation.merge([answer, question]);
    for (const event of turn.slice(1, 4)) {
      conversation.apply(event);
      expect(conversation.answering).toBe(false);
    }
  });

  test('a turn that starts again drops its earlier text', () => {
    const conversation = new Conversation();
    turn.slice(0, 3).forEach((event) => conversation.apply(event));
    turn.slice(1, 4).forEach((event) => conversation.apply(event));
    expect(conversation.drafts.get('t')?.text).toBe('Hello there');
  });

  test('an acceptance that arrives after the answer does not show the assistant as writing for ever', () => {
    const conversation = new Conversation();
    turn.forEach((event) => conversation.apply(event));
    conversation.expect('t', 'm1');
    expect(conversation.answering).toBe(false);
  });

  test('an acceptance that arrives after the failure does not hide it', () => {
    const conversation = new Conversation();
    turn.slice(0, 3).forEach((event) => conversation.apply(event));
    conversation.apply({ type: 'turn.failed', turnId: 't', code: 'fault', detail: '' });
    conversation.expect('t', 'm1');
    expect(conversation.failed).toBe(true);
    expect(conversation.answering).toBe(false);
  });

  test('knows when members have taken over, and when the assistant is back', () => {
    const conversation = new Conversation();
    conversation.apply({ type: 'handoff', reason: 'asked_for' });
    expect(conversation.with).toBe('waiting');
    conversation.merge([message('m3', 'member', 'Ana here', 3)]);
    expect(conversation.with).toBe('member');
    conversation.merge([message('m4', 'assistant', 'Back', 4)]);
    expect(conversation.with).toBe('assistant');
    conversation.apply({ type: 'handoff', reason: 'asked_for' });
    conversation.merge([
      { ...message('m5', 'system', 'Wait', 5), handoff: { reason: 'asked_for' } },
      message('m6', 'assistant', 'We close at 18:00', 6),
    ]);
    expect(conversation.with).toBe('waiting');
    conversation.merge([message('m7', 'system', 'Closed', 7)]);
    expect(conversation.with).toBe('assistant');
  });
});

describe('rich text', () => {
  test('loses no character of what it does not understand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll(/[*\-•[\]()\s]/gu, '');
        const read = readRichText(text)
          .flatMap((block) => (block.kind === 'list' ? block.items : [block.spans]))
          .flat()
          .map((span) => span.text)
          .join('');
        expect(read.replaceAll(/[*\-•[\]()\s]/gu, '')).toBe(plain);
      }),
    );
  });

  test('a sentence may end after a link', () => {
    const [block] = readRichText('See https://a.example/x?y=1, or (mail me@a.example).');
    expect(block).toMatchObject({
      spans: [
        { text: 'See ' },
        { kind: 'link', text: 'https://a.example/x?y=1' },
        { text: ', or (mail ' },
        { kind: 'link', url: 'mailto:me@a.example' },
        { text: ').' },
      ],
    });
  });

  test('bullets become a list', () => {
    expect(readRichText('Two:\n- one\n- **two**')).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'list', items: [[{ text: 'one' }], [{ kind: 'strong', text: 'two' }]] },
    ]);
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//a.example',
    '/path',
    '',
  ])('%j is no address to follow', (address) => expect(safeUrl(address)).toBeNull());

  test('eight thousand hostile characters are parsed fast', () => {
    const texts = ['[', '**', '[a](', 'a@', '!['].map((piece) => piece.repeat(8_000 / piece.length));
    const ms = cpuMsOf(() => texts.forEach((text) => readRichText(text)));
    expect(ms).toBeLessThan(500);
  });
});

test('any colour of a shop gives readable text', () => {
  const channels = (color: string): [number, number, number] =>
    color.match(/\d+/g)?.map(Number) as [number, number, number];
  fc.assert(
    fc.property(fc.nat(0xffffff), (value) => {
      const accent = accentOf(`#${value.toString(16).padStart(6, '0')}`);
      expect(contrast(channels(accent.fill), channels(accent.onFill))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(channels(accent.onLight), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('the wait doubles, up to a maximum, and is never zero', () => {
  for (let attempt = 0; attempt < 40; attempt++) {
    expect(backoffMs(attempt, () => 0)).toBeGreaterThanOrEqual(250);
    expect(backoffMs(attempt, () => 1)).toBeLessThanOrEqual(30_000);
  }
});

describe('days beside an answer', () => {
  it.each([
    ['en-US', 'Thursday 3 December'],
    ['en-IE', 'Thursday 3 December'],
    ['de-AT', 'Donnerstag, 3. Dezember'],
    ['fr-CA', 'jeudi 3 décembre'],
    ['es-MX', 'jueves, 3 de diciembre'],
    ['ar-JO', 'الخميس، 3 ديسمبر'],
  ])('are written in %s as the answers write them', (locale, written) => {
    expect(new Dates(locale).date('2026-12-03')).toBe(written);
  });
});
