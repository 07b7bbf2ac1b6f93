/** Where something that the assistant knows was read. */
export interface KnowledgeSource {
  /** Of the source. */
  id: string;
  /** The page; null for an uploaded file. */
  url: string | null;
  fetchedAt: Date;
}

/** The columns of a table whose rows may come of a source; all null for those of the business. */
export interface SourceColumns {
  source_id: string | null;
  source_url: string | null;
  fetched_at: Date | null;
}

export function sourceCells(source: KnowledgeSource | null): SourceColumns {
  return {
    source_id: source?.id ?? null,
    source_url: source?.url ?? null,
    fetched_at: source?.fetchedAt ?? null,
  };
}

export function sourceOf({ source_id, source_url, fetched_at }: SourceColumns): KnowledgeSource | null {
  return source_id === null || fetched_at === null
    ? null
    : { id: source_id, url: source_url, fetchedAt: fetched_at };
}
