import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';
import { canonicalTag } from '../../../kernel/language-tag.js';
import { isCalendarDate, toUtcInstant } from '../../../kernel/instants.js';
import { TEXT_FORMATS, TEXT_MAP } from './declared-formats.js';

type Check = (value: unknown) => boolean;

/** Checks the length first: a check may be slow on a long text. */
function decorator(name: string, message: string, check: Check) {
  const maxLength = TEXT_FORMATS[name]?.maxLength ?? Infinity;
  const validate: Check = (value) => (typeof value !== 'string' || value.length <= maxLength) && check(value);
  return (options?: ValidationOptions): PropertyDecorator =>
    (target, property) =>
      registerDecorator({
        name,
        target: target.constructor,
        propertyName: String(property),
        ...(options ? { options } : {}),
        validator: { validate, defaultMessage: () => `$property ${message}` },
      });
}

const IsKnownTag = decorator(
  'isLanguageTag',
  'must be the BCP 47 tag of a language and region that exist, such as "en" or "de-AT"',
  (value) => typeof value === 'string' && canonicalTag(value) !== null,
);

/** BCP 47. A valid value is made canonical before validation, so that "de_DE" is stored as "de-DE". */
export const IsLanguageTag = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (canonicalTag(value) ?? value) : value,
    ),
    IsKnownTag(),
  );

/** Only IANA time zone names: an offset has no daylight saving time. */
export const IsZoneName = decorator(
  'isZoneName',
  'must be an IANA time zone such as "Europe/Dublin"',
  (value) => {
    if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
    } catch {
      return false;
    }
  },
);

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217. */
export const IsCurrency = decorator(
  'isCurrency',
  'must be an ISO 4217 code such as "EUR"',
  (value) => typeof value === 'string' && currencies.has(value),
);

/**
 * A decimal string in the major unit. Whether its decimals fit the currency is checked later, where the currency is
 * known.
 */
export const IsAmount = decorator(
  'isAmount',
  'must be a decimal string in the major unit, such as "38.00"',
  (value) => typeof value === 'string' && /^\d{1,13}(\.\d{1,6})?$/.test(value),
);

/** `YYYY-MM-DD`, a day that exists. */
export const IsCalendarDate = decorator(
  'isCalendarDate',
  'must be a date such as "2026-12-25"',
  (value) => typeof value === 'string' && isCalendarDate(value),
);

const IsUtcInstant = decorator(
  'isInstant',
  'must be a time that exists, with seconds below 60 and an offset of at most 15:59, such as "2026-11-20T10:15:00Z" or "2026-11-20T10:15:00+01:00"',
  (value) => typeof value === 'string' && toUtcInstant(value) !== null,
);

/**
 * RFC 3339 with an offset: without one the time would depend on the server's zone. A valid value is converted to UTC
 * before validation, so that later code and stores need not handle offsets.
 */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (toUtcInstant(value) ?? value) : value,
    ),
    IsUtcInstant(),
  );

/** Absolute `http(s)` URL. */
export const IsWebUrl = decorator('isWebUrl', 'must be an absolute http or https URL', (value) => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  // `URL` also reads "http:shop.example" and spaces before it.
  return /^https?:\/\//i.test(value);
});

/** In the form that browsers send (RFC 6454); any other form would never match. */
export const IsOrigin = decorator(
  'isOrigin',
  'must hold origins such as "https://shop.example": lower case, without path and default port',
  (value) => {
    if (typeof value !== 'string' || !/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(value)) return false;
    return URL.canParse(value) && new URL(value).origin === value;
  },
);

/** A map of language tags to texts, at most 30. Its keys are made canonical. @param longest characters of a text */
export const IsTextByLanguage = (longest: number): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => withCanonicalKeys(value)),
    ValidateBy({
      name: 'isTextByLanguage',
      constraints: [longest],
      validator: {
        validate: (value: unknown) => isTextByLanguage(value, longest),
        defaultMessage: () =>
          `$property must map at most ${MOST_LANGUAGES} language tags such as "de" or "fr-CA" to texts of at most ${longest} characters`,
      },
    }),
  );

const MOST_LANGUAGES = 30;

function withCanonicalKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > MOST_LANGUAGES) return value;
  return Object.fromEntries(entries.map(([tag, text]) => [canonicalTag(tag) ?? tag, text]));
}

function isTextByLanguage(value: unknown, longest: number): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MOST_LANGUAGES &&
    entries.every(
      ([tag, text]) => canonicalTag(tag) !== null && typeof text === 'string' && text.length <= longest,
    )
  );
}

/** A plain map of text to text, at most 50 entries. */
export const IsTextMap = decorator('isTextMap', 'must be an object of at most 50 strings', (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= TEXT_MAP.maxProperties &&
    entries.every(
      ([key, text]) =>
        key.length <= TEXT_MAP.keyLength && typeof text === 'string' && text.length <= TEXT_MAP.maxLength,
    )
  );
});

/**
 * For a field that takes a text instead of an object: limits the text's characters. Other values are left to other
 * rules.
 */
export const TextUpTo = (max: number): PropertyDecorator =>
  ValidateBy({
    name: 'textUpTo',
    constraints: [max],
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || value.length <= max,
      defaultMessage: () => `$property must be shorter than or equal to ${max} characters`,
    },
  });

/** The field may be left out, but not be null. */
export const IfPresent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
