import type { Clause } from '../../../assistant/clause.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { LEAST_TOLD } from '../../../assistant/scores.js';
import type { Reading } from '../../../assistant/skill.js';
import type { CatalogSearch } from '../../search/catalog-search.port.js';
import { isSureByWords, likelyAmong, scoreOfMeaning } from '../meaning/choice.js';
import type { TenantProfile } from '../../../platform/tenancy/tenant-profiles.js';
import { weighedSources, type Weighed, type WeighedSource } from '../meaning/weighed-sources.js';
import { learnSynonyms } from '../own-words.js';
import { isAnsweredBy } from './facts/facts.js';
import { readProductQuestion } from './question.js';
import type { ProductSearchInput } from './input.js';
import { SCORES } from './scores.js';

type ProductReading = Reading<ProductSearchInput>;

/** Readings of products that take the meaning of a clause into account. */
export class ProductMeaning {
  constructor(
    private readonly catalog: CatalogSearch,
    private readonly tenant: TenantProfile,
  ) {}

  /** As `SkilledTool.readMeaning`. */
  async read(clause: Clause, own: ProductReading | null): Promise<ProductReading | null> {
    if (own && !isWeighed(own.input)) return own;
    await learnSynonyms(clause, this.catalog);
    if (own && isSure(own.input)) return own;
    const weighed = await weighedSources(clause, this.catalog);
    if (!weighed) return own;
    const known = own && withMeaning(own, weighed);
    const [best] = weighed.sources;
    const isOwn = own?.input.ids?.includes(best?.id ?? '') === true;
    const meant = best?.product && !isOwn ? this.meantBy(best, clause, weighed) : null;
    if (meant && (meant.confidence ?? 0) > leastInPlaceOf(known)) return meant;
    const like = likelyAmong(weighed.sources);
    return known ?? (like.length === 0 ? null : { ...PROPOSING, suggestions: like });
  }

  private meantBy(
    { product, evidence }: WeighedSource & { product: object },
    clause: Clause,
    { sources }: Weighed,
  ): ProductReading {
    const { attributes, text, wantsCount, synonyms } = readProductQuestion(
      clause,
      this.tenant.currency,
      this.tenant.name,
    );
    const asksOther = attributes.length > 0 && product.family === undefined;
    const unanswered = asksOther && !isAnsweredBy(product, text, attributes, synonyms);
    const confidence = confidenceOf({ ...evidence, isUnstated: unanswered });
    const input: ProductSearchInput = {
      mode: 'find',
      ids: [product.id],
      query: product.name,
      evidence,
      like: likelyAmong(sources),
      ...(unanswered && { unanswered }),
      ...(wantsCount && { count: true }),
    };
    return { score: scoreOfMeaning(confidence), input, confidence };
  }
}

/** Below every answer. */
const PROPOSING: ProductReading = { score: SCORES.proposed, input: { mode: 'none' } };

/** Whether its evidence is of words that were searched for, or nothing was found. */
function isWeighed({ mode, evidence, isUnsafe, asksBack, unmentioned }: ProductSearchInput): boolean {
  if (isUnsafe || asksBack || unmentioned !== undefined) return false;
  return mode === 'none' || (evidence?.basis === 'product' && evidence.coverage !== undefined);
}

function isSure({ evidence, unanswered }: ProductSearchInput): boolean {
  return evidence !== undefined && isSureByWords({ ...evidence, isUnstated: Boolean(unanswered) });
}

/** The reading by words, with how near its first product is. */
function withMeaning(own: ProductReading, { sources, nearness }: Weighed): ProductReading {
  const { evidence, ids = [], unanswered, mode } = own.input;
  const like = likelyAmong(sources);
  if (mode === 'none' || !evidence) return { ...own, input: { ...own.input, like }, confidence: 0 };
  const compared = { ...evidence, nearness: nearness.get(ids[0] ?? '') };
  return {
    ...own,
    input: { ...own.input, like, evidence: compared },
    confidence: confidenceOf({ ...compared, isUnstated: Boolean(unanswered) }),
  };
}

/** Who asks for goods that were not found is told so, unless others are surely meant. */
function leastInPlaceOf(known: ProductReading | null): number {
  if (!known) return LEAST_TOLD;
  return known.input.mode === 'none' ? UNSURE : (known.confidence ?? 1);
}
