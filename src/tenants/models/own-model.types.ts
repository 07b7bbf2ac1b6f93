/** A business's own model, as it is stored beside its other settings; its key is sealed elsewhere. */
export interface OwnModel {
  /** One of those that the operator allows. */
  baseUrl: string;
  name: string;
  /** The last four characters of the key; null without a key, or of one too short to show anything of. */
  keyEnds: string | null;
  hasKey: boolean;
}

/** What a business changes of it; what is left out stays. */
export interface OwnModelChange {
  baseUrl?: string;
  name?: string;
  /** Null removes it: the server needs none. */
  apiKey?: string | null;
}

/** What is written of a change. */
export interface OwnModelWrite {
  model: OwnModel | null;
  /** Absent: stays as it is. */
  key?: string | null;
}
