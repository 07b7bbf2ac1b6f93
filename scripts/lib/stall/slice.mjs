import { PlainError } from '../system/terminal.mjs';

/** @typedef {import('./engine.mjs').Door} Door */

/**
 * Inputs that once stopped every business, one or more of each kind: door, inputs. They run with every change.
 * @type {[door: string, inputs: RegExp][]}
 */
const SLICE = [
  // A language tag without end.
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
  // Bodies of callers who have no credential.
  ['POST /nowhere, nobody', /numbers$/],
  ['POST /widget/v1/messages, nobody', /numbers$|deep$/],
  // Pages that are made anew for each caller.
  ['GET /docs-yaml, nobody', /./],
  ['GET /admin/docs-yaml, nobody', /./],
  // Words that a pattern reads again and again.
  ['messages of 2000 characters by widget', /^line separators$|^long words$/],
  // Patterns are compiled when they first read.
  ['first message of a process: Arabic', /./],
  // The index of a large catalogue.
  ['2000 products uploaded', /./],
  ['a shop of 2000 products', /^the first question$|stock$|name$/],
  // One shop's visitors beside another's.
  ['40 visitors of one shop', /./],
];

/**
 * @param {Door[]} doors
 * @returns {Door[]} the doors of the slice with their inputs of it
 * @throws PlainError for an entry that names nothing any more
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
