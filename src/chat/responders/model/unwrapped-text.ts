/**
 * The words of a model that writes its whole answer as a JSON text, as an object with one, or between the tags of the
 * data, because it has got the data so. A quotation at the beginning of other words stays. Only a text that begins like
 * one of these waits for its end.
 */
export class UnwrappedText {
  /** Null once it is certain that the text is no JSON. */
  private held: string | null = '';

  push(delta: string): string {
    if (this.held === null) return delta;
    this.held += delta;
    const text = this.held.trimStart();
    if (text === '' || text.startsWith(OBJECT) || text.startsWith(TAG)) return '';
    if (text.startsWith(QUOTE) && !HAS_MORE.test(text)) return '';
    const released = this.held;
    this.held = null;
    return released;
  }

  /** What is left at the end of the text. */
  finish(): string {
    const held = this.held ?? '';
    const text = DATA.exec(held)?.[1]?.trim() ?? held.trim();
    this.held = null;
    if (text.startsWith(OBJECT)) return textIn(text);
    if (text.startsWith(QUOTE)) return unquoted(text);
    return held.trimStart().startsWith(TAG) ? text : held;
  }
}

const QUOTE = '"';
const OBJECT = '{';
const TAG = '<';
/** The first block of data, as `dataBlock` writes it. */
const DATA = /^\s*<[a-z]{1,20}-[0-9a-f]{12}>(.{0,4000}?)<\/[a-z]{1,20}-[0-9a-f]{12}>/su;
/** Words behind the closing mark. */
const HAS_MORE = /^"(?:[^"\\]|\\.){0,4000}"\s{0,9}[^\s"]/su;
/** Fields that small models put their answer in. */
const FIELDS = ['text', 'answer', 'message', 'response', 'reply', 'content'];

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replace(/^"|"$/g, '');
  }
}

/** Nothing when there is none: no visitor may see JSON. */
function textIn(json: string): string {
  const value = parsed(json);
  const texts = FIELDS.map((field) => value[field]);
  return texts.find((text) => typeof text === 'string') ?? '';
}

function parsed(json: string): Partial<Record<string, unknown>> {
  try {
    return JSON.parse(json) as Partial<Record<string, unknown>>;
  } catch {
    return {};
  }
}
