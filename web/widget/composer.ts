import { element, icon } from './dom.js';
import { ICONS } from './icons.js';
import { fill } from './strings.js';
import type { Strings } from './words/strings.js';

/** The contract's limit for one message. */
export const MAX_CHARACTERS = 8000;

/** Where the visitor writes: Enter sends, Shift+Enter makes a new line. */
export class Composer {
  readonly form: HTMLFormElement;
  readonly input: HTMLTextAreaElement;
  private readonly complaint = element('p', { class: 'complaint', role: 'alert', id: 'complaint' });

  constructor(
    private readonly strings: Strings,
    private readonly send: (text: string) => void,
  ) {
    const label = { 'aria-label': strings.write, placeholder: strings.write };
    this.input = element('textarea', {
      ...label,
      rows: 1,
      enterkeyhint: 'send',
      autocomplete: 'off',
    });
    const submit = element(
      'button',
      { type: 'submit', class: 'send', 'aria-label': strings.send },
      icon(ICONS.send),
    );
    this.form = element('form', { class: 'composer', novalidate: true }, this.complaint, this.input, submit);
    this.form.addEventListener('submit', (event) => this.submit(event));
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('input', () => this.changed());
  }

  prefill(text: string): void {
    this.input.value = text;
    this.changed();
    this.input.focus();
  }

  private key(event: KeyboardEvent): void {
    // Enter that ends an input method's composition chooses a word.
    // oxlint-disable-next-line typescript/no-deprecated -- 229 is the only sign that Safari gives of it
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey) this.submit(event);
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (text === '' || this.tooLong()) return;
    this.input.value = '';
    this.changed();
    this.send(text);
  }

  private changed(): void {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
    // An empty box with `dir=auto` would lay its placeholder out from left to right in Arabic too.
    this.input.dir = this.input.value ? 'auto' : '';
    const length = this.input.value.trim().length;
    const complaint = this.tooLong() ? fill(this.strings.tooLong, { n: length }) : '';
    if (this.complaint.textContent !== complaint) this.complaint.textContent = complaint;
    this.form.classList.toggle('ready', length > 0 && !complaint);
    this.input.setAttribute('aria-invalid', String(complaint !== ''));
    if (complaint) this.input.setAttribute('aria-describedby', 'complaint');
    else this.input.removeAttribute('aria-describedby');
  }

  private tooLong(): boolean {
    return this.input.value.trim().length > MAX_CHARACTERS;
  }
}
