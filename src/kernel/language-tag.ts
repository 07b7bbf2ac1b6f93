/** Characters of the longest tag that is read (RFC 5646, section 4.4.1). `Intl` takes quadratic time. */
const LONGEST = 35;
/** ISO 639-2 codes that name no language. */
const NO_LANGUAGE = new Set(['und', 'mul', 'mis', 'zxx']);

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/**
 * A language tag in canonical form (BCP 47): "de_DE" and the "de_DE.UTF-8" of a system are "de-DE".
 * @returns null when it names no language or region that there is, such as "english", "xx" or "de-QQ"
 */
export function canonicalTag(text: string): string | null {
  if (text.length > LONGEST) return null;
  const [tag = ''] = text.trim().replaceAll('_', '-').split(/[.@]/u);
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag);
    const { language, region } = new Intl.Locale(canonical);
    return isLanguage(language) && isRegion(region) ? canonical : null;
  } catch {
    return null;
  }
}

/** Not every language of three letters has an English name in `Intl`. */
function isLanguage(code: string): boolean {
  if (NO_LANGUAGE.has(code)) return false;
  return code.length === 3 || (code.length === 2 && languages.of(code) !== undefined);
}

function isRegion(code: string | undefined): boolean {
  return code === undefined || (code !== 'ZZ' && regions.of(code) !== undefined);
}
