import { mark, richText, typingDots } from './bubble.js';
import { sources, type CardStyle } from './cards/sources.js';
import type { Draft } from './conversation.js';
import { element, icon, unseen } from './dom.js';
import { ICONS } from './icons.js';
import { fill, toolDone, toolProgress } from './strings.js';

/**
 * An answer that is being written: the words, their sources, and beneath them what was looked up, so that nothing of it
 * moves when the answer is whole. Its nodes stay, so that a source can be opened meanwhile.
 */
export class DraftRow {
  readonly node: HTMLElement;
  private readonly bubble = element('div', { class: 'bubble', hidden: true });
  private readonly sources = element('div');
  private readonly steps = element('ul', { class: 'work' });
  private readonly progress = element('p', { class: 'progress' });
  private readonly shown = { text: '', sources: 0, steps: '' };

  /** @param speaker the assistant's name */
  constructor(
    private readonly speaker: string,
    private readonly style: CardStyle,
  ) {
    const name = element('div', { class: 'meta' }, element('p', {}, element('bdi', {}, speaker)));
    const said = element(
      'div',
      { class: 'said' },
      name,
      this.bubble,
      this.sources,
      this.steps,
      this.progress,
    );
    this.node = element('div', { class: 'row assistant' }, mark('assistant'), said);
    this.showSteps([]);
  }

  show({ text, citations, steps }: Draft): void {
    if (text !== this.shown.text) {
      this.bubble.hidden = text === '';
      this.bubble.replaceChildren(...richText(text, this.style.strings));
    }
    if (citations.length !== this.shown.sources)
      this.sources.replaceChildren(...sources(citations, this.style));
    const look = JSON.stringify(steps);
    if (look !== this.shown.steps) this.showSteps(steps);
    Object.assign(this.shown, { text, sources: citations.length, steps: look });
  }

  /** Each kind of work once, however often it was done. */
  private showSteps(steps: Draft['steps']): void {
    const { strings } = this.style;
    const done = new Set(steps.flatMap(({ tool, isDone }) => (isDone ? [toolDone(strings, tool)] : [])));
    done.delete('');
    this.steps.replaceChildren(...[...done].map((words) => element('li', {}, icon(ICONS.done), words)));
    const running = steps.findLast(({ isDone }) => !isDone);
    const typing = fill(strings.typing, { name: this.speaker });
    const words = running ? element('span', {}, toolProgress(strings, running.tool)) : unseen(typing);
    this.progress.replaceChildren(typingDots(), words);
  }
}
