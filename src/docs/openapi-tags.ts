import type { OpenAPIObject } from '@nestjs/swagger';
import { TAGS } from './introduction.js';

/** Describes the groups of operations that the document has, in the order of `TAGS`; others come after, undescribed. */
export function withTags(document: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(document.paths).flatMap((item) =>
    Object.values(item as Record<string, { tags?: string[] }>),
  );
  const used = new Set(operations.flatMap(({ tags }) => tags ?? []));
  const tags = Object.entries(TAGS).filter(([name]) => used.has(name));
  return { ...document, tags: tags.map(([name, description]) => ({ name, description })) };
}
