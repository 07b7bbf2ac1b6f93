import { useEffect, useRef } from 'react';
import { kept } from './device.js';

export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const NEXT_KEY_MS = 1_500;

/** Whether the keys belong to what has the focus: a field, or a menu that is open. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return true;
  return target.closest('input, textarea, select, [contenteditable]') !== null;
}

/**
 * Runs the action of a single key, or of two after another such as `g i`. A person can switch single keys off
 * (WCAG 2.1.4).
 */
export function useKeys(actions: KeyActions): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    let before = '';
    let at = 0;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (kept('singleKeys') === 'off' || isTaken(event.target)) return;
      const pair = event.timeStamp - at < NEXT_KEY_MS ? `${before} ${event.key}` : '';
      [before, at] = [event.key, event.timeStamp];
      const action = current.current[pair] ?? current.current[event.key];
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
