import type { TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { runModule } from './module-script.js';
import type { Stage } from './stage.js';

/** One of the demo businesses with its real data, loaded over the API by the script that `npm start` uses. */
export async function demoBusiness(
  stage: Stage,
  process: FrontdeskProcess,
  slug: string,
): Promise<TestBusiness> {
  const { businesses } = (await import('../../scripts/demo/businesses.json')) as unknown as {
    businesses: { slug: string; name: string; locale: string; timezone: string; currency: string }[];
  };
  const found = businesses.find((business) => business.slug === slug);
  if (!found) throw new Error(`No demo business is named ${slug}.`);
  const { name, locale, timezone, currency } = found;
  const business = await stage.business(process, { name, locale, timezone, currency });
  await runModule(
    `const { loadBusiness } = await lib('demo/business-data.mjs');
     await loadBusiness(input.tenant, input.business);`,
    { tenant: { url: process.url, key: business.api.key }, business: found },
  );
  return business;
}

/** Creates all demo businesses and writes their keys, as `npm start` does. */
export function seedDemo(stage: Stage, process: FrontdeskProcess, keysFile: string): Promise<void> {
  return runModule(
    `const { seedDemo } = await lib('demo/seed-demo.mjs');
     await seedDemo({ url: input.url, adminKey: input.adminKey }, input.keysFile);`,
    { url: process.url, adminKey: stage.secrets.adminKey, keysFile },
  );
}
