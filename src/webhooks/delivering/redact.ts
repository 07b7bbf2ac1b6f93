/** Of an answer's body that is kept, in characters. */
const LONGEST_BODY = 1_000;
const LONGEST_HEADER = 200;
const LONGEST_URL = 500;
const HIDDEN = '***';

/** Headers of an answer that help to find a fault; no cookies, no tokens. */
const TOLD_HEADERS = [
  ...['content-type', 'content-length', 'date', 'location', 'retry-after', 'server', 'via'],
  ...['x-request-id', 'traceparent'],
];

/** What looks like a secret, a mail address or a phone or card number. */
const SECRETS: readonly RegExp[] = [
  /\b(?:whsec|sk|pk|rk|fd|gh[opsu]|xox[abp])_\w[\w+/=-]{5,200}/gu,
  /\b(?:Bearer|Basic)\s{1,3}[\w.~+/=-]{4,500}/giu,
  /\beyJ[\w-]{5,500}\.[\w-]{2,2000}\.?[\w-]{0,500}/gu,
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}/gu,
  /\+?\p{N}(?:[\s()./-]{0,2}\p{N}){7,18}/gu,
];
/** A field whose name tells that its value is a secret: in JSON, in a form or in a header. */
const SECRET_NAME = String.raw`(?:secret|token|password|api_?key)\w{0,10}["']?`;
const NAMED_SECRET = new RegExp(String.raw`(${SECRET_NAME}\s{0,3}[:=]\s{0,3}["']?)[^"'\s,;&}]{1,300}`, 'giu');

/** The beginning of an answer's body as the log has it. @param mostRead bytes after which it was not read on */
export function keptBody(body: Buffer, mostRead: number): string | null {
  if (body.length === 0) return null;
  const text = printable(body.subarray(0, LONGEST_BODY * 4).toString('utf8'));
  const told = withoutSecrets(text);
  const isCut = told.length > LONGEST_BODY || body.length >= Math.min(mostRead, LONGEST_BODY * 4);
  return isCut ? `${told.slice(0, LONGEST_BODY)}…` : told;
}

export function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    TOLD_HEADERS.flatMap((name) => {
      const value = headers.get(name);
      if (value === null) return [];
      const told = name === 'location' ? keptUrl(value) : withoutSecrets(value);
      return [[name, printable(told).slice(0, LONGEST_HEADER)] as const];
    }),
  );
}

/** Without what follows `?`, where secrets of addresses stand. */
export function keptUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  return query === undefined ? path.slice(0, LONGEST_URL) : `${path.slice(0, LONGEST_URL)}?${HIDDEN}`;
}

export function withoutSecrets(text: string): string {
  const named = text.replace(NAMED_SECRET, `$1${HIDDEN}`);
  return SECRETS.reduce((rest, secret) => rest.replace(secret, HIDDEN), named);
}

/** PostgreSQL stores no NUL, and no terminal that shows a log should obey it. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\uFFFD]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ' '));
}
