import { mark, richText, sourceChips, typingDots } from './bubble.js';
import type { Conversation, Draft } from './conversation.js';
import { button, element, unseen } from './dom.js';
import type { Unsent } from './outbox.js';
import type { Message } from './protocol.js';
import { fill, toolProgress } from './strings.js';
import type { Strings } from './words/strings.js';

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
  private readonly time: Intl.DateTimeFormat;

  constructor(
    private readonly strings: Strings,
    private readonly speakers: Speakers,
    locale: string,
    private readonly retry: (clientId: string) => void,
  ) {
    this.log = element('div', { class: 'log', role: 'log', 'aria-label': strings.conversation });
    this.log.setAttribute('aria-live', 'polite');
    this.time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  }

  /** Old messages being filled in are not news: they must not be read out. */
  set quiet(quiet: boolean) {
    this.log.setAttribute('aria-live', quiet ? 'off' : 'polite');
  }

  show(conversation: Conversation, unsent: readonly Unsent[]): void {
    const rows = [
      ...conversation.messages.map((message) => this.messageRow(message)),
      ...unsent.map((message) => this.unsentRow(message)),
    ];
    this.place(rows);
    this.drafts.replaceChildren(...[...conversation.drafts.values()].map((draft) => this.draftRow(draft)));
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
    const name = message.from === 'member' ? this.speakers.team : this.speakers.assistant;
    const at = new Date(message.createdAt);
    const stamp = element('time', { datetime: message.createdAt }, this.time.format(at));
    const cut =
      message.status === 'incomplete' ? [element('p', { class: 'cut' }, this.strings.incomplete)] : [];
    return [
      mark(message.from),
      element(
        'div',
        { class: 'said' },
        element('p', { class: 'meta' }, element('bdi', {}, name), ' · ', stamp),
        element('div', { class: 'bubble' }, ...richText(message.text, this.strings), ...cut),
        ...sourceChips(message.citations, this.strings),
      ),
    ];
  }

  private unsentRow(message: Unsent): Row {
    return {
      key: `client:${message.clientId}`,
      look: message.state === 'sending' ? 'complete' : `${message.state}:${message.reason}`,
      className: `row visitor ${message.state}`,
      content: () => [...this.ownWords(message.text), ...this.unsentState(message)],
    };
  }

  private unsentState(message: Unsent): Node[] {
    if (message.state === 'sending') return [];
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

  private draftRow(draft: Draft): HTMLElement {
    const said = element('div', { class: 'said' });
    if (draft.text) said.append(element('div', { class: 'bubble' }, ...richText(draft.text, this.strings)));
    if (!draft.text || draft.tool) said.append(this.progress(draft));
    said.append(...sourceChips(draft.citations, this.strings));
    return element('div', { class: 'row assistant' }, mark('assistant'), said);
  }

  private progress(draft: Draft): HTMLElement {
    const typing = fill(this.strings.typing, { name: this.speakers.assistant });
    const words = draft.tool ? element('span', {}, toolProgress(this.strings, draft.tool)) : unseen(typing);
    return element('p', { class: 'progress' }, typingDots(), words);
  }
}

interface Row {
  key: string;
  /** Changes whenever the content would. */
  look: string;
  className: string;
  content: () => Node[];
}
