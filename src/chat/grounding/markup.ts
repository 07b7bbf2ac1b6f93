const IMAGE = /!\[[^\]]{0,600}\](?:\([^)]{0,600}\)|\[[^\]]{0,600}\])?/gu;
/** `<https://…>` and `<a@b.example>` are links. */
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]{1,600}|[^\s<>@]{1,64}@[^\s<>]{1,255})>/giu;
const TAG = /<\/?[a-z!?][^<>]{0,600}>/giu;
const OPEN_TAG = /<(?=[a-z/!?])/giu;

/** The text without images and raw HTML; Markdown's own links are kept. */
export function withoutMarkup(text: string): string {
  if (!/[<!]/.test(text)) return text;
  return text.replace(IMAGE, '').replace(AUTOLINK, '$1').replace(TAG, '').replace(OPEN_TAG, '');
}
