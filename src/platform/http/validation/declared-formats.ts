/** JSON Schema keywords of a validation rule that checks a text's format. */
export interface TextFormat {
  /**
   * Characters of the longest text that it accepts. Checked first, because the rule itself may be slow on long texts.
   */
  maxLength: number;
  format?: 'date' | 'date-time' | 'uuid';
  /** That every accepted text has; others may have it too, since no pattern tells which languages or days exist. */
  pattern?: string;
}

/** By the name of the rule. Both the API document and the validators read this table. */
export const TEXT_FORMATS: Readonly<Record<string, TextFormat>> = {
  // RFC 5646, section 4.4.1: the most that a tag needs. `Intl.getCanonicalLocales` takes quadratic time.
  isLanguageTag: {
    maxLength: 35,
    pattern: String.raw`^\s*[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*(?:[.@].*)?\s*$`,
  },
  // The longest name in the IANA database has 32.
  isZoneName: { maxLength: 64, pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$' },
  isCurrency: { maxLength: 3, pattern: '^[A-Z]{3}$' },
  isAmount: { maxLength: 20, pattern: String.raw`^[0-9]{1,13}(?:\.[0-9]{1,6})?$` },
  isCalendarDate: { maxLength: 10, format: 'date' },
  // With nanoseconds and an offset.
  isInstant: { maxLength: 35, format: 'date-time' },
  isWebUrl: { maxLength: 2048, pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' },
  // Scheme, a host of 253 characters (RFC 1035) and a port.
  isOrigin: { maxLength: 267, pattern: '^https?://[a-z0-9.-]+(?::[0-9]{1,5})?$' },
  isEmail: { maxLength: 320, pattern: String.raw`^.+@.+\..+$` },
  isUuid: { maxLength: 36, format: 'uuid' },
};

/** Bounds of a plain map of texts (`IsTextMap`). */
export const TEXT_MAP = { maxProperties: 50, keyLength: 100, maxLength: 1000 } as const;
