import { button, icon, unseen } from './dom.js';
import { ICONS } from './icons.js';
import type { Strings } from './words/strings.js';

const DONE_FOR_MS = 2_000;

/** Copies a text as it was sent; none where the browser gives no clipboard, as on plain HTTP. */
export function copyButton(text: string, strings: Strings): Node[] {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!clipboard) return [];
  const attributes = { class: 'copy', 'aria-label': strings.copy, title: strings.copy };
  const copy = button(
    attributes,
    () => void clipboard.writeText(text).then(done, () => undefined),
    icon(ICONS.copy),
  );
  // In the live log, so that it is read out.
  const done = (): void => {
    copy.replaceChildren(icon(ICONS.done));
    const said = unseen(strings.copied);
    copy.after(said);
    setTimeout(() => {
      copy.replaceChildren(icon(ICONS.copy));
      said.remove();
    }, DONE_FOR_MS);
  };
  return [copy];
}
