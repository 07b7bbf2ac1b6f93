import { join } from 'node:path';

export const CHAT_PACKAGE = 'frontdesk.chat.v1';
export const CHAT_SERVICE = 'ChatEngine';
export const CHAT_PROTO = join(import.meta.dirname, 'chat-engine.proto');
/** As the health service knows it. */
export const CHAT_FULL_NAME = `${CHAT_PACKAGE}.${CHAT_SERVICE}`;
