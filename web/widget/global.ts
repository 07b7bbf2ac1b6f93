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
  /** `light` or `dark`; anything else follows the visitor's system. */
  theme: string;
  /** JWT by which the business says who the visitor is; empty for anybody. */
  identity: string;
  /** Address of the business's privacy policy. */
  privacy: string;
}

/** `window.FrontdeskConfig`, for pages that cannot write attributes; the attributes of the tag count more. */
export type FrontdeskConfig = Partial<
  Record<'key' | 'apiBase' | 'locale' | 'position' | 'theme' | 'identity' | 'privacy', string>
>;

/** `window.Frontdesk`: every verb may be called at once; calls are kept until the chat is there. */
export type FrontdeskGlobal = Record<Verb, (argument?: unknown) => void> & {
  settings: LoaderSettings;
  queue: [Verb, unknown][];
};

declare global {
  interface Window {
    Frontdesk?: FrontdeskGlobal;
    FrontdeskConfig?: FrontdeskConfig;
  }
}
