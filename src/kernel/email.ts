import { domainToASCII, domainToUnicode } from 'node:url';

/** Octets of a local part (RFC 5321 4.5.3.1.1). */
export const MAX_LOCAL_PART = 64;
/** Octets of an address: RFC 5321's path of 256 without its angle brackets. */
export const MAX_EMAIL = 254;

const ASCII_ATEXT = "[\\w!#$%&'*+/=?^`{|}~-]";
const PICTURES = '\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u2190-\\u2BFF';
const NO_ATEXT = `\\p{ASCII}\\p{Default_Ignorable_Code_Point}${PICTURES}`;

/**
 * One character of a dot-atom: `atext` of RFC 5322, and of RFC 6531 the letters, marks, digits and signs of every
 * script. Punctuation, blanks and emoji outside ASCII are excluded: they separate words in a text, and no provider
 * offers addresses with them.
 */
export const ATEXT = new RegExp(`^(?:${ASCII_ATEXT}|(?![${NO_ATEXT}])[\\p{L}\\p{M}\\p{N}\\p{S}])$`, 'u');

const LABEL = /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;
const ASCII_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** No top-level domain is a number, and one that begins with a digit could be read as an IP address. */
const TOP_LABEL = /^[a-z][a-z0-9-]+$/;
/** Characters that Unicode normalisation turns into ASCII. Refused, so that no address becomes another one. */
const BECOMES_ASCII = /[\u037E\u1FEF\u212A]/u;

/**
 * An address as it is stored and compared: two spellings are the same address exactly when their canonical forms are
 * equal. In lower case, in NFC, the domain in Unicode (`xn--…` decoded), a local part in quotes only where it needs
 * them. Nothing else is normalised: `müneil@`, full-width or look-alike letters and `user+tag@` are other addresses.
 * @returns null when the text is not one whole address (RFC 5321, 6531) with a domain of two labels or more
 */
export function canonicalEmail(text: string): string | null {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > MAX_EMAIL || BECOMES_ASCII.test(text)) return null;
  const local = canonicalLocal(text.slice(0, at));
  const domain = canonicalDomain(text.slice(at + 1));
  if (local === null || domain === null) return null;
  const email = `${local}@${domain}`;
  return octets(email) <= MAX_EMAIL ? email : null;
}

/** The forms in which a canonical address may have been stored earlier: its domain in Unicode or in ASCII. */
export function spellingsOf(canonical: string): string[] {
  const at = canonical.lastIndexOf('@') + 1;
  const ascii = canonical.slice(0, at) + domainToASCII(canonical.slice(at));
  return ascii === canonical ? [canonical] : [canonical, ascii];
}

function canonicalLocal(written: string): string | null {
  const local = lowerCase(written);
  if (octets(local) > MAX_LOCAL_PART) return null;
  if (!local.startsWith('"')) return isDotAtom(local) ? local : null;
  const content = unquoted(local);
  if (content === null) return null;
  return isDotAtom(content) ? content : `"${content.replace(/["\\]/g, '\\$&')}"`;
}

function isDotAtom(local: string): boolean {
  return local.split('.').every((atom) => atom !== '' && [...atom].every((each) => ATEXT.test(each)));
}

/** The text between quotes, without its backslashes; null when it is not a quoted string (RFC 5321 4.1.2). */
function unquoted(local: string): string | null {
  const content = /^"((?:[^"\\\p{C}]|\\[ -~])+)"$/u.exec(local)?.[1];
  return content?.replace(/\\(.)/g, '$1') ?? null;
}

function canonicalDomain(written: string): string | null {
  const domain = lowerCase(written).replace(/\.$/, '');
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  const ascii = domainToASCII(domain);
  const asciiLabels = ascii.split('.');
  if (!asciiLabels.every((label) => label.length <= 63 && ASCII_LABEL.test(label))) return null;
  if (!TOP_LABEL.test(asciiLabels.at(-1) ?? '')) return null;
  const unicode = domainToUnicode(ascii);
  // Refuses a label that Unicode's mappings change (full-width, mathematical letters): it only looks like the other
  // one.
  const isItself = labels.every((label, at) => label === asciiLabels[at] || label === unicode.split('.')[at]);
  return isItself ? unicode : null;
}

/** Character by character, because the lower case of a Greek sigma depends on its position in a word. */
function lowerCase(text: string): string {
  return Array.from(text.normalize('NFC'), (each) => each.toLowerCase())
    .join('')
    .normalize('NFC');
}

function octets(text: string): number {
  return Buffer.byteLength(text);
}
