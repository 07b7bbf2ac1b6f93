import { ProblemError } from '../../web/shared/problem.js';
import type { Message } from '../../web/console/api/client.js';
import { type MessagePages, withMessage } from '../../web/console/inbox/message-pages.js';
import { Outbox, type Unsent } from '../../web/console/inbox/outbox.js';
import { readThreadEvent } from '../../web/console/inbox/thread-events.js';

/** A server that answers when the test says so. */
class Desk {
  readonly asked: { unsent: Unsent; answer: (error?: Error) => void }[] = [];
  kept = '';
  private ids = 0;

  open(): Outbox {
    return new Outbox({
      send: (unsent) =>
        new Promise((resolve, reject) => {
          const answer = (error?: Error): void => (error ? reject(error) : resolve());
          this.asked.push({ unsent, answer });
        }),
      load: () => this.kept,
      save: (text) => (this.kept = text),
      newId: () => `c-${++this.ids}`,
    });
  }

  async answer(error?: Error): Promise<void> {
    this.asked.shift()?.answer(error);
    for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
  }
}

const states = (outbox: Outbox) => outbox.all().map(({ text, state }) => `${text} ${state}`);

describe('the outbox', () => {
  test('sends one after another, and forgets what has arrived', async () => {
    const desk = new Desk();
    const outbox = desk.open();
    outbox.add('t', 'one', 4);
    outbox.add('t', 'two', 4);
    expect(states(outbox)).toEqual(['one sending', 'two queued']);
    expect(desk.asked.length).toBe(1);
    await desk.answer();
    expect(states(outbox)).toEqual(['two sending']);
    await desk.answer();
    expect([states(outbox), desk.kept]).toEqual([[], '']);
  });

  test('keeps what no network could take, and sends it with the same id', async () => {
    const desk = new Desk();
    const outbox = desk.open();
    outbox.add('t', 'one', 4);
    await desk.answer(new TypeError('network'));
    expect(states(outbox)).toEqual(['one queued']);
    outbox.wake();
    await Promise.resolve();
    await Promise.resolve();
    expect(desk.asked.map(({ unsent }) => unsent.clientId)).toEqual(['c-1']);
  });

  test.each([401, 408, 429, 503])('waits after %d', async (status) => {
    const desk = new Desk();
    const outbox = desk.open();
    outbox.add('t', 'one', 4);
    await desk.answer(new ProblemError(status, '', '', 0));
    expect(states(outbox)).toEqual(['one queued']);
  });

  test('says why the server refused, goes on with the next, and sends again only when told', async () => {
    const desk = new Desk();
    const outbox = desk.open();
    outbox.add('t', 'one', 4);
    outbox.add('t', 'two', 4);
    await desk.answer(new ProblemError(422, 'invalid', 'Too long.', 0));
    expect(states(outbox)).toEqual(['one failed', 'two sending']);
    expect(outbox.all()[0]?.fault).toBe('Too long.');
    await desk.answer();
    outbox.retry('c-1', 4);
    expect(states(outbox)).toEqual(['one sending']);
  });

  test('holds back what another member was faster than, also after a reload, until its author has decided', async () => {
    const desk = new Desk();
    const outbox = desk.open();
    outbox.add('t', 'one', 4);
    outbox.add('other', 'two', 9);
    await desk.answer(new ProblemError(409, 'newer_message', 'Sam has answered.', 0));
    expect(states(outbox)).toEqual(['one overtaken', 'two sending']);
    await desk.answer();
    const later = desk.open();
    later.wake();
    expect([states(later), desk.asked]).toEqual([['one overtaken'], []]);
    later.retry('c-1', 5);
    expect(desk.asked.map(({ unsent }) => [unsent.clientId, unsent.seenSeq])).toEqual([['c-1', 5]]);
  });

  test('waits while the first try of the same message still runs', async () => {
    const desk = new Desk();
    const outbox = desk.open();
    outbox.add('t', 'one', 4);
    await desk.answer(new ProblemError(409, 'still_running', '', 0));
    expect(states(outbox)).toEqual(['one queued']);
  });

  test('goes on after the page was closed while it was sending', () => {
    const desk = new Desk();
    desk.open().add('t', 'one', 4);
    const again = desk.open();
    expect(states(again)).toEqual(['one queued']);
    again.wake();
    expect(desk.asked.map(({ unsent }) => unsent.clientId)).toEqual(['c-1', 'c-1']);
  });

  test('starts empty when what was kept is no list', () => {
    const desk = new Desk();
    desk.kept = '{';
    expect(desk.open().all()).toEqual([]);
  });
});

const message = (id: string, text = id): Message => ({ id, text, status: 'complete' }) as Message;
const pages = (...lists: string[][]): MessagePages => ({
  pages: lists.map((ids, index) => ({
    data: ids.map((id) => message(id)),
    page: { next: null, hasMore: index === 0 },
  })),
  pageParams: lists.map(() => ''),
});
const ids = ({ pages: all }: MessagePages) => all.map(({ data }) => data.map(({ id }) => id));

describe('a message that comes while a thread is open', () => {
  test('is put where it belongs', () => {
    expect(ids(withMessage(pages(['5', '3']), message('4')))).toEqual([['5', '4', '3']]);
    expect(ids(withMessage(pages(['5', '3']), message('6')))).toEqual([['6', '5', '3']]);
  });

  test('replaces what it was before, and nothing when it is the same', () => {
    const before = pages(['5', '3']);
    expect(withMessage(before, message('3', 'whole')).pages[0]?.data[1]?.text).toBe('whole');
    expect(withMessage(before, message('3'))).toBe(before);
  });

  test('stays out when it is older than what is loaded', () => {
    const before = pages(['5', '3']);
    expect(withMessage(before, message('1'))).toBe(before);
  });
});

describe('an event of a thread', () => {
  const read = (event: string, data: object, draft: Parameters<typeof readThreadEvent>[1] = null) =>
    readThreadEvent({ id: '', event, data: JSON.stringify(data) }, draft);

  test('grows the answer that is being written, of its own turn only', () => {
    const draft = { turnId: 'a', text: 'We ', tool: 'search' };
    expect(read('text.delta', { turnId: 'a', text: 'open' }, draft)).toEqual({
      kind: 'draft',
      draft: { turnId: 'a', text: 'We open', tool: '' },
    });
    expect(read('text.delta', { turnId: 'b', text: 'open' }, draft)).toEqual({
      kind: 'draft',
      draft: { turnId: 'b', text: 'open', tool: '' },
    });
  });

  test('ends it', () => {
    expect(read('turn.failed', { turnId: 'a' })).toEqual({ kind: 'draft', draft: null });
    expect(read('message.completed', { message: message('1') }).kind).toBe('message');
    expect(read('handoff', { reason: 'anger' }).kind).toBe('status');
    expect(read('later.event', {}).kind).toBe('nothing');
  });
});
