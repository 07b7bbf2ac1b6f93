/** What a business may spend on models. */
export interface SpendingTerms {
  /** IANA zone, in whose midnights days and months begin. */
  timezone: string;
  /** Input and output together, also with the business's own key. */
  tokensPerMonth: number;
  /** Of the platform's money, in millionths of a US dollar. */
  microUsdPerMonth: number;
}

/** Port: the terms of the tenant in context. Provided by the feature that owns tenants. */
export abstract class SpendingLimits {
  /** Nothing may be spent by a business that is suspended or being erased. */
  abstract terms(): Promise<SpendingTerms>;
}
