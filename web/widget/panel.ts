import { mark } from './bubble.js';
import type { Composer } from './composer.js';
import { button, element, icon } from './dom.js';
import { ICONS } from './icons.js';
import type { WidgetConfig } from './protocol.js';
import type { Rating } from './rating.js';
import type { Strings } from './words/strings.js';
import type { Transcript } from './transcript.js';

interface PanelParts {
  transcript: Transcript;
  composer: Composer;
  rating: Rating;
}

interface PanelActions {
  close: () => void;
  person: () => void;
  earlier: () => void;
  ask: (text: string) => void;
}

export interface PanelState {
  handedOff: boolean;
  /** A trouble to tell beneath the messages; empty when there is none. */
  trouble: string;
  rateable: boolean;
  hasEarlier: boolean;
  /** Questions to offer while nothing was said yet. */
  suggestions: readonly string[];
}

/** The open chat: header, messages, composer. A non-modal dialog, modal only where it fills a phone's screen. */
export class Panel {
  readonly node: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly banner = element('p', { class: 'banner', role: 'status' });
  private readonly trouble = element('p', { class: 'trouble', role: 'status' });
  private readonly suggestions = element('div', { class: 'suggestions' });
  private readonly handoff: HTMLElement;
  private readonly person: HTMLButtonElement;
  private readonly earlier: HTMLButtonElement;
  private offered = '';

  constructor(
    private readonly strings: Strings,
    config: WidgetConfig,
    private readonly parts: PanelParts,
    private readonly actions: PanelActions,
  ) {
    this.person = button({ class: 'person' }, actions.person, icon(ICONS.person), strings.person);
    this.earlier = button({ class: 'link earlier', hidden: true }, actions.earlier, strings.earlier);
    this.handoff = element('p', { class: 'handoff', role: 'status' });
    this.scroller = this.scrollArea(config);
    this.node = this.dialog(config);
    this.node.addEventListener('keydown', (event) => this.key(event));
  }

  show(state: PanelState): void {
    setText(this.handoff, state.handedOff ? this.strings.waitingPerson : '');
    this.person.hidden = state.handedOff;
    setText(this.trouble, state.trouble);
    this.parts.rating.offered = state.rateable;
    this.earlier.hidden = !state.hasEarlier;
    this.offer(state.suggestions);
  }

  set connection(words: string) {
    setText(this.banner, words);
  }

  atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  scrollToEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Keeps what the visitor is reading in place while older messages are put above it. */
  keepPlace(change: () => void): void {
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    change();
    this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
  }

  /** A touch keyboard would cover the greeting, so there the dialog itself takes the focus. */
  focus(): void {
    if (matchMedia('(pointer: coarse)').matches) this.node.focus();
    else this.parts.composer.input.focus();
  }

  private dialog(config: WidgetConfig): HTMLElement {
    const attributes = {
      class: 'panel',
      id: 'panel',
      role: 'dialog',
      'aria-labelledby': 'title',
      tabindex: -1,
    };
    const foot = element('div', { class: 'foot' }, this.person, element('span', {}, this.strings.ai));
    const body = [
      this.header(config),
      this.banner,
      this.scroller,
      this.handoff,
      this.parts.composer.form,
      foot,
    ];
    return element('section', attributes, ...body);
  }

  private header(config: WidgetConfig): HTMLElement {
    const names = element(
      'div',
      { class: 'names' },
      element('h2', { id: 'title', dir: 'auto' }, config.assistant.name),
      ...(config.name === config.assistant.name ? [] : [element('p', { dir: 'auto' }, config.name)]),
    );
    const close = button(
      { class: 'close', 'aria-label': this.strings.close },
      this.actions.close,
      icon(ICONS.close),
    );
    return element('header', {}, mark('assistant'), names, close);
  }

  private scrollArea(config: WidgetConfig): HTMLElement {
    const { greeting, disclosure } = config.assistant;
    const intro = element(
      'div',
      { class: 'row assistant intro' },
      mark('assistant'),
      element(
        'div',
        { class: 'said' },
        element('div', { class: 'bubble' }, element('p', { dir: 'auto' }, greeting)),
        element('p', { class: 'disclosure', dir: 'auto' }, disclosure),
      ),
    );
    const { transcript, rating } = this.parts;
    const attributes = {
      class: 'scroll',
      tabindex: 0,
      role: 'group',
      'aria-label': this.strings.conversation,
    };
    const content = [this.earlier, intro, transcript.log, transcript.drafts, this.trouble];
    return element('div', attributes, ...content, this.suggestions, rating.node);
  }

  private offer(questions: readonly string[]): void {
    const offered = questions.join('\n');
    if (offered === this.offered) return;
    this.offered = offered;
    const chips = questions.map((question) =>
      button({ class: 'chip', dir: 'auto' }, () => this.actions.ask(question), question),
    );
    this.suggestions.replaceChildren(...chips);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      this.actions.close();
    } else if (event.key === 'Tab' && this.node.getAttribute('aria-modal') === 'true') this.keepFocus(event);
  }

  /** Round from the last control to the first and back: what lies under a full-screen sheet cannot be seen. */
  private keepFocus(event: KeyboardEvent): void {
    const stops = [
      ...this.node.querySelectorAll<HTMLElement>('button, textarea, a[href], [tabindex="0"]'),
    ].filter((stop) => stop.offsetParent !== null);
    const from = event.shiftKey ? stops[0] : stops.at(-1);
    const to = event.shiftKey ? stops.at(-1) : stops[0];
    const root = this.node.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    if (focused !== from && !(event.shiftKey && focused === this.node)) return;
    event.preventDefault();
    to?.focus();
  }
}

/** Leaves equal text alone: a live region would be read out again. */
function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
