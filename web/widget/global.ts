export type Verb = 'open' | 'close' | 'toggle' | 'ask' | 'prefill' | 'suggest' | 'identify';

/** What the embedding tag says. Empty strings where it says nothing. */
export interface LoaderSettings {
  /** Publishable key, `fd_pub_…`. */
  key: string;
  /** Origin and path prefix of the API, without a trailing slash. */
  base: string;
  /** BCP 47. */
  locale: string;
  position: string;
  /** `light`, `dark` or `auto`. */
  theme: string;
  /** JWT by which the business says who the visitor is; empty for anybody. */
  identity: string;
}

/** `window.Frontdesk`: every verb may be called at once; calls are kept until the chat is there. */
export type FrontdeskGlobal = Record<Verb, (argument?: unknown) => void> & {
  settings: LoaderSettings;
  queue: [Verb, unknown][];
};

declare global {
  interface Window {
    Frontdesk?: FrontdeskGlobal;
  }
}
