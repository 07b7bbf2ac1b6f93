/** A message that the other side should not have sent. */
export class WireFault extends Error {}

/** Every field of a message or of a port's type has to be named, also an optional one, which may be undefined. */
export type Whole<Type> = { [Field in keyof Required<Type>]: Type[Field] };

/** Does not compile when the rest of an object that was taken apart has a field left. */
export function nothingLeft<Rest extends object>(_rest: keyof Rest extends never ? Rest : never): void {
  // The type is the check.
}

/** A name of a closed list. @throws WireFault for another one */
export function nameIn<Name extends string>(
  names: Readonly<Record<Name, true>>,
  value: string,
  field: string,
): Name {
  if (!Object.hasOwn(names, value)) throw new WireFault(`${field}: "${value.slice(0, 40)}" is not known.`);
  return value as Name;
}

/** A JSON object. @throws WireFault */
export function objectOf(json: string, field: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new WireFault(`${field}: is not JSON.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WireFault(`${field}: is not a JSON object.`);
  return value as Record<string, unknown>;
}
