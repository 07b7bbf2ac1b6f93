import { LONGEST_CITED, type Citation } from '../../../assistant/chat-tool.js';
import { supported } from '../../../language/detection/detect-language.js';
import type { Language } from '../../../language/language.js';
import { firstSentences } from '../../../language/passages/quote.js';
import type { FoundArticle } from '../../search/catalog-search.port.js';
import { LONGEST_ANSWER } from './sureness.js';

export interface ArticleView {
  id: string;
  question: string;
  /** Of a long article the passage that answers. */
  answer: string;
  /** What that passage stands under; absent of a short article. */
  heading?: string;
  locale: string | null;
}

export interface ArticleSearchData {
  articles: ArticleView[];
}

export function citationOf({ id, question, answer, source, heading }: FoundArticle): Citation {
  const url = source?.url;
  const article = { text: answer.slice(0, LONGEST_CITED) };
  return { kind: 'article', id, title: question, ...(heading && { heading }), ...(url && { url }), article };
}

export function viewOf({ id, question, answer, locale, heading, passages }: FoundArticle): ArticleView {
  const told = passages ? answer : firstSentences(answer, LONGEST_ANSWER);
  return { id, question, answer: told, ...(heading && { heading }), locale };
}

/** Of several translations of one answer, the one in the visitor's language. */
export function inLanguage(articles: ArticleView[], language: Language, tenantLocale: string): ArticleView[] {
  const own = articles.filter((article) => languageOf(article, tenantLocale) === language);
  return (own.length > 0 ? own : articles).slice(0, 2);
}

export function languageOf({ locale, answer }: ArticleView, tenantLocale: string): Language | null {
  if (locale) return supported(locale);
  if (/\p{Script=Arabic}{3}/u.test(answer)) return 'ar';
  return supported(tenantLocale);
}
