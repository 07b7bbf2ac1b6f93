/** A page as the API shows it: newest first, `next` is the cursor for `after`. */
export interface Page<Item> {
  data: Item[];
  page: { next: string | null; hasMore: boolean };
}

export interface PageRequest {
  /** 1..100 */
  limit: number;
  /** The last id of the previous page. */
  after?: string;
}

/** Builds a page from `limit + 1` rows; the surplus row only shows that there are more. */
export function toPage<Item extends { id: string }>(rows: Item[], limit: number): Page<Item> {
  const data = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return { data, page: { next: hasMore ? (data.at(-1)?.id ?? null) : null, hasMore } };
}
