/** One deliberate fault in the product, which the named tests must find. */
export interface Mutant {
  /** Its name, also for `npm run test:mutants -- <name>`. */
  name: string;
  /** What an attacker would gain. */
  breaks: string;
  /** Changes of sources; each `search` must occur exactly once in its file. */
  edits?: { file: string; search: string; replace: string }[];
  /** Run after the migrations, as the schema's owner. */
  sql?: string;
  /** Each of these files must fail. */
  specs: string[];
  /** Only tests whose name matches (a regular expression), to save time. */
  tests?: string;
}
