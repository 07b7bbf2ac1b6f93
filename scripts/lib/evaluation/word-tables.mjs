/**
 * The word tables of search: each is evaluated alone, by leaving it out. `files` are modules of dist/ whose exported tables
 * are emptied.
 * @typedef {{name: string, files: RegExp}} WordTable
 */

const RETAIL = 'language/retail';

/**
 * @param {string} name
 * @param {string} path  in dist/, without its ending
 * @returns {WordTable}
 */
function table(name, path) {
  return { name, files: new RegExp(`/dist/${path}\\.js$`) };
}

/** @type {readonly WordTable[]} */
export const WORD_TABLES = [
  table('needs and remedies', `${RETAIL}/needs`),
  table('members of kinds', `${RETAIL}/kinds-of-goods`),
  ...['food', 'home', 'body', 'leisure', 'properties'].map((area) =>
    table(
      area === 'properties' ? 'properties of goods' : `goods: ${area}`,
      `${RETAIL}/words/goods/${area}/\\w+`,
    ),
  ),
  table('services', `${RETAIL}/words/services/\\w+`),
  table('words of regions', 'language/regional/words/\\w\\w'),
];

/**
 * The source of a module with its exported tables emptied.
 * @param {string} source  as swc writes it: \`export const NAME = {\`
 */
export function emptied(source) {
  const names = [...source.matchAll(/\bexport const ([A-Z_]+) = \{/g)].map(([, name]) => name);
  if (names.length === 0) throw new Error('The module exports no table.');
  const lines = names.map((name) => `for (const key of Object.keys(${name})) delete ${name}[key];`);
  return [source, ...lines].join('\n');
}
