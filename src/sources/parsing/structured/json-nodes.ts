export type JsonNode = Record<string, unknown>;

export function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param names without the address: "Product" for "https://schema.org/Product" too */
export function isOf(node: JsonNode, ...names: string[]): boolean {
  return [node['@type']].flat().some((type) => names.includes(lastPart(type)));
}

export function lastPart(value: unknown): string {
  return typeof value === 'string' ? (value.trim().split(/[/#]/u).at(-1) ?? '') : '';
}

/** The text of a value, of its `@value` or of its `name`; '' for anything else. */
export function textAt(value: unknown): string {
  const [first] = [value].flat();
  if (typeof first === 'string') return first.trim();
  if (typeof first === 'number') return String(first);
  return isNode(first) ? textAt(first['@value'] ?? first['name'] ?? '') : '';
}
