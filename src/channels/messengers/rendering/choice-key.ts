const KEY = /^([0-9a-f-]{36})\.(\d{1,2})$/;

/** By which a button is known again when it is pressed. */
export function choiceKey(messageId: string, index: number): string {
  return `${messageId}.${index}`;
}

/** @returns null of a button that is none of ours */
export function readChoiceKey(key: string): { messageId: string; index: number } | null {
  const [, messageId, index] = KEY.exec(key) ?? [];
  return messageId === undefined ? null : { messageId, index: Number(index) };
}
