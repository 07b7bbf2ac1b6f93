/**
 * The mark of the person that an identity (a JWT) speaks of, under which the browser keeps what is theirs; empty for
 * nobody. Only tells customers of one browser apart, so it need not withstand forgery: the server proves the identity.
 */
export function ownerOf(identity: string): string {
  return identity && hash(subjectOf(identity) ?? identity);
}

/** Null where there is none to read; the server will say what is wrong. */
function subjectOf(jwt: string): string | null {
  try {
    const base64 = jwt.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}

/** 64 bits of FNV-1a from two seeds. `crypto.subtle` is missing on pages served over plain HTTP. */
function hash(text: string): string {
  return [0x811c9dc5, 0x9747b28c].map((seed) => fnv1a(text, seed).toString(16).padStart(8, '0')).join('');
}

function fnv1a(text: string, seed: number): number {
  let value = seed;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
