import { mark, outsideLink } from './bubble.js';
import type { Composer } from './composer.js';
import type { With } from './conversation.js';
import { button, element, icon } from './dom.js';
import { ICONS } from './icons.js';
import type { Menu } from './menu.js';
import type { Rating } from './rating.js';
import { safeUrl } from '../shared/rich-text.js';
import type { Strings } from './words/strings.js';
import type { Transcript } from './transcript.js';

interface PanelParts {
  transcript: Transcript;
  composer: Composer;
  rating: Rating;
  menu: Menu;
}

export interface PanelTexts {
  assistant: string;
  business: string;
  /** Who answers once a person has. */
  team: string;
  greeting: string;
  disclosure: string;
  /** Empty for none. */
  privacyUrl: string;
}

/** Above the start of a long answer. */
const MARGIN_PX = 8;

interface PanelActions {
  close: () => void;
  person: () => void;
  earlier: () => void;
  ask: (text: string) => void;
  /** Ends the answer that is being written. */
  stop: () => void;
}

export interface PanelState {
  /** Who answers now. */
  with: With;
  /** Name of the person who answered last; empty when it is not known. */
  member: string;
  /** Nothing was said yet. */
  fresh: boolean;
  /** A trouble to tell beneath the messages; empty when there is none. */
  trouble: string;
  rateable: boolean;
  /** An answer is on its way. */
  stoppable: boolean;
  hasEarlier: boolean;
  /** Questions to offer under the last message. */
  suggestions: readonly string[];
}

/** The open chat: header, messages, composer. A non-modal dialog, modal only where it fills a phone's screen. */
export class Panel {
  readonly node: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly banner = element('p', { class: 'banner', role: 'status' });
  private readonly trouble = element('p', { class: 'trouble', role: 'status' });
  private readonly suggestions: HTMLElement;
  private readonly handoff: HTMLElement;
  /** In the foot, and in the header where the screen is too low for a foot. */
  private readonly person: HTMLButtonElement[];
  private readonly earlier: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private readonly intro: HTMLElement;
  private readonly responder = element('span');
  private offered = '';
  /** Where the chat was scrolled to by itself: elsewhere the visitor is reading. */
  private placedAt = 0;

  constructor(
    private readonly strings: Strings,
    private readonly texts: PanelTexts,
    private readonly parts: PanelParts,
    private readonly actions: PanelActions,
  ) {
    const short = { class: 'close person-short', 'aria-label': strings.person, title: strings.person };
    this.person = [
      button({ class: 'person' }, actions.person, icon(ICONS.person), strings.person),
      button(short, actions.person, icon(ICONS.person)),
    ];
    const group = { class: 'suggestions', role: 'group', 'aria-label': strings.suggestions };
    this.suggestions = element('div', { ...group, 'aria-live': 'polite', hidden: true });
    this.intro = this.makeIntro();
    this.earlier = button({ class: 'link earlier', hidden: true }, actions.earlier, strings.earlier);
    this.stop = button({ class: 'link stop', hidden: true }, actions.stop, strings.stop);
    this.handoff = element('p', { class: 'handoff', role: 'status' });
    this.scroller = this.scrollArea();
    this.node = this.dialog();
    this.node.addEventListener('keydown', (event) => this.key(event));
  }

  show(state: PanelState): void {
    setText(this.handoff, state.with === 'waiting' ? this.strings.waitingPerson : '');
    setText(this.responder, state.with === 'member' ? state.member || this.texts.team : this.strings.ai);
    for (const person of this.person) person.hidden = state.with !== 'assistant';
    this.node.classList.toggle('fresh', state.fresh);
    this.parts.menu.offered = !state.fresh;
    // The greeting belongs before the first message, which is not here yet.
    this.intro.hidden = state.hasEarlier;
    setText(this.trouble, state.trouble);
    this.parts.rating.offered = state.rateable;
    this.earlier.hidden = !state.hasEarlier;
    this.stop.hidden = !state.stoppable;
    this.offer(state.suggestions);
  }

  set connection(words: string) {
    setText(this.banner, words);
  }

  /** True while the visitor has not scrolled away from where the chat put them, or is at the end. */
  follows(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return Math.abs(scrollTop - this.placedAt) < 2 || scrollHeight - scrollTop - clientHeight < 8;
  }

  /** To the end, but never past the start of the newest message: a long answer is read from its first line. */
  showNewest(): void {
    const { scroller } = this;
    const newest = this.parts.transcript.newest;
    scroller.scrollTop = scroller.scrollHeight;
    if (newest) {
      const above = scroller.getBoundingClientRect().top + MARGIN_PX - newest.getBoundingClientRect().top;
      if (above > 0) scroller.scrollTop -= above;
    }
    this.placedAt = scroller.scrollTop;
  }

  /** Keeps what the visitor is reading in place while older messages are put above it. */
  keepPlace(change: () => void): void {
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    change();
    this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
    this.placedAt = -1;
  }

  /** A touch keyboard would cover the greeting, so there the dialog itself takes the focus. */
  focus(): void {
    if (matchMedia('(pointer: coarse)').matches) this.node.focus();
    else this.parts.composer.input.focus();
  }

  private dialog(): HTMLElement {
    const attributes = {
      class: 'panel',
      id: 'panel',
      role: 'dialog',
      'aria-labelledby': 'title',
      tabindex: -1,
    };
    const foot = element('div', { class: 'foot' }, this.person[0] ?? '', this.privacyLink(), this.responder);
    const { menu } = this.parts;
    const body = [
      this.header(),
      menu.list,
      this.banner,
      this.scroller,
      this.handoff,
      this.parts.composer.form,
      foot,
    ];
    return element('section', attributes, ...body);
  }

  /** No `header`, which would be a second banner of the page. */
  private header(): HTMLElement {
    const { assistant, business } = this.texts;
    const { menu } = this.parts;
    const names = element(
      'div',
      { class: 'names' },
      element('h2', { id: 'title', dir: 'auto' }, assistant),
      ...(business === assistant ? [] : [element('p', { dir: 'auto' }, business)]),
    );
    const close = button(
      { class: 'close', 'aria-label': this.strings.close },
      this.actions.close,
      icon(ICONS.close),
    );
    return element(
      'div',
      { class: 'header' },
      mark('assistant'),
      names,
      this.person[1] ?? '',
      menu.button,
      close,
    );
  }

  private privacyLink(): Node {
    const url = safeUrl(this.texts.privacyUrl);
    return url ? outsideLink(url, this.strings.privacy, this.strings, this.strings.privacy) : new Text();
  }

  private makeIntro(): HTMLElement {
    const { greeting, disclosure } = this.texts;
    const bubble = element('div', { class: 'bubble' }, element('p', { dir: 'auto' }, greeting));
    const said = element(
      'div',
      { class: 'said' },
      bubble,
      element('p', { class: 'disclosure', dir: 'auto' }, disclosure),
    );
    return element('div', { class: 'row assistant intro' }, mark('assistant'), said);
  }

  private scrollArea(): HTMLElement {
    const { transcript, rating } = this.parts;
    const attributes = {
      class: 'scroll',
      tabindex: 0,
      role: 'group',
      'aria-label': this.strings.conversation,
    };
    const content = [this.earlier, this.intro, transcript.log, transcript.drafts, this.stop, this.trouble];
    return element('div', attributes, ...content, this.suggestions, rating.node);
  }

  private offer(questions: readonly string[]): void {
    const offered = questions.join('\n');
    if (offered === this.offered) return;
    this.offered = offered;
    const chips = questions.map((question) =>
      button({ class: 'chip', dir: 'auto' }, () => this.actions.ask(question), question),
    );
    this.suggestions.hidden = chips.length === 0;
    this.suggestions.replaceChildren(...chips);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      const { menu } = this.parts;
      if (menu.isOpen) menu.close();
      else this.actions.close();
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
