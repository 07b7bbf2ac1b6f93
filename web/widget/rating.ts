import { button, element, icon } from './dom.js';
import { ICONS } from './icons.js';
import { fill } from './strings.js';
import type { Strings } from './words/strings.js';

const SCORES = [1, 2, 3, 4, 5];

/** Five stars, of which a click counts at once, then a few words by who likes; offered once per conversation. */
export class Rating {
  readonly node: HTMLElement;
  private score = 0;
  private readonly stars: HTMLButtonElement[];
  private readonly thanks = element('p', { role: 'status' });
  private readonly more: HTMLFormElement;
  private readonly comment: HTMLTextAreaElement;
  private readonly parts: HTMLElement[];

  constructor(
    private readonly strings: Strings,
    private readonly rate: (score: number, comment: string) => Promise<boolean>,
  ) {
    this.stars = SCORES.map((score) => this.star(score));
    this.comment = element('textarea', {
      rows: 2,
      maxlength: 1000,
      dir: 'auto',
      'aria-label': strings.comment,
    });
    this.comment.placeholder = strings.comment;
    const send = element('button', { type: 'submit', class: 'chip' }, strings.send);
    this.more = element('form', { hidden: true }, this.comment, send);
    this.more.addEventListener('submit', (event) => void this.explain(event));
    const group = element(
      'div',
      { class: 'stars', role: 'group', 'aria-label': strings.rate },
      ...this.stars,
    );
    this.parts = [element('p', {}, strings.rate), group, this.thanks, this.more];
    this.node = element('div', { class: 'rating', hidden: true }, ...this.parts);
  }

  /** Once given, it stays until the page is left. */
  set offered(offered: boolean) {
    this.node.hidden = !offered && this.score === 0;
  }

  /** Another conversation may be rated anew. */
  reset(): void {
    this.show(0);
    this.thanks.textContent = '';
    this.comment.value = '';
    this.more.hidden = true;
    this.node.hidden = true;
    this.node.replaceChildren(...this.parts);
  }

  private star(score: number): HTMLButtonElement {
    const label = fill(this.strings.stars, { n: score });
    const attributes = { class: 'star', 'aria-label': label, 'aria-pressed': 'false' };
    return button(attributes, () => void this.choose(score), icon(ICONS.star));
  }

  private async choose(score: number): Promise<void> {
    const before = this.score;
    this.show(score);
    if (!(await this.rate(score, ''))) return this.show(before);
    this.thanks.textContent = this.strings.thanks;
    this.more.hidden = false;
  }

  private show(score: number): void {
    this.score = score;
    this.stars.forEach((star, index) => {
      star.setAttribute('aria-pressed', String(index + 1 === score));
      star.classList.toggle('lit', index < score);
    });
  }

  private async explain(event: Event): Promise<void> {
    event.preventDefault();
    const comment = this.comment.value.trim();
    if (comment && !(await this.rate(this.score, comment))) return;
    this.node.replaceChildren(element('p', { role: 'status' }, this.strings.thanks));
  }
}
