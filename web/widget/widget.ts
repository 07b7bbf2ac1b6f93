import { speechOf } from '../../src/language/speech.js';
import { ProblemError } from '../shared/problem.js';
import { type ApiOptions, WidgetApi } from './api.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { saveFile } from './dom.js';
import type { ServerSentEvent } from '../shared/event-stream.js';
import { greetingFor } from './greeting.js';
import { Launcher } from './launcher.js';
import { LinkBanner } from './link-banner.js';
import type { WidgetLocale } from './locale/locale.js';
import { Outbox } from './outbox.js';
import { Menu } from './menu.js';
import { Panel } from './panel.js';
import { watchPage } from './page-watch.js';
import { type Message, readEvent, type WidgetConfig } from './protocol.js';
import { ratingDue } from './rating-moment.js';
import { Rating } from './rating.js';
import { Shell } from './shell.js';
import type { WidgetStorage } from './storage.js';
import { fill, stringsFor } from './strings.js';
import { SharedStream } from './tabs/shared-stream.js';
import type { Strings } from './words/strings.js';
import { SLOW_MS, Transcript } from './transcript.js';

/** A turn of which nothing was heard for so long, for example one that was taken over by a person. */
const UNHEARD_MS = 90_000;
const MAX_CATCH_UP_PAGES = 20;

export interface WidgetOptions extends Pick<ApiOptions, 'base' | 'publishableKey' | 'identity'> {
  locale: WidgetLocale;
  /** Address of the business's privacy policy; empty for none. */
  privacyUrl: string;
  config: WidgetConfig;
  storage: WidgetStorage;
  position: 'left' | 'right';
  theme: string;
}

/** One widget on one page: joins the connection, the conversation and what is seen of them. */
export class Widget {
  private readonly strings: Strings;
  private readonly api: WidgetApi;
  private readonly conversation = new Conversation();
  private readonly outbox: Outbox;
  private readonly connection: SharedStream;
  private readonly transcript: Transcript;
  private readonly composer: Composer;
  private readonly launcher: Launcher;
  private readonly panel: Panel;
  private readonly shell: Shell;
  private readonly banner: LinkBanner;
  private readonly rating: Rating;
  private readonly removed = new AbortController();
  private opened = false;
  private cursor: string;
  /** The present visitor's conversation; empty until it is known. Messages of an earlier visitor may stand above it. */
  private following = '';
  private earlier: string | null = null;
  private caughtUp = false;
  private suggestions: string[] = [];
  private trouble = '';
  private drawing = false;
  private ratingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: WidgetOptions) {
    const { config, storage, locale } = options;
    this.strings = stringsFor(speechOf(locale.language, config.assistant.address));
    this.cursor = storage.cursor;
    this.api = new WidgetApi({
      ...options,
      locale: locale.asked,
      sessions: storage,
      onSessionReplaced: () => this.forgetCursor(),
    });
    this.outbox = new Outbox({
      storage,
      send: (text, clientId) => this.api.send(text, clientId),
      words: (problem) => this.refusal(problem),
      accepted: ({ message, turn }) => {
        if (this.following && this.following !== message.conversationId) this.startOver();
        this.following = message.conversationId;
        this.conversation.merge([message]);
        if (turn) this.expect(turn.id, message.id);
        this.draw();
      },
      changed: () => this.draw(),
    });
    this.rating = new Rating(this.strings, (score, comment) => this.rate(score, comment));
    this.connection = this.connect();
    const speakers = {
      assistant: config.assistant.name,
      team: this.team(),
    };
    this.transcript = new Transcript(this.strings, speakers, locale.tag, (clientId) =>
      this.outbox.retry(clientId),
    );
    this.composer = new Composer(this.strings, (text) => this.ask(text));
    this.launcher = new Launcher(this.strings, config.name, () => this.toggle());
    this.panel = this.makePanel();
    this.shell = new Shell(options, this.panel.node, this.launcher.button);
    this.banner = new LinkBanner(this.strings, (words, state) => {
      this.panel.connection = words;
      this.shell.link = state;
    });
    this.watch();
    this.resume();
  }

  open(takeFocus = true): void {
    this.opened = true;
    this.shell.open = true;
    this.options.storage.open = true;
    this.connection.start();
    this.drawNow();
    this.panel.showNewest();
    if (takeFocus) this.panel.focus();
  }

  close(): void {
    if (!this.opened) return;
    this.opened = false;
    this.shell.open = false;
    this.options.storage.open = false;
    this.drawNow();
    this.launcher.button.focus();
  }

  toggle(): void {
    if (this.opened) this.close();
    else this.open();
  }

  /** Says this for the visitor. */
  ask(text: string): void {
    if (!this.opened) this.open();
    this.connection.start();
    this.trouble = '';
    this.outbox.add(text);
    this.drawNow();
    this.panel.showNewest();
    setTimeout(() => this.draw(), SLOW_MS + 20);
  }

  prefill(text: string): void {
    if (!this.opened) this.open();
    this.composer.prefill(text);
  }

  suggest(questions: string[]): void {
    this.suggestions = questions;
    this.draw();
  }

  /** A newer identity of the same person. */
  identify(identity: string): void {
    this.api.identify(identity);
  }

  /** Leaves the page for good. @returns how it stood there. */
  remove(): { opened: boolean; focused: boolean } {
    const stood = { opened: this.opened, focused: this.shell.panelFocused() };
    this.removed.abort();
    clearTimeout(this.ratingTimer);
    this.connection.stop();
    this.outbox.stop();
    this.shell.remove();
    return stood;
  }

  private team(): string {
    return fill(this.strings.team, { name: this.options.config.name });
  }

  private watch(): void {
    const watcher = {
      back: () => this.reconnect(),
      away: () => this.connection.stop(),
      offline: () => this.connection.drop(),
      looked: () => this.draw(),
    };
    watchPage(watcher, this.removed.signal);
    this.options.storage.onOtherVisitor(() => this.becomeOther(), this.removed.signal);
    this.options.storage.onNewConversation(() => this.startOver(), this.removed.signal);
  }

  /** The stream is the other visitor's from its start; what was said before in this tab stays to be read. */
  private becomeOther(): void {
    this.forgetCursor();
    this.connection.stop();
    this.connection.start();
  }

  /** The conversation was left for a new one, here or elsewhere: nothing of it is shown or kept any more. */
  private startOver(): void {
    this.forgetCursor();
    this.conversation.clear();
    this.rating.reset();
    this.caughtUp = false;
    this.trouble = '';
    this.connection.stop();
    if (this.options.storage.read()) this.connection.start();
    this.draw();
  }

  private async startAnew(): Promise<void> {
    const isBegun = await this.attempt(() => this.api.startAnew());
    if (!isBegun) return;
    this.options.storage.beginAnew();
    this.startOver();
  }

  private async erase(): Promise<void> {
    const isErased = await this.attempt(() => this.api.erase());
    if (!isErased) return;
    this.options.storage.forgetVisitor();
    this.startOver();
    this.banner.tell(this.strings.erased);
  }

  private resume(): void {
    const { storage } = this.options;
    if (storage.read()) this.connection.start();
    if (storage.open && !this.shell.fullScreen) this.open(false);
    if (this.outbox.unsent.length > 0) this.outbox.wake();
    this.draw();
  }

  private connect(): SharedStream {
    return new SharedStream({
      visitorId: async () => (await this.api.open()).visitorId,
      open: (signal) => this.api.events(() => this.cursor, signal),
      opened: () => this.catchUp(),
      event: (event) => this.receive(event),
      changed: (link) => this.banner.changed(link),
    });
  }

  private makePanel(): Panel {
    const menu = new Menu(this.strings, {
      startAnew: () => void this.startAnew(),
      download: () => void this.attempt(async () => saveFile(await this.api.download(), 'my-data.json')),
      erase: () => void this.erase(),
    });
    const parts = { transcript: this.transcript, composer: this.composer, rating: this.rating, menu };
    const { config, locale, privacyUrl } = this.options;
    const texts = {
      ...greetingFor(config, locale, this.strings),
      assistant: config.assistant.name,
      business: config.name,
      team: this.team(),
      privacyUrl,
    };
    return new Panel(this.strings, texts, parts, {
      close: () => this.close(),
      person: () => void this.askForPerson(),
      earlier: () => void this.showEarlier(),
      ask: (text) => this.ask(text),
      stop: () => void this.stopAnswer(),
    });
  }

  /**
   * The stream is a hint and history is the truth: after every gap the newest pages are read until one holds
   * something known, before any event is applied.
   */
  private async catchUp(): Promise<void> {
    const first = !this.caughtUp;
    this.transcript.quiet = first;
    const missed: Message[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < MAX_CATCH_UP_PAGES; pages++) {
      const { data, page } = await this.api.messages(after);
      missed.push(...data);
      if (first && pages === 0) this.checkCursor(data);
      if (pages === 0) this.following = data[0]?.conversationId ?? this.following;
      after = page.hasMore ? page.next : null;
      if (first) this.earlier = after;
      if (first || !after || data.some((message) => this.conversation.knows(message.id))) break;
    }
    this.take(missed);
    this.caughtUp = true;
    this.drawNow();
    if (first) this.panel.showNewest();
    setTimeout(() => (this.transcript.quiet = false), 500);
    this.outbox.wake();
  }

  /** A cursor of a conversation that was left elsewhere meanwhile means nothing in the present one. */
  private checkCursor([newest]: Message[]): void {
    const { storage } = this.options;
    const id = newest?.conversationId ?? '';
    const isOther = this.cursor !== '' && storage.conversation !== '' && storage.conversation !== id;
    storage.conversation = id;
    if (!isOther) return;
    this.forgetCursor();
    storage.cursor = '';
    this.connection.drop();
  }

  private expect(turnId: string, messageId: string): void {
    this.conversation.expect(turnId, messageId);
    setTimeout(() => {
      this.conversation.giveUp(turnId);
      this.draw();
    }, UNHEARD_MS);
  }

  private take(messages: Message[]): void {
    this.conversation.merge(messages);
    for (const message of messages) this.outbox.confirm(message.clientId);
  }

  private receive({ id, event: name, data }: ServerSentEvent): void {
    const event = readEvent(name, data);
    if (event) this.conversation.apply(event);
    if (event?.type === 'message.created') this.outbox.confirm(event.message.clientId);
    if (id) this.cursor = id;
    // In mid-turn the stored cursor stays before the turn, so that a reload replays it from its first word.
    if (id && !this.conversation.answering) this.options.storage.cursor = id;
    if (this.following) this.options.storage.conversation = this.following;
    this.draw();
  }

  private forgetCursor(): void {
    this.cursor = '';
    this.following = '';
    this.earlier = null;
    this.conversation.drafts.clear();
  }

  /** The events tell what became of it. */
  private async stopAnswer(): Promise<void> {
    const turnId = this.conversation.writing;
    if (turnId !== null) await this.attempt(() => this.api.cancel(turnId));
  }

  private async askForPerson(): Promise<void> {
    await this.attempt(async () => {
      await this.api.handoff();
      if (this.conversation.with === 'assistant') this.conversation.with = 'waiting';
    });
  }

  private rate(score: number, comment: string): Promise<boolean> {
    return this.attempt(async () => {
      await this.api.rate(score, comment);
      this.options.storage.rated = true;
    });
  }

  private async showEarlier(): Promise<void> {
    await this.attempt(async () => {
      const { data, page } = await this.api.messages(this.earlier);
      this.earlier = page.hasMore ? page.next : null;
      this.transcript.quiet = true;
      this.take(data);
      this.panel.keepPlace(() => this.drawNow());
      this.transcript.quiet = false;
    });
  }

  /** False, with a word to the visitor, when it did not work. */
  private async attempt(work: () => Promise<void>): Promise<boolean> {
    this.trouble = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.trouble = this.wordsFor(error);
      return false;
    } finally {
      this.draw();
    }
  }

  private wordsFor(error: unknown): string {
    return (error instanceof ProblemError && this.refusal(error)) || this.strings.unavailable;
  }

  private refusal(problem: ProblemError): string {
    if (problem.closed) return this.strings.closed;
    return problem.busy ? this.strings.busy : problem.detail;
  }

  private reconnect(): void {
    if (this.opened || this.options.storage.read()) this.connection.start();
    this.connection.wake();
    this.outbox.wake();
  }

  /** Draws once per frame however many events came; a hidden page has no frames, so there a timer does it. */
  private draw(): void {
    if (this.drawing) return;
    this.drawing = true;
    const later = document.hidden ? (run: () => void) => setTimeout(run, 200) : requestAnimationFrame;
    later(() => this.drawNow());
  }

  private drawNow(): void {
    this.drawing = false;
    const { conversation, outbox } = this;
    const follows = this.panel.follows();
    const focused = this.opened && this.shell.panelFocused();
    this.transcript.show(conversation, outbox.unsent);
    this.panel.show({
      with: conversation.with,
      member: conversation.member,
      fresh: conversation.messages.length + outbox.unsent.length === 0 && !conversation.answering,
      trouble: this.trouble || (conversation.failed ? this.strings.failed : ''),
      rateable: this.rateable(),
      stoppable: conversation.answering,
      hasEarlier: this.earlier !== null,
      suggestions: this.offered(),
    });
    if (follows) this.panel.showNewest();
    // The button just pressed may be gone now: the focus must not fall out of the chat with it.
    if (focused && !this.shell.panelFocused()) this.panel.focus();
    this.launcher.show(this.opened, this.unread());
  }

  /** Before the first message the page's questions, then those of the last answer until something else is said. */
  private offered(): string[] {
    const { messages, answering } = this.conversation;
    if (answering || this.outbox.unsent.length > 0) return [];
    const last = messages.at(-1);
    if (last) return last.from === 'assistant' ? (last.suggestions ?? []).map(({ text }) => text) : [];
    return this.suggestions.length > 0 ? this.suggestions : [this.strings.starter];
  }

  private rateable(): boolean {
    clearTimeout(this.ratingTimer);
    const isFree = this.outbox.unsent.length === 0 && !this.options.storage.rated;
    const dueMs = isFree ? ratingDue(this.conversation, Date.now()) : null;
    if (dueMs) this.ratingTimer = setTimeout(() => this.draw(), dueMs + 50);
    return dueMs === 0;
  }

  /** Counts what came while the chat was closed or the page out of sight; looking at it makes it seen. */
  private unread(): number {
    const { messages } = this.conversation;
    const { storage } = this.options;
    const last = messages.at(-1)?.id ?? '';
    if (this.opened && !document.hidden && last && last !== storage.seen) storage.seen = last;
    const seenAt = messages.findIndex((message) => message.id === storage.seen);
    return messages.slice(seenAt + 1).filter(({ from }) => from === 'assistant' || from === 'member').length;
  }
}
