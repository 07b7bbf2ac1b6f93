/** What is chosen on this device; `public/theme.js` reads the first two before the first paint. */
export interface DeviceChoices {
  theme: string;
  language: string;
  singleKeys: string;
  sort: string;
}

const PREFIX = 'frontdesk.console.';

/** Empty when nothing is kept, or when the browser keeps nothing. */
export function kept(name: keyof DeviceChoices | `draft.${string}` | `outbox.${string}`): string {
  try {
    return localStorage.getItem(PREFIX + name) ?? '';
  } catch {
    return '';
  }
}

/** An empty text forgets it. */
export function keep(name: Parameters<typeof kept>[0], text: string): void {
  try {
    if (text === '') localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, text);
  } catch {
    // A browser that keeps nothing works for as long as the page is open.
  }
}

/** Whoever signs out leaves nothing of customers behind. */
export function forgetTexts(): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(`${PREFIX}draft.`) || name.startsWith(`${PREFIX}outbox.`)) {
        localStorage.removeItem(name);
      }
  } catch {
    // Nothing was kept.
  }
}

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function currentTheme(): Theme {
  return THEMES.find((theme) => theme === kept('theme')) ?? 'system';
}

export function chooseTheme(theme: Theme): void {
  keep('theme', theme === 'system' ? '' : theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
