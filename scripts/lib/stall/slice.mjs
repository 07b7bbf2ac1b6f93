import { PlainError } from '../system/terminal.mjs';

/** @typedef {import('./engine.mjs').Door} Door */

/**
 * Inputs that once blocked the product for all businesses, one or more of each kind: door, inputs. They run with every
 * change.
 * @type {[door: string, inputs: RegExp][]}
 */
const SLICE = [
  // A very long language tag.
  ['POST /widget/v1/sessions: texts', /^\/locale language tag of (?:240|990) KB$/],
  ['PATCH /v1/tenant: texts', /^\/locale language tag of 240 KB$/],
  // Hundreds of thousands of empty rows.
  ['POST /widget/v1/sessions: shapes', /^\/identity a list of \{\}$/],
  ['PUT /v1/closures: shapes', /^\/closures a list of \{\}$/],
  ['POST /v1/orders: shapes', /^\/items a list of \{\}$/],
  ['PUT /v1/opening-hours: shapes', /^\/week\/mon a list of \{\}$/],
  // Catalogues that make a question expensive.
  ['catalogue: long digits', /^upload|heaviest/],
  ['catalogue: one long word', /^upload|without nuts/],
  ['catalogue: articles of one word', /^upload|delivery/],
  // Bodies of callers without a credential.
  ['POST /nowhere, nobody', /numbers$/],
  ['POST /widget/v1/messages, nobody', /numbers$|deep$/],
  // Pages that were built again for each caller.
  ['GET /docs-yaml, nobody', /./],
  ['GET /admin/docs-yaml, nobody', /./],
  // Words that cause backtracking in a pattern.
  ['messages of 2000 characters by widget', /^line separators$|^long words$/],
  // Patterns that are compiled at first use.
  ['first message of a process: Arabic', /./],
  // The index of a large catalogue.
  ['2000 products uploaded', /./],
  ['a shop of 2000 products', /^the first question$|stock$|name$/],
  // One shop's visitors during another's load.
  ['40 visitors of one shop', /./],
];

/**
 * @param {Door[]} doors
 * @returns {Door[]} the doors of the slice with the slice's inputs
 * @throws PlainError for an entry without an existing door or input
 */
export function slice(doors) {
  return SLICE.map(([name, wanted]) => {
    const door = doors.find((each) => each.name === name);
    const inputs = door?.inputs.filter((input) => wanted.test(input.name)) ?? [];
    if (!door || inputs.length === 0)
      throw new PlainError(`The slice names ${name} ${wanted}; it is no more.`);
    return { ...door, inputs };
  });
}
