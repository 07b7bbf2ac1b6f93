/** One deliberate break of the product, which the named tests must notice. */
export interface Mutant {
  /** For people and for `npm run test:mutants -- <name>`. */
  name: string;
  /** What an attacker would gain. */
  breaks: string;
  /** Changes of sources; each `search` stands exactly once in its file. */
  edits?: { file: string; search: string; replace: string }[];
  /** Run after the migrations, as the schema's owner. */
  sql?: string;
  /** Each of these files must fail. */
  specs: string[];
  /** Only tests whose name matches (a regular expression), to save time. */
  tests?: string;
}
