import { LANGUAGES, WRITING, type Language } from '../language.js';
import { isArabizi } from '../arabizi/arabizi.js';
import { moneyWords } from '../entities/words/words.js';
import { textPattern } from '../text/text-pattern.js';
import { findEmails } from '../entities/email-scanner.js';
import { fold, foldWrittenUmlauts, words } from '../text/fold.js';
import { DETECTION_WORDS } from './function-words.js';
import { languageStatistics } from './language-statistics.js';

/** Used in this order when the text does not tell the language. */
export interface LanguageFallbacks {
  conversation: Language | null;
  /** BCP 47 of the visitor's browser. */
  visitorLocale: string | null;
  /** BCP 47 of the business. */
  tenantLocale: string;
}

const detector = languageStatistics();

const votesOf = new Map<string, Language[]>();
for (const language of LANGUAGES) {
  for (const word of DETECTION_WORDS[language].functionWords.match(/\S+/g) ?? []) {
    votesOf.set(word, [...(votesOf.get(word) ?? []), language]);
  }
}
const shortMessages = new Map<string, Language[]>();
for (const language of LANGUAGES) {
  for (const message of DETECTION_WORDS[language].shortMessages)
    shortMessages.set(message, [...(shortMessages.get(message) ?? []), language]);
}

/** Told apart by their words; the others are by their script. */
const BY_WORDS = LANGUAGES.filter((language) => WRITING[language].script === 'Latin');

const WORD_VOTE = 0.34;
const FALLBACK_BONUS = 0.12;
/** Bonus of the language of the visitor's browser in a text so short that statistics guess. */
const LOCALE_BONUS = 0.3;
/** Bonus of the conversation's language, so that short follow-ups ("y la otra?") stay in it. */
const CONVERSATION_BONUS = 0.34;
const SHORT_TEXT = 4;
const LEAST_EVIDENCE = 0.55;
/** Below it, a short text without a word that one language alone has ("hoodie no logo") is in the business's. */
const CLEAR_STATISTICS = 0.8;
const MARK_VOTE = 0.3;

const MARKS = LANGUAGES.flatMap((language) =>
  DETECTION_WORDS[language].letters.map((letters) => [language, new RegExp(`[${letters}]`, 'iu')] as const),
);
/** "30 euro" is written so in several languages. */
const AMOUNTS = textPattern(`\\p{N}[\\p{N}.,]{0,12}\\s?(?:${moneyWords('units')})(?!\\p{L})`, 'giu');

const SIGNED = LANGUAGES.filter((language) => DETECTION_WORDS[language].signs !== '').map(
  (language) => [language, new RegExp(`[${DETECTION_WORDS[language].signs}]`, 'u')] as const,
);

/** The language to answer in. Product names, codes and addresses are ignored; short texts use the fallbacks. */
export function detectLanguage(text: string, fallbacks: LanguageFallbacks): Language {
  const evidence = textWithoutCodes(text);
  const arabic = (evidence.match(/\p{Script=Arabic}/gu) ?? []).length;
  const latin = (evidence.match(/\p{Script=Latin}/gu) ?? []).length;
  if (arabic > 0 && arabic * 2 >= latin) return 'ar';
  const signed = SIGNED.find(([, signs]) => signs.test(evidence));
  if (signed) return signed[0];
  if (isArabizi(text)) return 'ar';
  const fallback = fallbackLanguage(fallbacks);
  const folded = foldWrittenUmlauts(fold(evidence));
  const tokens = words(folded);
  const short = shortMessages.get(tokens.join(' '));
  if (short) return short.find((language) => language === fallback) ?? short[0] ?? fallback;
  return strongest(evidence, tokens, fallback, bonusOf(fallbacks, tokens.length)) ?? fallback;
}

/** What the visitor is known to speak outweighs a guess from a few words, and less and less a longer text. */
function bonusOf({ conversation, visitorLocale }: LanguageFallbacks, tokens: number): number {
  if (tokens > SHORT_TEXT * 2) return FALLBACK_BONUS;
  const known = conversation !== null ? CONVERSATION_BONUS : supported(visitorLocale) ? LOCALE_BONUS : 0;
  return Math.max(FALLBACK_BONUS, tokens <= SHORT_TEXT ? known : known / 2);
}

function textWithoutCodes(text: string): string {
  let rest = text;
  for (const { start, end } of findEmails(text).reverse())
    rest = rest.slice(0, start) + ' ' + rest.slice(end);
  return rest
    .replace(/https?:\/\/\S+/giu, ' ')
    .replace(AMOUNTS, ' ')
    .replace(/[#@]?(?<![\p{L}\p{N}_-])[\p{L}_-]*\p{N}[\p{L}\p{N}_-]*/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function strongest(evidence: string, tokens: string[], fallback: Language, bonus: number): Language | null {
  if (tokens.length === 0) return null;
  const scores = new Map<Language, number>();
  const votes = countVotes(tokens);
  const statistics = detector.detect(evidence).getScores();
  for (const language of BY_WORDS) {
    const share = (votes.get(language) ?? 0) / Math.sqrt(tokens.length);
    const weight = Math.min(1, tokens.length / 4);
    scores.set(language, (statistics[language] ?? 0) * weight + share * WORD_VOTE * 2);
  }
  for (const [language, letters] of MARKS)
    if (letters.test(evidence)) scores.set(language, (scores.get(language) ?? 0) + MARK_VOTE);
  const isUntold =
    tokens.length <= SHORT_TEXT &&
    Math.max(...Object.values(statistics)) < CLEAR_STATISTICS &&
    !tokens.some((token) => votesOf.get(token)?.length === 1);
  scores.set(fallback, (scores.get(fallback) ?? 0) + (isUntold ? Math.max(bonus, LOCALE_BONUS) : bonus));
  const [best] = [...scores].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= LEAST_EVIDENCE ? best[0] : null;
}

function countVotes(tokens: string[]): Map<Language, number> {
  const votes = new Map<Language, number>();
  for (const token of tokens) {
    const languages = votesOf.get(token) ?? [];
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length);
  }
  return votes;
}

function fallbackLanguage({ conversation, visitorLocale, tenantLocale }: LanguageFallbacks): Language {
  return conversation ?? languageOf(tenantLocale, visitorLocale);
}

function languageOf(tenantLocale: string, visitorLocale: string | null): Language {
  return supported(visitorLocale) ?? supported(tenantLocale) ?? 'en';
}

/** The language of a BCP 47 tag, or null when it is not supported. */
export function supported(locale: string | null): Language | null {
  const primary = locale?.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? null;
}
