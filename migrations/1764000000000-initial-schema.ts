import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one policy, the same text on every tenant table: no tenant in context means no rows, not an error. */
const TENANT = `(SELECT NULLIF(current_setting('app.current_tenant', true), '')::uuid)`;

const TENANT_TABLES = [
  'api_keys',
  'opening_hours',
  'closures',
  'articles',
  'products',
  'orders',
  'order_items',
  'shipments',
  'visitors',
  'conversations',
  'messages',
  'turns',
  'unanswered_questions',
  'idempotency_keys',
  'outbox',
];

/** Tables the platform role works on across tenants: credentials are found and jobs relayed before a tenant is known. */
const REGISTRY_GRANTS: Record<string, string> = {
  tenants: 'SELECT, INSERT, UPDATE',
  api_keys: 'SELECT, INSERT, UPDATE',
  outbox: 'SELECT, UPDATE, DELETE',
  idempotency_keys: 'SELECT, DELETE',
};

const SCHEMA = `
CREATE TABLE tenants (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text NOT NULL,
  locale text NOT NULL,
  timezone text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  plan text NOT NULL DEFAULT 'standard',
  owner_email text,
  limits jsonb NOT NULL DEFAULT '{}',
  assistant jsonb NOT NULL,
  widget jsonb NOT NULL,
  knowledge_version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE platform_idempotency_keys (
  route text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  locked_until timestamptz NOT NULL,
  outcome bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (route, key)
);

CREATE TABLE api_keys (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('live', 'test', 'pub')),
  name text NOT NULL,
  hint text NOT NULL,
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX api_keys_secret_hash ON api_keys (secret_hash);

CREATE TABLE opening_hours (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  week jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);

CREATE TABLE closures (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  date date NOT NULL,
  reason text NOT NULL,
  hours jsonb NOT NULL,
  PRIMARY KEY (tenant_id, date)
);

CREATE TABLE articles (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  external_id text,
  question text NOT NULL,
  answer text NOT NULL,
  locale text,
  tags text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX articles_external_id ON articles (tenant_id, external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX articles_question ON articles (tenant_id, question) WHERE external_id IS NULL;

CREATE TABLE products (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  stock integer CHECK (stock >= 0),
  url text,
  image_url text,
  tags text[] NOT NULL DEFAULT '{}',
  attributes jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, sku)
);
CREATE INDEX products_price ON products (tenant_id, status, price_minor);

CREATE TABLE orders (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  number text NOT NULL,
  number_key text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'processing', 'preparing', 'on_hold', 'shipped',
    'out_for_delivery', 'delivered', 'cancelled', 'returned', 'refunded')),
  placed_at timestamptz,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  total_minor bigint NOT NULL CHECK (total_minor >= 0),
  customer_name text,
  customer_email text,
  customer_phone text,
  expected_at date,
  note text,
  content_hash bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, number)
);
CREATE INDEX orders_number_key ON orders (tenant_id, number_key);
CREATE INDEX orders_status ON orders (tenant_id, status, id);
CREATE INDEX orders_customer_email ON orders (tenant_id, customer_email, id);
CREATE INDEX orders_customer_phone ON orders (tenant_id, customer_phone);

CREATE TABLE order_items (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  sku text,
  name text,
  quantity integer NOT NULL CHECK (quantity > 0),
  unit_price_minor bigint CHECK (unit_price_minor >= 0),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, order_id, position),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE shipments (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  carrier text NOT NULL,
  tracking_number text NOT NULL,
  tracking_url text,
  status text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, order_id, position),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE visitors (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  external_id text,
  name text,
  email text,
  locale text,
  page text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX visitors_external_id ON visitors (tenant_id, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE conversations (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('api', 'widget')),
  visitor_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'assistant' CHECK (status IN ('assistant', 'waiting', 'member', 'resolved')),
  handoff_reason text,
  memory jsonb NOT NULL DEFAULT '{}',
  last_seq bigint NOT NULL DEFAULT 0,
  rating smallint CHECK (rating BETWEEN 1 AND 5),
  rating_comment text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, visitor_id) REFERENCES visitors (tenant_id, id)
);
CREATE INDEX conversations_visitor ON conversations (tenant_id, visitor_id, id);
CREATE UNIQUE INDEX conversations_widget ON conversations (tenant_id, visitor_id) WHERE channel = 'widget';
CREATE INDEX conversations_status ON conversations (tenant_id, status, id);

CREATE TABLE messages (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  author text NOT NULL CHECK (author IN ('visitor', 'assistant', 'member', 'system')),
  text text NOT NULL,
  client_id text,
  status text NOT NULL DEFAULT 'complete' CHECK (status IN ('complete', 'incomplete')),
  citations jsonb NOT NULL DEFAULT '[]',
  tools jsonb NOT NULL DEFAULT '[]',
  handoff jsonb,
  confidence real CHECK (confidence BETWEEN 0 AND 1),
  turn_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, conversation_id, seq),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id)
);
CREATE UNIQUE INDEX messages_turn ON messages (tenant_id, turn_id) WHERE turn_id IS NOT NULL;
CREATE UNIQUE INDEX messages_client_id ON messages (tenant_id, conversation_id, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE turns (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  answer_id uuid,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'completed', 'failed')),
  responder text CHECK (responder IN ('model', 'builtin', 'cache')),
  degraded boolean NOT NULL DEFAULT false,
  cached boolean NOT NULL DEFAULT false,
  attempts integer NOT NULL DEFAULT 0,
  lease integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  error_code text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, message_id),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES messages (tenant_id, id),
  FOREIGN KEY (tenant_id, answer_id) REFERENCES messages (tenant_id, id)
);
CREATE INDEX turns_conversation ON turns (tenant_id, conversation_id, id);

ALTER TABLE messages ADD FOREIGN KEY (tenant_id, turn_id) REFERENCES turns (tenant_id, id);

CREATE TABLE unanswered_questions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  question text NOT NULL,
  question_key text NOT NULL,
  count integer NOT NULL DEFAULT 1,
  conversation_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'answered')),
  last_asked_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, question_key),
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id)
);

CREATE TABLE idempotency_keys (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  route text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  locked_until timestamptz NOT NULL,
  outcome bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, route, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);

CREATE TABLE outbox (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  reference uuid NOT NULL,
  correlation_id text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX outbox_pending ON outbox (COALESCE(sent_at, created_at));
`;

const TABLES = [...TENANT_TABLES, 'platform_idempotency_keys', 'tenants'];

async function isolate(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(
    `CREATE POLICY tenant_isolation ON ${table} USING (tenant_id = ${TENANT}) WITH CHECK (tenant_id = ${TENANT})`,
  );
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO frontdesk_app`);
}

async function isolateRegistry(runner: QueryRunner): Promise<void> {
  await runner.query('ALTER TABLE tenants ENABLE ROW LEVEL SECURITY');
  await runner.query('ALTER TABLE tenants FORCE ROW LEVEL SECURITY');
  await runner.query(
    `CREATE POLICY tenant_isolation ON tenants USING (id = ${TENANT}) WITH CHECK (id = ${TENANT})`,
  );
  await runner.query('GRANT SELECT ON tenants TO frontdesk_app');
  await runner.query(
    'GRANT UPDATE (name, locale, timezone, assistant, widget, knowledge_version, updated_at) ON tenants TO frontdesk_app',
  );
  for (const [table, grants] of Object.entries(REGISTRY_GRANTS)) {
    await runner.query(
      `CREATE POLICY platform_access ON ${table} TO frontdesk_platform USING (true) WITH CHECK (true)`,
    );
    await runner.query(`GRANT ${grants} ON ${table} TO frontdesk_platform`);
  }
  await runner.query(
    'GRANT SELECT, INSERT, UPDATE, DELETE ON platform_idempotency_keys TO frontdesk_platform',
  );
}

export class InitialSchema1764000000000 implements MigrationInterface {
  name = 'InitialSchema1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT USAGE ON SCHEMA public TO frontdesk_app, frontdesk_platform, frontdesk_backup');
    await runner.query(SCHEMA);
    for (const table of TENANT_TABLES) await isolate(runner, table);
    await isolateRegistry(runner);
    await runner.query('GRANT SELECT ON ALL TABLES IN SCHEMA public TO frontdesk_backup');
    await runner.query('GRANT SELECT ON migrations TO frontdesk_app, frontdesk_platform');
  }

  async down(runner: QueryRunner): Promise<void> {
    // In one statement, for messages and turns refer to each other.
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
    await runner.query('REVOKE SELECT ON migrations FROM frontdesk_app, frontdesk_platform');
    await runner.query(
      'REVOKE USAGE ON SCHEMA public FROM frontdesk_app, frontdesk_platform, frontdesk_backup',
    );
  }
}
