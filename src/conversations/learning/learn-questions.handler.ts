import { Injectable } from '@nestjs/common';
import { CatalogSearch } from '../../catalog/search/catalog-search.port.js';
import { detectLanguage, supported } from '../../language/detection/detect-language.js';
import type { Language } from '../../language/language.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantProfiles, type TenantProfile } from '../../platform/tenancy/tenant-profiles.js';
import { learn, type AnsweredByHand, type KnownSource } from './learn.js';
import { withoutPersonal, type Persons } from './personal-data.js';
import type { Learnt } from './suggestion.types.js';
import { SuggestionsRepository, type HandAnswer } from './suggestions.repository.js';

/** Characters of an answer that are read. */
const LONGEST_ANSWER = 2_000;
/** Characters of it by which sources are searched. */
const LONGEST_QUERY = 500;
/** Of each kind. */
const MOST_SOURCES = 8;

/**
 * Proposes what would have let the assistant answer a question that was answered by hand. The database's triggers
 * `owe_learning` add the outbox row.
 */
@Injectable()
export class LearnQuestionsHandler extends JobHandlerPort {
  constructor(
    private readonly suggestions: SuggestionsRepository,
    private readonly catalog: CatalogSearch,
    private readonly tenants: TenantProfiles,
  ) {
    super();
  }

  async handle({ outboxId, reference }: JobHandling): Promise<void> {
    const answered = await this.suggestions.answered(reference);
    const tenant = await this.tenants.profile();
    const question = answered ? withoutPersonal(answered.question, personsOf(answered, tenant)) : '';
    // Of a question with personal data only a part would be left.
    const isWhole = answered !== null && onOneLine(question) === onOneLine(answered.question);
    const learnt = isWhole ? await this.learn(answered, question, tenant) : [];
    const {
      questionId = null,
      conversationId = null,
      answeredBy = 'member',
      answerId = null,
    } = answered ?? {};
    const reason = { question, questionId, conversationId, answeredBy, answerId };
    await this.suggestions.store(learnt, reason, outboxId);
  }

  private async learn(answered: HandAnswer, question: string, tenant: TenantProfile): Promise<Learnt[]> {
    const language = languageOf(answered, tenant);
    const answer = withoutPersonal(answered.answer.slice(0, LONGEST_ANSWER), personsOf(answered, tenant));
    const hand: AnsweredByHand = { question, language, answer, by: answered.answeredBy };
    const sources = await this.sourcesOf(answered, answer);
    return learn(hand, sources, await this.catalog.synonyms(language));
  }

  private async sourcesOf(answered: HandAnswer, answer: string): Promise<KnownSource[]> {
    const text = [answered.title ?? '', answer].join(' ').slice(0, LONGEST_QUERY);
    if (text.trim() === '') return [];
    const products = await this.catalog.products({ text, limit: MOST_SOURCES });
    const articles = await this.catalog.articles(text, MOST_SOURCES);
    return [
      ...products.map(({ product: { id, name, description, tags, attributes, url } }): KnownSource => {
        const written = [name, description, ...tags, ...Object.entries(attributes).flat()].join(' . ');
        return { kind: 'product', id, title: name, text: written, url, isAnswer: false };
      }),
      ...articles
        .filter(({ article }) => article.question !== answered.question)
        .map(({ article: { id, question, answer: told, tags, source } }): KnownSource => {
          const written = [question, told, ...tags].join(' . ');
          const isAnswer = id === answered.answerId;
          return { kind: 'article', id, title: question, text: written, url: source?.url ?? null, isAnswer };
        }),
    ];
  }
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

function personsOf({ names }: HandAnswer, { country }: TenantProfile): Persons {
  return { country, names };
}

function languageOf({ question, language }: HandAnswer, { locale }: TenantProfile): Language {
  return detectLanguage(question, {
    conversation: supported(language),
    visitorLocale: null,
    tenantLocale: locale,
  });
}
