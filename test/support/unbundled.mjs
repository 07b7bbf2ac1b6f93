// For files that are loaded into a process of the product by `--import` and change a module of it: lets the program run on
// the modules of dist/ instead of on their bundle, in which no module can be reached.
import { registerHooks } from 'node:module';

const PROGRAM = /\/dist\/(main(?:\.worker|\.chat)?)\.js$/;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    return { ...resolved, url: resolved.url.replace(PROGRAM, '/dist/$1.unbundled.js') };
  },
});
