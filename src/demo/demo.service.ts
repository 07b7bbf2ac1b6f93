import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ProductsService } from '../catalog/products/products.service.js';
import { ServerConfig } from '../config/server.config.js';
import { notFound } from '../kernel/errors.js';
import { escapeHtml } from '../kernel/html.js';
import { formatAmount } from '../kernel/money.js';
import { currentContext, runAsTenant } from '../platform/context/request-context.js';
import { OpeningHoursService } from '../opening-hours/opening-hours.service.js';
import { TenantSettingsService } from '../tenants/tenant-settings.service.js';
import { DEMO_QUESTIONS } from './demo-questions.js';
import { WEB_DIRECTORY } from './publish-assets.js';

/** `npm start` writes the keys of the businesses it seeded: `{slug: {tenantId, apiKey, publishableKey}}`. */
type DemoKeys = Record<string, { tenantId: string; publishableKey: string }>;

const RTL = new Set(['ar', 'he', 'fa', 'ur']);

/** The shop page of a seeded business, filled with its live data. */
@Injectable()
export class DemoService {
  constructor(
    @Inject(ServerConfig) private readonly config: ServerConfig,
    private readonly settings: TenantSettingsService,
    private readonly products: ProductsService,
    private readonly hours: OpeningHoursService,
  ) {}

  /** @throws DomainError `not-found` outside embedded mode and for an unknown shop. */
  async page(wanted: string | undefined, apiBase: string): Promise<string> {
    const keys = await this.keys();
    const slug = wanted ?? Object.keys(keys)[0] ?? '';
    const demo = Object.hasOwn(keys, slug) ? keys[slug] : undefined;
    if (!demo) throw notFound('demo shop');
    const { requestId, correlationId } = currentContext();
    const shop = await runAsTenant(demo.tenantId, { requestId, correlationId }, () => this.shop(slug));
    const template = await readFile(join(WEB_DIRECTORY, 'demo.html'), 'utf8');
    const language = new Intl.Locale(shop.locale).language;
    return fill(template, {
      name: escapeHtml(shop.name),
      locale: escapeHtml(shop.locale),
      dir: RTL.has(language) ? 'rtl' : 'ltr',
      publishableKey: escapeHtml(demo.publishableKey),
      apiBase: escapeHtml(apiBase),
      shopJson: escapeScript({ ...shop, shops: await this.shops(keys) }),
    });
  }

  private async keys(): Promise<DemoKeys> {
    if (!this.config.embedded || !this.config.demoFile) throw notFound('demo page');
    try {
      return JSON.parse(await readFile(this.config.demoFile, 'utf8')) as DemoKeys;
    } catch {
      throw notFound('demo page yet');
    }
  }

  private async shop(slug: string) {
    const { name, locale, currency } = await this.settings.get();
    const { week } = await this.hours.get();
    const { data } = await this.products.list({ limit: 24 });
    const products = data.map(({ name: title, description, priceMinor, currency: unit, stock }) => ({
      name: title,
      description,
      price: priceMinor === null ? null : formatAmount({ minor: priceMinor, currency: unit }),
      currency: unit,
      stock,
    }));
    const demo = { questions: DEMO_QUESTIONS[slug] ?? [] };
    return { slug, name, locale, currency, products: products.reverse(), hours: { week }, demo };
  }

  private async shops(keys: DemoKeys): Promise<{ slug: string; name: string }[]> {
    const { requestId, correlationId } = currentContext();
    return Promise.all(
      Object.entries(keys).map(async ([slug, { tenantId }]) => {
        const { name } = await runAsTenant(tenantId, { requestId, correlationId }, () => this.settings.get());
        return { slug, name };
      }),
    );
  }
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Inside a script element only `<` can end it. */
function escapeScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
