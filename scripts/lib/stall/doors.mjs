import { bodies } from './doors/bodies.mjs';
import { chat } from './doors/chat.mjs';
import { crowd } from './doors/crowd.mjs';
import { largeShop } from './doors/large-shop.mjs';
import { pages } from './doors/pages.mjs';
import { parameters } from './doors/parameters.mjs';
import { strangers } from './doors/strangers.mjs';
import { slice } from './slice.mjs';

/** @typedef {import('./engine.mjs').Door} Door */
/** @typedef {import('./stage.mjs').Stage} Stage */

/** @typedef {{products: number, crowdSeconds: number}} Size */

/** @type {Size} */
const WHOLE = { products: 10_000, crowdSeconds: 12 };
/** @type {Size} */
const SMALL = { products: 2000, crowdSeconds: 6 };

/**
 * Every door (a way into the product, such as an operation's body) with its inputs. The crowd is last, because its work
 * continues afterwards.
 * @param {Stage} stage
 * @param {{sliceOnly: boolean, only: string[]}} choice  `only`: parts of the names of doors
 * @returns {Door[]}
 */
export function doorsOf(stage, { sliceOnly, only }) {
  const size = sliceOnly ? SMALL : WHOLE;
  const all = [
    ...pages(stage),
    ...strangers(stage),
    ...parameters(stage),
    ...bodies(stage),
    ...chat(stage),
    ...largeShop(stage, size),
    ...crowd(stage, { seconds: size.crowdSeconds }),
  ];
  const doors = sliceOnly ? slice(all) : all;
  return only.length === 0 ? doors : doors.filter(({ name }) => only.some((part) => name.includes(part)));
}
