import type { FrontdeskConfig, LoaderSettings } from '../global.js';

/** An address that was copied with the rest of the page's parameters must not grow without bound. */
const LONGEST_KEY = 200;

/** What the tag says, or the query of its address, or `window.FrontdeskConfig`; in this order. */
export function readSettings(tag: HTMLScriptElement | null, config: FrontdeskConfig): LoaderSettings {
  const query = tag?.src ? new URL(tag.src).searchParams : new URLSearchParams();
  const said = (name: keyof FrontdeskConfig): string => {
    const attribute = tag?.dataset[name];
    // An identity in an address would be written into logs.
    const inAddress = name === 'identity' ? null : query.get(name.replace('B', '-b'));
    // The object is the page's own: it may hold anything.
    const value: unknown = attribute ?? inAddress ?? config[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const from = tag?.src || location.href;
  return {
    key: said('key').slice(0, LONGEST_KEY),
    base: new URL(said('apiBase') || '/', from).href.replace(/\/$/, ''),
    locale: said('locale'),
    position: said('position'),
    theme: said('theme'),
    identity: said('identity'),
    privacy: said('privacy'),
  };
}

/** The running script; a module and some tag managers do not tell, so there the tag is looked for by its address. */
export function findTag(): HTMLScriptElement | null {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement && currentScript.src) return currentScript;
  const isLoader = ({ src }: HTMLScriptElement): boolean => /\/widget\.js(?:[?#]|$)/.test(src);
  return [...document.scripts].reverse().find(isLoader) ?? null;
}

/** Why the chat cannot start with these settings, for the shop's developer; null when nothing speaks against it. */
export function faultIn({ key }: LoaderSettings): string | null {
  if (/^fd_(live|test|admin)_/.test(key)) {
    return 'SECRET KEY IN A PUBLIC PAGE. Everybody who opens this page can read it: revoke it now (DELETE /v1/api-keys/{id}) and put the publishable key (fd_pub_…) into data-key. Nothing was sent.';
  }
  if (key === '') return 'the script tag has no data-key. Give it the publishable key (fd_pub_…).';
  if (!key.startsWith('fd_pub_')) return 'data-key is no publishable key: that begins with fd_pub_.';
  if (location.origin === 'null') {
    return 'this page has no origin (a file, or a sandboxed frame), so the server refuses it. Open it over http:// or https://.';
  }
  return null;
}
