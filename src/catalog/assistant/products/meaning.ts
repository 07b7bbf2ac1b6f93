import type { Clause } from '../../../assistant/clause.js';
import { confidenceOf, UNSURE } from '../../../assistant/confidence.js';
import { LEAST_TOLD } from '../../../assistant/scores.js';
import type { Reading } from '../../../assistant/skill.js';
import { supported } from '../../../language/detection/detect-language.js';
import type { CatalogSearch, FoundProduct } from '../../search/catalog-search.port.js';
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
    // "Can you send the viola to Munich?": the thing is known, and where it is sent is for the articles.
    if (!own && this.asksToSend(clause)) return null;
    await learnSynonyms(clause, this.catalog);
    if (own && isSure(own.input)) return own;
    const weighed = await weighedSources(clause, this.catalog);
    if (!weighed) return own;
    const isForeign = supported(this.tenant.locale) !== clause.language;
    const known = own && withMeaning(own, weighed, isForeign);
    const [best] = weighed.sources;
    const meant = best?.product && !isTold(best.id, known) ? this.meantBy(best, clause, weighed) : null;
    const isLikelier = isUnsure(known) || (meant?.confidence ?? 0) > leastInPlaceOf(known);
    const likeliest = meant && isLikelier ? meant : known;
    if (likeliest) return { ...likeliest, ...this.nextTo(likeliest, clause, weighed) };
    const like = likelyAmong(weighed.sources);
    return like.length === 0 ? null : { ...PROPOSING, suggestions: like };
  }

  private asksToSend(clause: Clause): boolean {
    const { concepts, attributes, hasCue } = readProductQuestion(
      clause,
      this.tenant.currency,
      this.tenant.name,
    );
    return concepts.has('delivery') && attributes.length === 0 && !hasCue;
  }

  /** The likeliest product that the reading does not tell. */
  private nextTo({ input }: ProductReading, clause: Clause, weighed: Weighed): Pick<ProductReading, 'next'> {
    const next = weighed.sources.find(
      (each): each is ProductSource => each.product !== undefined && input.ids?.[0] !== each.id,
    );
    return next && input.mode !== 'none' ? { next: this.meantBy(next, clause, weighed) } : {};
  }

  private meantBy(
    { product, evidence }: ProductSource,
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

type ProductSource = WeighedSource & { product: FoundProduct };

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

/** Whether the reading tells the product. One that is not sure tells its first product only. */
function isTold(id: string, known: ProductReading | null): boolean {
  const ids = known?.input.ids ?? [];
  const told = isUnsure(known) ? ids.slice(0, 1) : ids;
  return told.includes(id);
}

/** Something was found that may not be meant. */
function isUnsure(known: ProductReading | null): boolean {
  return known !== null && known.input.mode !== 'none' && (known.confidence ?? 1) < UNSURE;
}

/** The reading by words, with how near its first product is. */
function withMeaning(
  own: ProductReading,
  { sources, nearness }: Weighed,
  isForeign: boolean,
): ProductReading {
  const { evidence, ids = [], unanswered, mode } = own.input;
  const like = likelyAmong(sources);
  if (mode === 'none' || !evidence) {
    const closest = closestAmong(sources, isForeign);
    return { ...own, input: { ...own.input, like, ...(closest && { closest }) }, confidence: 0 };
  }
  const compared = { ...evidence, nearness: nearness.get(ids[0] ?? '') };
  return {
    ...own,
    input: { ...own.input, like, evidence: compared },
    confidence: confidenceOf({ ...compared, isUnstated: Boolean(unanswered) }),
  };
}

/** The product that may be meant, when a product is the likeliest source. */
function closestAmong([best]: readonly WeighedSource[], isForeign: boolean): string | undefined {
  // Words that find nothing say less where the business has others for the same.
  const least = isForeign ? LEAST_TOLD : LEAST_CLOSE;
  return best?.product && best.probability >= least ? best.id : undefined;
}

const LEAST_CLOSE = 0.25;

/** Who asks for goods that were not found is told so, unless others are surely meant. */
function leastInPlaceOf(known: ProductReading | null): number {
  if (!known) return LEAST_TOLD;
  return known.input.mode === 'none' ? UNSURE : (known.confidence ?? 1);
}
