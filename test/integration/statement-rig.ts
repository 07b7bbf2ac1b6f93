import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { ArticlesService } from '../../src/catalog/articles/articles.service.js';
import { CatalogModule } from '../../src/catalog/catalog.module.js';
import { ProductsService } from '../../src/catalog/products/products.service.js';
import { WidgetModule } from '../../src/channels/widget/widget.module.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { ConversationsModule } from '../../src/conversations/conversations.module.js';
import { ErasureStoresModule } from '../../src/erasure/erasure-stores.module.js';
import { newId } from '../../src/kernel/ids.js';
import { ModelBudgetsModule } from '../../src/chat/budgets/model-budgets.module.js';
import { ModelCostsModule } from '../../src/model-costs.module.js';
import { ModelSettingsModule } from '../../src/model-settings.module.js';
import { OpeningHoursModule } from '../../src/opening-hours/opening-hours.module.js';
import { OpeningHoursService } from '../../src/opening-hours/opening-hours.service.js';
import type { Week } from '../../src/opening-hours/schedule.types.js';
import { OrdersModule } from '../../src/orders/orders.module.js';
import { OrdersService } from '../../src/orders/orders.service.js';
import { mintKey } from '../../src/platform/auth/api-key.js';
import { MemberAccessModule } from '../../src/members/member-access.module.js';
import { AdminKeysModule } from '../../src/admin/keys/admin-keys.module.js';
import { AuthModule } from '../../src/platform/auth/auth.module.js';
import { CryptoModule } from '../../src/platform/crypto/crypto.module.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { LimitsModule } from '../../src/platform/limits/limits.module.js';
import { JobSender } from '../../src/platform/queueing/outbox.js';
import { EmbeddingsModule } from '../../src/platform/embeddings/embeddings.module.js';
import { WeaviateModule } from '../../src/platform/weaviate/weaviate.module.js';
import { MailModule } from '../../src/platform/mail/mail.module.js';
import { RealtimeModule } from '../../src/platform/realtime/realtime.module.js';
import { RedisModule } from '../../src/platform/redis/redis.module.js';
import { TimeModule } from '../../src/platform/time/time.module.js';
import { WatchdogModule } from '../../src/platform/watchdog/watchdog.module.js';
import { QueueModule } from '../../src/queue/queue.module.js';
import { TenantsModule } from '../../src/tenants/tenants.module.js';
import { TrialsModule } from '../../src/trials/trials.module.js';
import { KeptJobs } from './kept-jobs.js';
import { asTenant } from './platform-app.js';
import { storeUrl } from './store-urls.js';

const NINE_TO_FIVE = [{ open: '09:00', close: '17:00' }];
const WEEK: Week = {
  ...{ mon: NINE_TO_FIVE, tue: NINE_TO_FIVE, wed: NINE_TO_FIVE, thu: NINE_TO_FIVE, fri: NINE_TO_FIVE },
  ...{ sat: [], sun: [] },
};

/** The product as `AppModule` wires it, on real stores, without HTTP and with a queue that the test holds. */
export class StatementRig {
  readonly tenantId = randomUUID();

  private constructor(
    private readonly app: TestingModule,
    readonly jobs: KeptJobs,
  ) {}

  /** @param replaced providers by their tokens, with what stands in for them; @param env settings of its own */
  static async open(
    replaced: readonly [token: unknown, value: unknown][] = [],
    env: NodeJS.ProcessEnv = {},
  ): Promise<StatementRig> {
    const settings = {
      DATABASE_URL: storeUrl('DATABASE_URL'),
      DATABASE_PLATFORM_URL: storeUrl('DATABASE_PLATFORM_URL'),
      REDIS_URL: storeUrl('REDIS_URL'),
      ADMIN_API_KEY: mintKey('admin'),
      APP_SECRET: newId(),
      // A busy machine is not what is tested.
      DATABASE_ACQUIRE_TIMEOUT_MS: '60000',
      // What is parsed is counted.
      DATABASE_PREPARED_STATEMENTS: '0',
      ...env,
    };
    const stores = [
      DatabaseModule,
      RedisModule,
      RealtimeModule,
      MailModule,
      EmbeddingsModule,
      WeaviateModule,
      ErasureStoresModule,
      QueueModule,
    ];
    const platform = [ConfigModule.forRoot(settings), TimeModule, WatchdogModule, CryptoModule];
    const models = [ModelCostsModule, ModelBudgetsModule, ModelSettingsModule];
    const edge = [
      AuthModule,
      AdminKeysModule,
      MemberAccessModule,
      LimitsModule,
      ModelCostsModule,
      ModelSettingsModule,
      ModelBudgetsModule,
      TenantsModule,
      WidgetModule,
      ConversationsModule,
      TrialsModule,
    ];
    const abilities = [OpeningHoursModule, CatalogModule, OrdersModule];
    const jobs = new KeptJobs();
    const builder = Test.createTestingModule({
      imports: [...platform, ...models, ...stores, ...edge, ...abilities],
    });
    builder.overrideProvider(JobSender).useValue(jobs);
    for (const [token, value] of replaced) builder.overrideProvider(token).useValue(value);
    const app = await builder.compile();
    const rig = new StatementRig(await app.init(), jobs);
    await rig.fill();
    return rig;
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  inTenant<T>(work: () => T): T {
    return asTenant(this.tenantId, work);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  private async fill(): Promise<void> {
    await this.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Cedar & Clay', 'en', 'Europe/Dublin', 'EUR',
         '{"name": "Clay", "greeting": "", "handoffTopics": []}', '{}')`,
      [this.tenantId, `shop-${this.tenantId}`],
    );
    await this.inTenant(async () => {
      await this.get(OpeningHoursService).update(WEEK);
      await this.get(ProductsService).upsert(PRODUCTS);
      await this.get(ArticlesService).upsert(ARTICLES);
      await this.get(OrdersService).upsert(ORDERS);
    });
  }
}

const PRODUCTS = [
  { sku: 'MUG', name: 'Speckled stoneware mug', price: '22.00', stock: 4, description: 'Holds 350 ml.' },
  { sku: 'BOWL', name: 'Blue salad bowl', price: '48.00', stock: 0, description: 'For six, 30 cm wide.' },
  { sku: 'VASE', name: 'Tall vase', price: '65.00', stock: 2, description: 'Hand-thrown, white glaze.' },
  { sku: 'PLATE', name: 'Dinner plate', price: '28.00', stock: 12, description: 'Dishwasher safe.' },
  { sku: 'TEAPOT', name: 'Round teapot', price: '72.00', stock: 1, description: 'With a bamboo handle.' },
  { sku: 'CUP', name: 'Espresso cup', price: '16.00', stock: 20, description: 'Holds 80 ml.' },
];

const ARTICLES = [
  { question: 'How much is delivery?', answer: 'Delivery in Ireland costs €6.95, free over €80.', tags: [] },
  { question: 'Can I return something?', answer: 'Yes, within 30 days of delivery, unused.', tags: [] },
  { question: 'Do you hold pottery classes?', answer: 'Yes, every Saturday at 11:00.', tags: ['classes'] },
];

const ORDERS = [
  {
    ...{ number: 'CC-2041', status: 'shipped', placedAt: '2026-11-20T10:00:00Z', total: '44.00' },
    customer: { name: 'Aoife', email: 'aoife@example.com' },
    items: [{ sku: 'MUG', quantity: 2, unitPrice: '22.00' }],
    shipments: [],
  },
];
