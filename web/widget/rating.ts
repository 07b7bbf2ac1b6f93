import { button, element, icon } from './dom.js';
import { ICONS } from './icons.js';
import { fill } from './strings.js';
import type { Strings } from './words/strings.js';

const SCORES = [1, 2, 3, 4, 5];

/** Five stars and a few words about the chat; offered once per conversation. */
export class Rating {
  readonly node: HTMLElement;
  private score = 0;
  private thanked = false;
  private readonly stars: HTMLButtonElement[];
  private readonly more: HTMLFormElement;
  private readonly comment: HTMLTextAreaElement;

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
    const send = element('button', { type: 'submit', class: 'chip' }, strings.sendRating);
    this.more = element('form', { hidden: true }, this.comment, send);
    this.more.addEventListener('submit', (event) => void this.submit(event));
    const group = element(
      'div',
      { class: 'stars', role: 'group', 'aria-label': strings.rate },
      ...this.stars,
    );
    this.node = element(
      'div',
      { class: 'rating', hidden: true },
      element('p', {}, strings.rate),
      group,
      this.more,
    );
  }

  /** The thanks stay until the page is left. */
  set offered(offered: boolean) {
    this.node.hidden = !offered && !this.thanked;
  }

  private star(score: number): HTMLButtonElement {
    const label = fill(this.strings.stars, { n: score });
    const attributes = { class: 'star', 'aria-label': label, 'aria-pressed': 'false' };
    return button(attributes, () => this.choose(score), icon(ICONS.star));
  }

  private choose(score: number): void {
    this.score = score;
    this.stars.forEach((star, index) => {
      star.setAttribute('aria-pressed', String(index + 1 === score));
      star.classList.toggle('lit', index < score);
    });
    this.more.hidden = false;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await this.rate(this.score, this.comment.value.trim()))) return;
    this.thanked = true;
    this.offered = true;
    this.node.replaceChildren(element('p', { role: 'status' }, this.strings.thanks));
  }
}
