import { jsonrepair } from 'jsonrepair';

/** A call that a model has written into its words instead of into the field for calls. */
export interface WrittenCall {
  name: string;
  /** JSON text. */
  arguments: string;
}

/**
 * Marks that begin a written call anywhere in a text: Qwen and Hermes, Qwen-Coder and Llama, LM Studio, Mistral, Llama,
 * Granite, DeepSeek.
 */
export const CALL_MARKS: readonly string[] = [
  '<tool_call>',
  '<function=',
  '<function_call>',
  '[TOOL_REQUEST]',
  '[TOOL_CALLS]',
  '<|python_tag|>',
  '<|tool_call|>',
  '<|tool_call>',
  '<｜tool',
];

/** What stands around calls and says nothing. */
const FRAME = new RegExp(
  [
    '</?(?:tool_call|function_call)>',
    '\\[(?:END_)?TOOL_REQUEST\\]',
    '\\[TOOL_CALLS\\]',
    '<\\|(?:python_tag|eom_id|eot_id|tool_call)\\|>',
    '<\\|tool_call>',
    '```(?:json|tool_code)?',
  ].join('|'),
  'gu',
);
const FUNCTION = /<function=([\w.-]{1,64})>/u;
const FUNCTION_END = '</function>';
const PARAMETER = /<parameter=([\w.-]{1,64})>/u;
const PARAMETER_END = '</parameter>';
const NAMED_JSON = /^([\w.-]{1,64})(?:\[ARGS\])?(?=\{)/u;
const PYTHON_CALL = /^([A-Za-z_]\w{0,63})\(/u;
const PYTHON_ARGUMENT = /^,?\s?([A-Za-z_]\w{0,63})\s?=/u;
const MOST_CHARACTERS = 64_000;

/**
 * The calls of a text that is nothing but calls of offered tools.
 * @param offered names of tools
 * @returns null when the text says something else, or calls a tool that was not offered
 */
export function textCalls(text: string, offered: ReadonlySet<string>): WrittenCall[] | null {
  const bare = text.trim();
  if (bare === '' || bare.length > MOST_CHARACTERS) return null;
  const calls = FUNCTION.test(bare) ? functionCalls(bare) : framedCalls(bare);
  return calls && calls.length > 0 && calls.every(({ name }) => offered.has(name)) ? calls : null;
}

/** Whether a JSON text has the form of a call, also of a tool that does not exist: no visitor may see it. */
export function looksLikeCall(text: string): boolean {
  const bare = text.replace(FRAME, '').trim();
  return /^[[{]/.test(bare) && /"(?:name|function|tool|tool_calls|tool_name)"\s?:/.test(bare.slice(0, 200));
}

/** `<function=f><parameter=k>v</parameter></function>`, or JSON between the marks. */
function functionCalls(text: string): WrittenCall[] | null {
  const calls: WrittenCall[] = [];
  let rest = text.replace(FRAME, '').trim();
  while (rest !== '') {
    const opening = FUNCTION.exec(rest);
    if (opening?.index !== 0) return null;
    const end = rest.indexOf(FUNCTION_END);
    const inner = rest.slice(opening[0].length, end === -1 ? undefined : end).trim();
    const args = inner.startsWith('{') ? repaired(inner) : parametersOf(inner);
    if (!args) return null;
    calls.push({ name: opening[1] ?? '', arguments: JSON.stringify(args) });
    rest = end === -1 ? '' : rest.slice(end + FUNCTION_END.length).trim();
  }
  return calls;
}

function parametersOf(text: string): Fields | null {
  const fields: Fields = {};
  let rest = text;
  while (rest !== '') {
    const opening = PARAMETER.exec(rest);
    const end = rest.indexOf(PARAMETER_END);
    if (opening?.index !== 0 || end === -1) return null;
    fields[opening[1] ?? ''] = valueOf(rest.slice(opening[0].length, end).trim());
    rest = rest.slice(end + PARAMETER_END.length).trim();
  }
  return fields;
}

/** A number, list and the like by its JSON, everything else as a text. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function framedCalls(text: string): WrittenCall[] | null {
  const parts = text
    .split(FRAME)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const calls = parts.map(partCalls);
  return calls.every((each) => each !== null) ? calls.flat() : null;
}

/** One part: JSON, `name{json}`, or `[f(a="x")]`. */
function partCalls(part: string): WrittenCall[] | null {
  const named = NAMED_JSON.exec(part);
  if (named) {
    const args = repaired(part.slice(named[0].length));
    return args && [{ name: named[1] ?? '', arguments: JSON.stringify(args) }];
  }
  if (/^\[?\s?[A-Za-z_]\w{0,63}\(/u.test(part)) return pythonCalls(part);
  return /^[[{]/.test(part) ? callsOfJson(lenient(part)) : null;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function callsOfJson(value: unknown): WrittenCall[] | null {
  const list = isFields(value) && Array.isArray(value.tool_calls) ? value.tool_calls : value;
  const calls = (Array.isArray(list) ? list : [list]).map(callOfJson);
  return calls.every((call) => call !== null) ? calls : null;
}

function callOfJson(value: unknown): WrittenCall | null {
  if (!isFields(value)) return null;
  const inner = isFields(value.function) ? value.function : value;
  const name = [inner.name, inner.tool_name, inner.tool, inner.function].find(isName);
  const args = inner.arguments ?? inner.parameters ?? inner.args ?? inner.input ?? {};
  if (name === undefined) return null;
  if (typeof args === 'string') return { name, arguments: args };
  return isFields(args) ? { name, arguments: JSON.stringify(args) } : null;
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Small models forget quotes and brackets. */
function lenient(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(jsonrepair(text));
    } catch {
      return null;
    }
  }
}

function repaired(text: string): Fields | null {
  const value = lenient(text);
  return isFields(value) ? value : null;
}

/** `[f(a="x", b=2), g()]`, as Llama 4 writes. */
function pythonCalls(text: string): WrittenCall[] | null {
  const calls: WrittenCall[] = [];
  let rest = text.replace(/^\[\s?/, '').replace(/\s?\]$/, '');
  while (rest !== '') {
    const opening = PYTHON_CALL.exec(rest);
    if (!opening) return null;
    const read = pythonArguments(rest.slice(opening[0].length));
    if (!read) return null;
    calls.push({ name: opening[1] ?? '', arguments: JSON.stringify(read.fields) });
    rest = read.rest.trim().replace(/^,/, '').trim();
  }
  return calls;
}

function pythonArguments(text: string): { fields: Fields; rest: string } | null {
  const fields: Fields = {};
  let rest = text.trimStart();
  while (!rest.startsWith(')')) {
    const named = PYTHON_ARGUMENT.exec(rest);
    const value = named && pythonValue(rest.slice(named[0].length).trimStart());
    if (!named || !value) return null;
    fields[named[1] ?? ''] = value.value;
    rest = value.rest.trimStart();
  }
  return { fields, rest: rest.slice(1) };
}

/** A text in quotes, a list, or a plain value up to the next comma or bracket. */
function pythonValue(text: string): { value: unknown; rest: string } | null {
  const end = pythonEnd(text);
  if (end === -1) return null;
  const written = text.slice(0, end);
  const json = PYTHON_WORDS[written] ?? written;
  return { value: lenient(json), rest: text.slice(end) };
}

const PYTHON_WORDS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** Where the value at the beginning ends; -1 when it does not. */
function pythonEnd(text: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if ('[{('.includes(sign)) depth++;
    else if (depth > 0 && ']})'.includes(sign)) depth--;
    else if (depth === 0 && (sign === ',' || sign === ')')) return at;
  }
  return -1;
}
