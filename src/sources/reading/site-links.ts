const LONGEST_URL = 2_000;
const MOST_SEGMENTS = 12;
/** "/a/b/a/b/a/b": a page that links to itself below itself. */
const MOST_REPEATS = 2;
const MOST_PARAMETERS = 4;
const FILES = [
  'jpe?g|png|gif|webp|avif|svg|ico|css|m?js|json|xml|zip|gz|rar|7z|mp[34]|mov|avi|webm',
  'woff2?|ttf|eot|exe|dmg|apk|xlsx?|pptx?',
].join('|');
const NO_PAGE = new RegExp(`\\.(?:${FILES})$`, 'iu');
/** Marks of campaigns and sessions: the same page without them. */
const MARKS = ['utm_.{1,40}|fbclid|gclid|msclkid|mc_[ce]id|_ga', 'ref|phpsessid|sid|sessionid'].join('|');
const NO_PART = new RegExp(`^(?:${MARKS})$`, 'iu');
/** Baskets and accounts: nothing to know, and a link may change something. */
const PRIVATE = [
  'cart|checkout|basket|account|login|logout|register|wishlist',
  'wp-admin|wp-login\\.php|wp-json|cdn-cgi',
].join('|');
const NO_CONTENT = new RegExp(`/(?:${PRIVATE})(?:/|$)`, 'iu');
const CHANGES = /^(?:add-to-cart|remove_item|action|delete|logout)$/iu;

/** Whether both are of one website: with or without `www.`. */
export function isSameSite(one: URL, other: URL): boolean {
  return siteOf(one) === siteOf(other);
}

function siteOf({ hostname, port }: URL): string {
  return `${hostname.toLowerCase().replace(/^www\./u, '')}:${port}`;
}

/** A link as the address of a page of the site, without what does not change the page; null for anything else. */
export function pageAddress(link: string, site: URL): string | null {
  if (link.length > LONGEST_URL || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || !isSameSite(url, site)) return null;
  if (NO_PAGE.test(url.pathname) || NO_CONTENT.test(url.pathname) || isLoop(url.pathname)) return null;
  url.hash = '';
  const names = [...url.searchParams.keys()];
  if (names.some((name) => CHANGES.test(name))) return null;
  for (const name of names) if (NO_PART.test(name)) url.searchParams.delete(name);
  if ([...url.searchParams.keys()].length > MOST_PARAMETERS) return null;
  url.searchParams.sort();
  return url.href;
}

function isLoop(path: string): boolean {
  const segments = path.split('/').filter((segment) => segment !== '');
  const counts = new Map<string, number>();
  for (const segment of segments) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  return segments.length > MOST_SEGMENTS || [...counts.values()].some((count) => count > MOST_REPEATS);
}
