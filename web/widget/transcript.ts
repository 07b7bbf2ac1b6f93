import { mark, richText } from './bubble.js';
import { sources, type CardStyle } from './cards/sources.js';
import { copyButton } from './copy-button.js';
import type { Conversation, Draft } from './conversation.js';
import { DraftRow } from './draft-row.js';
import { button, element, unseen } from './dom.js';
import { dayKey, Dates } from './locale/dates.js';
import type { Unsent } from './outbox.js';
import type { Message } from './protocol.js';
import type { Strings } from './words/strings.js';

/** A message that is on its way for so long is marked, in milliseconds; a fast one must not flicker. */
export const SLOW_MS = 200;

export interface Speakers {
  assistant: string;
  team: string;
}

/**
 * The messages. Finished ones go into a live log, each once and whole; an answer that is still being written
 * stands beside the log, so that a screen reader hears it when it is complete and not word by word.
 */
export class Transcript {
  readonly log: HTMLElement;
  readonly drafts = element('div', { class: 'drafts' });
  private readonly shown = new Map<string, { node: HTMLElement; look: string }>();
  /** By the turn. */
  private readonly draftRows = new Map<string, DraftRow>();
  private readonly dates: Dates;
  private readonly style: CardStyle;

  constructor(
    private readonly strings: Strings,
    private readonly speakers: Speakers,
    locale: string,
    private readonly retry: (clientId: string) => void,
  ) {
    this.log = element('div', { class: 'log', role: 'log', 'aria-label': strings.conversation });
    this.log.setAttribute('aria-live', 'polite');
    this.dates = new Dates(locale);
    this.style = { strings, dates: this.dates };
  }

  /** Old messages being filled in are not news: they must not be read out. */
  set quiet(quiet: boolean) {
    this.log.setAttribute('aria-live', quiet ? 'off' : 'polite');
  }

  show(conversation: Conversation, unsent: readonly Unsent[]): void {
    const now = new Date();
    this.place([
      ...conversation.messages.flatMap((message, index, all) => [
        ...this.dayRows(message, all[index - 1], now),
        this.messageRow(message),
      ]),
      ...unsent.map((message) => this.unsentRow(message, now)),
    ]);
    this.showDrafts([...conversation.drafts.values()]);
  }

  /** What the visitor should see from its start: the newest message or the answer being written. */
  get newest(): Element | null {
    return this.drafts.lastElementChild ?? this.log.lastElementChild;
  }

  /** A line before the first message of each day; a history of today alone needs none. */
  private dayRows(message: Message, before: Message | undefined, now: Date): Row[] {
    const at = new Date(message.createdAt);
    const previous = dayKey(before ? new Date(before.createdAt) : now);
    if (dayKey(at) === previous) return [];
    const words = this.dates.day(at, now);
    const content = (): Node[] => [element('time', { datetime: message.createdAt }, words)];
    return [{ key: `day:${dayKey(at)}`, look: words, className: 'day', content }];
  }

  /** Puts rows in order and touches only what changed, so that the log announces additions alone. */
  private place(rows: Row[]): void {
    const keys = new Set(rows.map((row) => row.key));
    for (const [key, { node }] of this.shown) {
      if (!keys.has(key)) {
        node.remove();
        this.shown.delete(key);
      }
    }
    rows.forEach((row, index) => {
      const node = this.nodeFor(row);
      const there = this.log.children[index];
      if (there !== node) this.log.insertBefore(node, there ?? null);
    });
  }

  private nodeFor(row: Row): HTMLElement {
    const known = this.shown.get(row.key);
    const node = known?.node ?? element('div');
    node.className = row.className;
    if (known?.look === row.look) return node;
    node.replaceChildren(...row.content());
    this.shown.set(row.key, { node, look: row.look });
    return node;
  }

  /** A message written here keeps its row when the server confirms it, hence the key by `clientId`. */
  private messageRow(message: Message): Row {
    return {
      key: message.clientId ? `client:${message.clientId}` : `message:${message.id}`,
      look: message.status,
      className: `row ${message.from}`,
      content: () => this.messageContent(message),
    };
  }

  private messageContent(message: Message): Node[] {
    if (message.from === 'system') return [element('p', { class: 'notice', dir: 'auto' }, message.text)];
    if (message.from === 'visitor') return this.ownWords(message.text);
    const team = message.member?.name ?? this.speakers.team;
    const name = message.from === 'member' ? team : this.speakers.assistant;
    const at = new Date(message.createdAt);
    const stamp = element('time', { datetime: message.createdAt }, this.dates.time(at));
    const cut =
      message.status === 'incomplete' ? [element('p', { class: 'cut' }, this.strings.incomplete)] : [];
    return [
      mark(message.from),
      element(
        'div',
        { class: 'said' },
        this.meta(name, stamp, message.text),
        element('div', { class: 'bubble' }, ...richText(message.text, this.strings), ...cut),
        ...sources(message.citations, this.style),
      ),
    ];
  }

  private meta(name: string, stamp: Node, text: string): HTMLElement {
    const words = element('p', {}, element('bdi', {}, name), ' · ', stamp);
    return element('div', { class: 'meta' }, words, ...copyButton(text, this.strings));
  }

  private unsentRow(message: Unsent, now: Date): Row {
    const isSlow = now.getTime() - message.since >= SLOW_MS;
    const look = message.state === 'sending' ? (isSlow ? 'slow' : 'complete') : '';
    return {
      key: `client:${message.clientId}`,
      look: look || `${message.state}:${message.reason}`,
      className: `row visitor ${message.state}`,
      content: () => [...this.ownWords(message.text), ...this.unsentState(message, isSlow)],
    };
  }

  private unsentState(message: Unsent, isSlow: boolean): Node[] {
    if (message.state === 'sending') {
      return isSlow ? [element('p', { class: 'sent-mark' }, this.strings.sending)] : [];
    }
    const words = message.state === 'failed' ? this.strings.notSent : this.strings.waitingToSend;
    const again = button({ class: 'link' }, () => this.retry(message.clientId), this.strings.tryAgain);
    return [element('p', { class: 'unsent' }, [words, message.reason].join(' '), ' ', again)];
  }

  private ownWords(text: string): Node[] {
    return [
      element(
        'div',
        { class: 'bubble' },
        unseen(`${this.strings.you}: `),
        element('p', { dir: 'auto' }, text),
      ),
    ];
  }

  private showDrafts(drafts: readonly Draft[]): void {
    for (const turnId of this.draftRows.keys())
      if (!drafts.some((draft) => draft.turnId === turnId)) this.draftRows.delete(turnId);
    const nodes = drafts.map((draft) => {
      const row = this.draftRows.get(draft.turnId) ?? new DraftRow(this.speakers.assistant, this.style);
      this.draftRows.set(draft.turnId, row);
      row.show(draft);
      return row.node;
    });
    const stand = [...this.drafts.children];
    if (stand.length !== nodes.length || nodes.some((node, at) => node !== stand[at]))
      this.drafts.replaceChildren(...nodes);
  }
}

interface Row {
  key: string;
  /** Changes whenever the content would. */
  look: string;
  className: string;
  content: () => Node[];
}
