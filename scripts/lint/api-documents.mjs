// What Spectral's rules for OpenAPI say of both API documents; silent, but for what OpenAPI 3.1 allows and Spectral does not know.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
import { ROOT } from '../lib/system/paths.mjs';

const { Document, Spectral } = core;

/**
 * Findings that are passed over, each with its reason.
 * @param {import('@stoplight/spectral-core').ISpectralDiagnostic} finding
 */
function isAllowed({ code, path, message }) {
  const place = path.join('.');
  // OpenAPI 3.1, Security Requirement Object: the names of a scheme that is not OAuth may be roles, here the scope of the key.
  if (code === 'oas3-operation-security-defined') return /\.security\.\d+\.tenant\.\d+$/.test(place);
  // OpenAPI 3.1, "Relative References in URLs": the guide stands beside the document, whatever the address.
  return code === 'oas3-schema' && place === 'externalDocs.url' && message.includes('format "uri"');
}

/** Both packages describe the same object by types of their own. @type {unknown} */
const rules = rulesets.oas;
const spectral = new Spectral();
spectral.setRuleset({
  extends: [[/** @type {import('@stoplight/spectral-core').RulesetDefinition} */ (rules), 'recommended']],
});
let faults = 0;
for (const name of ['openapi.json', 'admin-openapi.json', 'console-openapi.json']) {
  const document = new Document(readFileSync(join(ROOT, name), 'utf8'), parsers.Json, name);
  const findings = (await spectral.run(document)).filter((finding) => !isAllowed(finding));
  for (const { code, path, message } of findings)
    console.error(`${name} ${path.join('.')}: ${message} (${code})`);
  faults += findings.length;
}
process.exitCode = faults > 0 ? 1 : 0;
