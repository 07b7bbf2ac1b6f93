import { withoutSecrets } from './findings.mjs';

/** @typedef {import('./wire.mjs').Exchange} Exchange */

/** Texts that reveal a database, a driver, a runtime or a framework. */
const GIVEAWAYS = [
  /\bSQLSTATE\b/i,
  /\b(?:relation|constraint|column|index|table) \\?"[^"]+"/i,
  /\bviolates\b/i,
  /\bduplicate key\b/i,
  /\binvalid (?:input syntax|byte sequence)\b/i,
  /\bout of range for type\b/i,
  /\bsyntax error at\b/i,
  /\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE) \S+ (?:FROM|SET|VALUES|WHERE)\b/,
  /\b\w+_(?:pkey|fkey|idx|seq)\b/,
  /\bpg_\w+/,
  /\brow-level security\b/i,
  /\bQueryFailedError|TypeORMError|ReplyError|PostgresError\b/,
  /\bE(?:CONNREFUSED|CONNRESET|PIPE|NOENT|ACCES)\b/,
  /\b(?:WRONGTYPE|NOSCRIPT|CROSSSLOT|NOAUTH|OOM command)\b/,
  /\bnode_modules\b/,
  /\bnode:internal\b/,
  /\bat [^\s"]+ \(?[^\s"]*:\d+:\d+\)?/,
  /\bCannot read propert(?:y|ies) of\b/,
  /\bis not (?:a function|iterable|defined)\b/,
  /\bUnexpected (?:token|end of JSON)\b/,
];

/**
 * @param {Exchange} exchange
 * @returns {string | null} the revealing words in a response, unless the caller sent them
 */
export function giveawayIn({ request, answer }) {
  if (answer.status >= 500 && answer.status !== 503) return `status ${answer.status}`;
  if (answer.status < 400 && !answer.type.includes('json')) return null;
  const sent = `${request.path} ${request.raw ?? ''} ${JSON.stringify(request.body ?? null)}`;
  // A random key may contain any letters.
  const text = withoutSecrets(answer.text);
  for (const pattern of GIVEAWAYS) {
    const words = pattern.exec(text)?.[0];
    if (words !== undefined && !sent.includes(words)) return words;
  }
  return null;
}
