/** A page as the API shows it: newest first, `next` is the cursor for `after`. */
export interface Page<Item> {
  data: Item[];
  page: { next: string | null; hasMore: boolean };
}

export interface PageRequest {
  /** 1..100 */
  limit: number;
  /** The id that the previous page ended with. */
  after?: string;
}

/** Builds a page from `limit + 1` rows; the surplus row only tells that there is more. */
export function toPage<Item extends { id: string }>(rows: Item[], limit: number): Page<Item> {
  const data = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return { data, page: { next: hasMore ? (data.at(-1)?.id ?? null) : null, hasMore } };
}
