import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../../catalog/articles/articles.service.js';
import { ProductsService } from '../../catalog/products/products.service.js';
import { DomainError, notFound } from '../../kernel/errors.js';
import type { KnowledgeSource } from '../../kernel/knowledge-source.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import { OpeningHoursService } from '../../opening-hours/opening-hours.service.js';
import type { Week } from '../../opening-hours/schedule.types.js';
import type { BulkError } from '../../platform/bulk/bulk-rows.js';
import { isForeignKeyViolation } from '../../platform/database/sqlstate.js';
import type { Decision, DecisionProblem, DecisionSummary } from '../../platform/bulk/decision.js';
import type { Proposal } from '../source.types.js';
import { SourcesRepository } from '../sources.repository.js';
import { ProposalsRepository, type OpenProposal, type ProposalFilter } from './proposals.repository.js';

const BATCH = 250;

/** What sources propose, and taking it over. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly proposals: ProposalsRepository,
    private readonly sources: SourcesRepository,
    private readonly articles: ArticlesService,
    private readonly products: ProductsService,
    private readonly hours: OpeningHoursService,
  ) {}

  async list(
    sourceId: string,
    { limit, after, ...filter }: PageRequest & ProposalFilter,
  ): Promise<Page<Proposal>> {
    await this.requireSource(sourceId);
    return toPage(await this.proposals.list(sourceId, filter, limit + 1, after), limit);
  }

  /** Open ones only; others stay as they were decided. */
  async reject(sourceId: string, { ids, all }: Decision): Promise<DecisionSummary> {
    await this.requireSource(sourceId);
    const wanted = all ? null : (ids ?? []);
    const known = wanted && (await this.proposals.known(sourceId, wanted));
    const changed = await this.proposals.reject(sourceId, wanted);
    const errors = [...missing(wanted ?? [], known ?? []), ...taken(known ?? [])];
    return { changed, unchanged: known ? known.length - changed - taken(known).length : 0, errors };
  }

  /** Takes proposals over as articles, products and hours; one that was taken over as it is counts as unchanged. */
  async accept(sourceId: string, { ids, all }: Decision): Promise<DecisionSummary> {
    await this.requireSource(sourceId);
    const wanted = all ? null : (ids ?? []);
    const summary: DecisionSummary = { changed: 0, unchanged: 0, errors: [] };
    const seen: { id: string }[] = [];
    for (let after: string | null = null; ;) {
      const batch: OpenProposal[] = await this.proposals.toDecide(sourceId, wanted, BATCH, after);
      const open = batch.filter(({ status }) => status !== 'accepted');
      summary.unchanged += batch.length - open.length;
      const errors = await this.takeOver(sourceId, open, wanted === null);
      const refused = new Set(errors.map(({ id }) => id));
      summary.changed += await this.proposals.markAccepted(open.filter(({ id }) => !refused.has(id)));
      summary.errors.push(...errors);
      seen.push(...batch);
      if (batch.length < BATCH) break;
      after = batch.at(-1)?.id ?? null;
    }
    summary.errors.push(...missing(wanted ?? [], seen));
    return summary;
  }

  private async takeOver(sourceId: string, open: OpenProposal[], isAll: boolean): Promise<DecisionProblem[]> {
    const of = (kind: OpenProposal['kind']) => open.filter((each) => each.kind === kind);
    try {
      return [
        ...(await this.takeArticles(sourceId, of('article'))),
        ...(await this.takeProducts(sourceId, of('product'))),
        ...(await this.takeHours(sourceId, of('opening_hours'), isAll)),
      ];
    } catch (error) {
      // The source was removed meanwhile, and what was taken over of it with it.
      if (isForeignKeyViolation(error)) throw notFound('source');
      throw error;
    }
  }

  private async takeArticles(sourceId: string, open: OpenProposal[]): Promise<DecisionProblem[]> {
    if (open.length === 0) return [];
    const rows = open.map(({ id, content }) => ({ ...content, externalId: articleIdOf(id) }));
    const sources = new Map(open.map((each) => [articleIdOf(each.id), sourceFor(sourceId, each)]));
    const { errors } = await this.articles.upsert(rows, sources);
    return errors.flatMap((error) => refusal(error, open));
  }

  /** A product that the business sends itself, or that another source has, is not replaced. */
  private async takeProducts(sourceId: string, open: OpenProposal[]): Promise<DecisionProblem[]> {
    if (open.length === 0) return [];
    const others = new Set(await this.products.skusOfOthers(open.map(skuOf), sourceId));
    const free = open.filter((each) => !others.has(skuOf(each)));
    const sources = new Map(free.map((each) => [skuOf(each), sourceFor(sourceId, each)]));
    const { errors } = await this.products.upsert(
      free.map(({ content }) => content),
      sources,
    );
    const refused = open.filter((each) => others.has(skuOf(each)));
    return [
      ...errors.flatMap((error) => refusal(error, free)),
      ...refused.map((each) => ({
        id: each.id,
        code: 'sku_taken',
        detail: `You have a product with the SKU ${skuOf(each)} that is not of this source.`,
      })),
    ];
  }

  private async takeHours(
    sourceId: string,
    open: OpenProposal[],
    isAll: boolean,
  ): Promise<DecisionProblem[]> {
    const [first, ...others] = open;
    if (!first) return [];
    if (others.length > 0 && isAll) return open.map(({ id }) => several(id));
    try {
      await this.hours.update(first.content['week'] as Week, sourceFor(sourceId, first));
      return others.map(({ id }) => several(id));
    } catch (error) {
      if (!(error instanceof DomainError) || error.category !== 'invalid') throw error;
      const [problem] = error.problems;
      return [{ id: first.id, code: problem?.code ?? error.code, detail: problem?.detail ?? error.detail }];
    }
  }

  private async requireSource(id: string): Promise<void> {
    if (!(await this.sources.exists(id))) throw notFound('source');
  }
}

/** The business's own articles have other ids, or none: what is taken over replaces none of them. */
const articleIdOf = (proposalId: string): string => `source:${proposalId}`;

const skuOf = ({ content }: OpenProposal): string => String(content['sku']);

function sourceFor(id: string, { url, fetchedAt }: OpenProposal): KnowledgeSource {
  return { id, url, fetchedAt };
}

function refusal({ index, code, detail }: BulkError, rows: readonly OpenProposal[]): DecisionProblem[] {
  const id = rows[index]?.id;
  return id === undefined ? [] : [{ id, code, detail }];
}

function several(id: string): DecisionProblem {
  return {
    id,
    code: 'several_hours',
    detail: 'There are several opening hours: take one of them over by its id.',
  };
}

function missing(wanted: readonly string[], known: readonly { id: string }[]): DecisionProblem[] {
  const ids = new Set(known.map(({ id }) => id));
  return wanted
    .filter((id) => !ids.has(id.toLowerCase()))
    .map((id) => ({ id, code: 'not_found', detail: 'The source has no such proposal, or no longer.' }));
}

function taken(known: readonly Pick<Proposal, 'id' | 'status'>[]): DecisionProblem[] {
  return known
    .filter(({ status }) => status === 'accepted')
    .map(({ id }) => ({ id, code: 'accepted', detail: 'It was taken over: remove the article or product.' }));
}
