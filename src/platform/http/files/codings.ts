import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Compressed forms of some bytes. */
export interface Coded {
  br?: Buffer;
  gzip?: Buffer;
}

/** One form of a file: the bytes, their coding and their tag (RFC 9110, sections 8.4 and 8.8.3). */
export interface Variant {
  encoding: 'br' | 'gzip' | null;
  content: Buffer;
  tag: string;
}

/** Below this, compressing saves less than it costs. */
const LEAST_BYTES = 512;
/** A tenth of the time of the best, and a few per cent larger. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const COMPRESSED_ALREADY = /^image\/(?!svg)/;

/** Compresses what the build could not, because it is made at start. */
export function codedAtStart(type: string, content: Buffer): Coded {
  if (content.length < LEAST_BYTES || COMPRESSED_ALREADY.test(type)) return {};
  return { br: brotliCompressSync(content, BROTLI), gzip: gzipSync(content) };
}

/** The plain form and the compressed ones, best first. */
export function variantsOf(content: Buffer, { br, gzip }: Coded): Variant[] {
  const forms = [
    { encoding: 'br' as const, content: br },
    { encoding: 'gzip' as const, content: gzip },
    { encoding: null, content },
  ];
  return forms.flatMap((form) =>
    form.content ? [{ ...form, content: form.content, tag: tagOf(form.content) }] : [],
  );
}

/** The form that the caller likes best; the plain one when it takes no coding. */
export function chosenFor(accepted: string | undefined, variants: readonly Variant[]): Variant | undefined {
  const chosen = preferredCoding(
    accepted,
    variants.flatMap(({ encoding }) => encoding ?? []),
  );
  return variants.find(({ encoding }) => encoding === chosen);
}

/**
 * Reads `Accept-Encoding` (RFC 9110, section 12.5.3): the coding with the highest weight, of equals the first one
 * offered; null for the plain form. Browsers name `gzip` first and give no weights, so the order of theirs says nothing.
 */
export function preferredCoding<Coding extends string>(
  accepted: string | undefined,
  offered: readonly Coding[],
): Coding | null {
  const weights = new Map((accepted ?? '').split(',').map(weightOf));
  const weightBy = (coding: string): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const best = offered.reduce<Coding | null>(
    (before, coding) => (weightBy(coding) > (before ? weightBy(before) : 0) ? coding : before),
    null,
  );
  return best && weightBy(best) >= (weights.get('identity') ?? 0) ? best : null;
}

function weightOf(part: string): [coding: string, weight: number] {
  const [coding = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
  const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
  return [coding, Number.isFinite(weight) ? weight : 0];
}

function tagOf(content: Buffer): string {
  return `"${createHash('sha256').update(content).digest('base64url')}"`;
}
