/**
 * Topics that the assistant must not answer by itself, in one language. Phrases in the notation of `docs/words.md`,
 * folded. A business adds its own by `assistant.handoffTopics`.
 */
export interface TopicWords {
  /** Somebody may be in danger now: a person, an animal, fire, gas. Nothing is looked up. */
  emergencies: string;
  /** A danger that somebody wants to keep away: "no poison please". It is no emergency. */
  unwanted: string;
  /**
   * Allergies, medicines and health, legal claims: only the business's own article, when it is asked nearly word for
   * word, and a person. Not a product's name or property: "ibuprofen 400", "without nuts".
   */
  delicate: string;
  /**
   * Goods that came broken, wrong or incomplete: the business's own article, and a person. Not what is only asked
   * ("what if it arrives broken?"), no parcel that has not come, and no thing of the visitor's that wants a repair.
   */
  trouble: string;
  /** "If", "in case": what follows has not happened. */
  supposed: string;
  /** Illnesses and the like, and `safe`: whether goods are safe, which may be asked in another sentence. */
  conditions: string;
  safe: string;
}
