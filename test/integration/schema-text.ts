import { withClient } from './throwaway-database.js';

/** The schema as text: tables, columns, constraints, indexes, policies, grants, functions and triggers. */
export async function schemaText(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ line: string }>(`
      SELECT format('%s %s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line
        FROM information_schema.columns WHERE table_schema = 'public'
      UNION ALL SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT format('%s %s %s %s', tablename, policyname, qual, with_check) FROM pg_policies
      UNION ALL SELECT format('%s %s %s', relname, relrowsecurity, relacl) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace ORDER BY line`),
  );
  return rows.map(({ line }) => line).join('\n');
}
