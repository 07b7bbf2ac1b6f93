/** What a new business's assistant says in one language until the business writes its own. */
export interface GreetingWords {
  greeting: (business: string) => string;
  /** That visitors talk with a program. */
  disclosure: string;
}
