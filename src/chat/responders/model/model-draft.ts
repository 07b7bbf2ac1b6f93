import type { Citation } from '../../../assistant/chat-tool.js';
import type { TurnEvent } from '../../chat-engine.port.js';
import type {
  GroundedText,
  Grounding,
  GroundingInput,
  GroundingSource,
  HeldBack,
} from '../../grounding/grounding.port.js';
import { OwnWordsFilter } from './own-words.js';
import { UnwrappedText } from './unwrapped-text.js';

/** What a text is read for while it is written; always all of it so far. */
export interface DraftReaders {
  /** What the model was told to do, which no visitor sees. */
  ownWords: readonly string[];
  /** The built-in answer. */
  builtin: string;
  /** Whether it may be the answer; asked until it may. */
  maySay(text: string): boolean;
  /** The sources that it uses. */
  sourcesIn(text: string): Citation[];
}

/**
 * The text of a model while it is shown: only what has passed the grounding check ever leaves it, and where there is a
 * good answer without the model, only from the first use of a source on.
 */
export class ModelDraft {
  private shown = '';
  /** Passed, but without a source so far. */
  private waiting = '';
  private checked: GroundedText;
  private written = new UnwrappedText();
  private own: OwnWordsFilter;
  private readonly sources: GroundingSource[];
  private hasWritten = false;
  private startsParagraph = false;
  /** Sources that readers know of. */
  private readonly told = new Set<string>();

  constructor(
    private readonly grounding: Grounding,
    private readonly input: GroundingInput,
    private readonly readers: DraftReaders,
  ) {
    this.sources = [...input.sources];
    this.checked = grounding.open(input);
    this.own = new OwnWordsFilter(readers.ownWords, readers.builtin);
  }

  get text(): string {
    return this.shown;
  }

  /** The visitor has seen nothing yet. */
  get isEmpty(): boolean {
    return this.shown === '';
  }

  get heldBack(): readonly HeldBack[] {
    return [...this.own.heldBack, ...this.checked.heldBack];
  }

  /** All that may be stated. */
  get evidence(): readonly GroundingSource[] {
    return this.sources;
  }

  /** Facts that may be stated from now on. */
  learn(source: GroundingSource): void {
    this.sources.push(source);
    this.checked.add([source]);
  }

  /** Forgets a text of which nothing was shown. */
  restart(): void {
    this.checked = this.grounding.open({ ...this.input, sources: this.sources });
    this.written = new UnwrappedText();
    this.own = new OwnWordsFilter(this.readers.ownWords, this.readers.builtin);
    this.waiting = '';
    this.hasWritten = false;
    this.startsParagraph = false;
  }

  /** What comes next is a paragraph of its own. */
  endParagraph(): void {
    this.startsParagraph = this.hasWritten;
  }

  *write(delta: string): Iterable<TurnEvent> {
    yield* this.check(this.own.push(this.written.push(delta)));
  }

  private *check(delta: string): Iterable<TurnEvent> {
    if (delta === '') return;
    const opening = this.startsParagraph ? '\n\n' : '';
    this.startsParagraph = false;
    this.hasWritten = true;
    yield* this.pass(this.checked.push(opening + delta));
  }

  /** Decides on what is left. */
  *finish(): Iterable<TurnEvent> {
    yield* this.check(this.own.push(this.written.finish()) + this.own.finish());
    yield* this.pass(this.checked.finish());
  }

  private *pass(text: string): Iterable<TurnEvent> {
    this.waiting += text;
    if (this.waiting === '' || (this.isEmpty && !this.readers.maySay(this.waiting))) return;
    const shown = this.waiting;
    this.waiting = '';
    yield* this.show(shown);
  }

  /** A paragraph of the product's own words, which needs no check. */
  *say(paragraph: string): Iterable<TurnEvent> {
    yield* this.show(this.isEmpty ? paragraph : `\n\n${paragraph}`);
  }

  private *show(text: string): Iterable<TurnEvent> {
    const shown = this.isEmpty ? text.trimStart() : text;
    if (shown === '') return;
    this.shown += shown;
    yield { type: 'delta', text: shown };
    yield* this.cite(this.readers.sourcesIn(this.shown));
  }

  /** Tells of sources, each once. */
  *cite(citations: readonly Citation[]): Iterable<TurnEvent> {
    for (const citation of citations) {
      const key = `${citation.kind} ${citation.id}`;
      if (this.told.has(key)) continue;
      this.told.add(key);
      yield { type: 'citation', citation };
    }
  }
}
