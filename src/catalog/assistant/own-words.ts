import type { Clause } from '../../assistant/clause.js';
import { Synonyms } from '../../language/search/synonyms.js';
import type { CatalogSearch } from '../search/catalog-search.port.js';

/** Reads the business's synonyms for a clause. An ability does so before it reads the clause. */
export async function learnSynonyms(clause: Clause, catalog: CatalogSearch): Promise<void> {
  const synonyms = await catalog.synonyms(clause.language);
  clause.once(synonymsOf, () => synonyms);
}

/** The synonyms that were read for a clause; none before. */
export function synonymsOf(clause: Clause): Synonyms {
  return clause.once(synonymsOf, () => Synonyms.none);
}
